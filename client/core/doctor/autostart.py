"""Whether the app starts with the session."""

from __future__ import annotations

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, not_applicable, ok
from client.platform.autostart import choose
from client.platform.environment import DisplayServer


def look(context: Context) -> Finding:
    """Reads the switch."""
    if context.environment.display_server is DisplayServer.NONE:
        return not_applicable("Without a desktop session there is nothing to start with.")
    if choose(context.environment).is_enabled():
        return ok("Dropcap starts when you log in.")
    return ok("Dropcap does not start by itself.", "Switch it on in the tray's menu if you want.")
