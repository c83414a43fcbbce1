"""How many physical pixels a logical one has, screen by screen."""

import sys
from collections.abc import Sequence

from capture.models import Region

_REFERENCE_DPI = 96
_RESOURCE_MANAGER, _STRING = 23, 31  # atoms that every X server has from the start (X11, B)
_LONGEST_RESOURCES = 65536  # units of four bytes


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
        for line in _x11_resources().splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "Xft.dpi" and value.strip().replace(".", "", 1).isdigit():
                return float(value) / _REFERENCE_DPI
        return None

    def _x11_resources() -> str:
        """The property RESOURCE_MANAGER; empty where there is none.

        Read through what mss has loaded anyway: python-xlib takes longer to load than a screen to
        capture.
        """
        from mss.exception import ScreenShotError
        from mss.linux import xcb, xcbgen

        try:
            connection, screen_number = xcb.connect()
        except ScreenShotError:
            return ""
        try:
            root = xcbgen.setup_roots(xcb.get_setup(connection))[screen_number].root
            found = xcbgen.get_property(
                connection,
                0,
                root,
                xcbgen.Atom(_RESOURCE_MANAGER),
                xcbgen.Atom(_STRING),
                0,
                _LONGEST_RESOURCES,
            )
            return bytes(xcbgen.get_property_value(found)).decode("latin-1")
        finally:
            xcb.disconnect(connection)
