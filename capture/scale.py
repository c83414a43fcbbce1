"""How many physical pixels a logical one has, screen by screen."""

import sys
from collections.abc import Sequence

from capture.errors import NoDisplay
from capture.models import Region

_REFERENCE_DPI = 96


def scale_of_screens(regions: Sequence[Region]) -> list[float | None]:
    """The scale of each screen, None where the platform does not tell."""
    if sys.platform == "win32":
        return [_windows_scale(region) for region in regions]
    if sys.platform == "linux":
        return [_x11_scale()] * len(regions)
    return [None] * len(regions)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MONITOR_DEFAULTTONEAREST = 2
    _MDT_EFFECTIVE_DPI = 0

    def _windows_scale(region: Region) -> float | None:
        centre = wintypes.POINT(region.x + region.width // 2, region.y + region.height // 2)
        monitor = ctypes.windll.user32.MonitorFromPoint(centre, _MONITOR_DEFAULTTONEAREST)
        across, down = wintypes.UINT(), wintypes.UINT()
        failed = ctypes.windll.shcore.GetDpiForMonitor(
            monitor, _MDT_EFFECTIVE_DPI, ctypes.byref(across), ctypes.byref(down)
        )
        return None if failed else across.value / _REFERENCE_DPI


if sys.platform == "linux":

    def _x11_scale() -> float | None:
        """What desktops tell X11 programs: the resource Xft.dpi, one for all screens."""
        from Xlib import Xatom

        from capture.x11_display import open_display

        try:
            display = open_display()
        except NoDisplay:
            return None
        try:
            root = display.screen().root
            resources = root.get_full_property(Xatom.RESOURCE_MANAGER, Xatom.STRING)
        finally:
            display.close()
        text = bytes(resources.value).decode("latin-1") if resources else ""
        for line in text.splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "Xft.dpi" and value.strip().replace(".", "", 1).isdigit():
                return float(value) / _REFERENCE_DPI
        return None
