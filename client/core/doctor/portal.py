"""What the desktop's portal offers."""

from __future__ import annotations

import sys

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, not_applicable, ok, problem, warning
from client.platform import session_bus
from client.platform.environment import DisplayServer

_INSTALL = "Install xdg-desktop-portal and your desktop's own part of it."
_NEEDED = {
    "Screenshot": "screenshots",
    "ScreenCast": "recordings",
    "GlobalShortcuts": "hotkeys",
}


def look(context: Context) -> Finding:
    """Asks it for the interfaces that matter on Wayland."""
    if sys.platform != "linux":
        return not_applicable("This system has no portal, and needs none.")
    if context.environment.display_server is not DisplayServer.WAYLAND:
        return not_applicable("Only Wayland needs the desktop's portal; this is no Wayland.")
    try:
        with session_bus.connected() as bus:
            missing = [what for name, what in _NEEDED.items() if bus.portal_version(name) is None]
    except session_bus.BusSilent as error:
        return problem(error.message, error.remedy)
    if _NEEDED["Screenshot"] in missing:
        return problem("The desktop's portal takes no screenshots.", _INSTALL)
    if missing:
        return warning(f"The desktop's portal lacks: {', '.join(missing)}.", _INSTALL)
    return ok("The desktop's portal offers screenshots, recordings and hotkeys.")
