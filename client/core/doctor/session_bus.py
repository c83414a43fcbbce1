"""Whether the session bus answers, which keyring, portal and newer trays are reached by."""

from __future__ import annotations

import sys

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, not_applicable, ok, warning
from client.platform import session_bus
from client.platform.environment import DisplayServer


def look(context: Context) -> Finding:
    """Connects to it."""
    if sys.platform != "linux":
        return not_applicable("This system has no session bus, and needs none.")
    if context.environment.display_server is DisplayServer.NONE and session_bus.address() is None:
        return not_applicable("There is no desktop session, and so no session bus.")
    try:
        with session_bus.connected():
            return ok("The session bus answers.")
    except session_bus.BusSilent as error:
        return warning(
            f"{error.message} Without it there are no keyring, no portal and no newer trays.",
            error.remedy,
        )
