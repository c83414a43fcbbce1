"""Windows on macOS: CGWindowListCopyWindowInfo, through PyObjC's Quartz."""

import sys

if sys.platform == "darwin":
    import Quartz

    from capture.models import Region, Window

    _NORMAL_LAYER = 0  # menus, the Dock and the wallpaper have others

    class DarwinWindows:
        """Asks the window server anew at each call."""

        def windows(self) -> tuple[Window, ...]:
            """The windows on screen, front-most first: the order the list comes in."""
            options = (
                Quartz.kCGWindowListOptionOnScreenOnly | Quartz.kCGWindowListExcludeDesktopElements
            )
            listed = Quartz.CGWindowListCopyWindowInfo(options, Quartz.kCGNullWindowID) or ()
            shown = [entry for entry in listed if entry["kCGWindowLayer"] == _NORMAL_LAYER]
            return tuple(
                Window(
                    id=int(entry["kCGWindowNumber"]),
                    title=entry.get("kCGWindowName"),
                    application=entry.get("kCGWindowOwnerName"),
                    region=Region(
                        int(entry["kCGWindowBounds"]["X"]),
                        int(entry["kCGWindowBounds"]["Y"]),
                        max(1, int(entry["kCGWindowBounds"]["Width"])),
                        max(1, int(entry["kCGWindowBounds"]["Height"])),
                    ),
                    active=index == 0,
                )
                for index, entry in enumerate(shown)
            )
