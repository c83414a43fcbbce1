"""A port on loopback for the server."""

import socket
import sys
from collections.abc import Callable

_PORTS_TO_TRY = 20
_HIGHEST = 65535
_SECONDS_FOR_PREDECESSOR = 1.0
_PAUSE = 0.05


def choose_port(wanted: int, pause: Callable[[float], object]) -> int:
    """The port wanted, or the next one that is free; 0 = let the system choose.

    The server of an app that was just killed needs a moment to leave, and links keep working only
    on the same port: hence a little patience.

    Args:
        wanted: the port that links were made with so far.
        pause: sleeps for so many seconds.
    """
    for _ in range(round(_SECONDS_FOR_PREDECESSOR / _PAUSE)):
        if _is_free(wanted):
            return wanted
        pause(_PAUSE)
    others = range(wanted + 1, min(wanted + _PORTS_TO_TRY, _HIGHEST) + 1)
    return next((port for port in others if _is_free(port)), 0)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":  # there it would take the port from whoever has it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
