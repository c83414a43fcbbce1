"""Asking the running app, where it may be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from client.config import account
from client.config.runtime import socket_address
from client.ipc.connection import NotRunning, call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def ask_app(
    command: str,
    arguments: Mapping[str, Any],
    on_event: Callable[[Mapping[str, Any]], object] | None = None,
) -> Mapping[str, Any]:
    """Has the app run a command that needs a server.

    Raises:
        NotRunning: there is no app, or the environment names a server that need not be the app's.
        AppFailed: it says why it could not do it.
    """
    if account.is_in_environment():
        raise NotRunning
    return call(socket_address(), command, arguments, on_event)
