"""Whether the desktop shows tray icons."""

from __future__ import annotations

import sys

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, not_applicable, ok, warning
from client.platform import session_bus
from client.platform.environment import DisplayServer

_WATCHER = "org.kde.StatusNotifierWatcher"


def look(context: Context) -> Finding:
    """Looks for a tray of the older kind (X11) and of the newer one (D-Bus)."""
    server = context.environment.display_server
    if server is DisplayServer.NONE:
        return not_applicable("Without a display there is no tray.")
    if sys.platform != "linux":
        return ok("This system always shows tray icons.")
    if server is DisplayServer.X11 and _x11_tray():
        return ok("There is a tray, and it takes files that are dropped onto the icon.")
    if _notifier():
        return ok("There is a tray. Files are dropped onto the drop window, not onto the icon.")
    if context.environment.desktop == "gnome":
        return warning(
            "GNOME shows no tray icons by itself; the drop window and the library stand in.",
            "Install and switch on the extension “AppIndicator and KStatusNotifierItem Support”.",
        )
    return warning(
        "This desktop shows no tray icons; the drop window and the library stand in.",
        "Start a panel with a tray, such as your desktop's own, or trayer.",
    )


def _x11_tray() -> bool:
    from capture.errors import NoDisplay
    from capture.x11_display import open_display

    try:
        display = open_display()
    except NoDisplay:
        return False
    try:
        number = display.get_default_screen()
        atom = display.intern_atom(f"_NET_SYSTEM_TRAY_S{number}")
        return bool(display.get_selection_owner(atom))
    finally:
        display.close()


def _notifier() -> bool:
    if session_bus.address() is None:
        return False
    with session_bus.connected() as bus:
        return bus.has(_WATCHER)
