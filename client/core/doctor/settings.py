"""Whether the settings are as the person wrote them."""

from __future__ import annotations

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, warning


def look(context: Context) -> Finding:
    """Tells what could not be understood."""
    if context.complaints:
        return warning(
            " ".join(context.complaints), f"Mend {context.paths.settings}, or change it in Dropcap."
        )
    return ok("The settings are in order.")
