"""`dropcap-server`, killed at one step and started again: python -m support.dying_server STEP ARG…

The one that dies is a child, so that the one that follows need not load everything anew.
"""

import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from server.cli import main
from server.drops.catalog import Catalog
from server.storage import incoming_parts
from server.storage.folder import FolderStorage
from server.storage.incoming_parts import IncomingPart


def die() -> None:
    """As a power cut would have it."""
    os.kill(os.getpid(), signal.SIGKILL)


def _before(function: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*_: Any, **__: Any) -> Any:
        die()
        return function

    return dying


def _after(function: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*arguments: Any, **named: Any) -> Any:
        function(*arguments, **named)
        die()

    return dying


def _after_awaited(function: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    async def dying(*arguments: Any, **named: Any) -> Any:
        await function(*arguments, **named)
        die()

    return dying


KILLED = "the first server was killed"
"""What the log says then."""

STEPS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "drop is noted, client does not know": (Catalog, "add", _after_awaited),
    "file is whole, has no name": (FolderStorage, "take_in", _before),
    "file has its name, client does not know": (FolderStorage, "take_in", _after),
    "upload is begun, row does not say so": (incoming_parts, "begin", _after),
    "part is written, not noted": (IncomingPart, "finish", _before),
    "part is noted, client does not know": (IncomingPart, "finish", _after),
    "parts are whole, have no name": (incoming_parts, "_check_digest", _after),
    "whole has its name, parts are still there": (incoming_parts, "remove", _before),
    "whole has its name, drop is not ready": (Catalog, "make_ready", _before),
    "drop is ready, client does not know": (Catalog, "make_ready", _after_awaited),
}
"""What has happened and what has not, when the server dies."""


if __name__ == "__main__":
    step, *arguments = sys.argv[1:]
    import server.app  # noqa: F401 - loaded once for both

    child = os.fork()
    if child == 0:
        place, name, how = STEPS[step]
        setattr(place, name, how(getattr(place, name)))
        sys.exit(main(arguments))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        print(KILLED, file=sys.stderr, flush=True)  # noqa: T201
    sys.exit(main(arguments))
