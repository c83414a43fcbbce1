"""The app's icon in the tray, as another program sees it."""

from support.hands import Point
from support.waiting import wait_until
from support.xserver import XServer
from Xlib import X
from Xlib.display import Display
from Xlib.error import BadWindow
from Xlib.xobject.drawable import Window


def icon_centre(screen: XServer, pid: int) -> Point:
    """Waits for the icon of a process in the tray and returns the middle of it."""
    display = Display(screen.display)
    try:
        return wait_until(
            lambda: _find(display, pid), message=f"process {pid} has no icon in the tray"
        )
    finally:
        display.close()


def has_icon(screen: XServer, pid: int) -> bool:
    """Whether a process has an icon in the tray."""
    display = Display(screen.display)
    try:
        return _find(display, pid) is not None
    finally:
        display.close()


def _find(display: Display, pid: int) -> Point | None:
    """The process's window inside the tray's: the tray has taken it in."""
    try:
        return _look_for(display, pid)
    except BadWindow:  # one of those that were looked through has just gone
        return None


def _look_for(display: Display, pid: int) -> Point | None:
    root = display.screen().root
    # The tray's own windows only: a window manager puts other windows into its frames as well.
    trays = [window for window in _below(root) if "trayer" in (window.get_wm_class() or ())]
    for window in (found for tray in trays for found in _below(tray)):
        if _pid_of(display, window) == pid:
            size = window.get_geometry()
            corner = root.translate_coords(window, 0, 0)
            return corner.x + size.width // 2, corner.y + size.height // 2
    return None


def _below(window: Window) -> list[Window]:
    children = list(window.query_tree().children)
    return children + [found for child in children for found in _below(child)]


def _pid_of(display: Display, window: Window) -> int | None:
    value = window.get_full_property(display.intern_atom("_NET_WM_PID"), X.AnyPropertyType)
    return int(value.value[0]) if value is not None else None
