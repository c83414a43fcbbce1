"""Asking the running app, where it may be asked."""

from collections.abc import Callable, Mapping
from typing import Any

from client.config import account
from client.config.paths import Paths
from client.ipc.connection import NotRunning, call


def ask_app(
    paths: Paths,
    command: str,
    arguments: Mapping[str, Any],
    on_event: Callable[[Mapping[str, Any]], None] | None = None,
) -> Mapping[str, Any]:
    """Has the app run a command that needs a server.

    Raises:
        NotRunning: there is no app, or the environment names a server that need not be the app's.
        AppFailed: it says why it could not do it.
    """
    if account.is_in_environment():
        raise NotRunning
    return call(paths.socket, command, arguments, on_event)
