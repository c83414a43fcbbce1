"""What the checks of the doctor's look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from client.platform.environment import Environment, detect

if TYPE_CHECKING:
    from client.config.paths import Paths
    from client.config.settings import Settings
    from client.platform.hotkeys import Conflict
    from uploader.model import Endpoint
    from uploader.protocol import Answer


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to the server.

    Attributes:
        endpoint: the server.
        answer: what it said about the account.
        at: when, by our clock, in seconds of the epoch; the middle of the visit.
    """

    endpoint: Endpoint
    answer: Answer
    at: float


@dataclass(slots=True)
class Context:
    """One examination's surroundings. Safe to share between threads.

    Attributes:
        paths: where things are.
        settings: the settings in force.
        complaints: what is wrong with the file of settings.
        endpoint: finds the server in use; None = there is none. It may raise.
        refused_hotkeys: what the running app was refused, which alone can tell while it has the
            others; None where no app runs.
        environment: the desktop.
    """

    paths: Paths
    settings: Settings
    endpoint: Callable[[], Endpoint | None]
    complaints: Sequence[str] = ()
    refused_hotkeys: Callable[[], Sequence[Conflict]] | None = None
    environment: Environment = field(default_factory=detect)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _visit: Visit | Exception | None = None
    _visited: bool = False

    def visit(self) -> Visit | None:
        """Asks the server who we are, once for all checks; None where there is no server in use.

        Raises:
            Exception: what kept it from answering, the same for everybody who asks.
        """
        with self._lock:
            if not self._visited:
                self._visited = True
                try:
                    self._visit = self._ask()
                except Exception as error:  # noqa: BLE001 - raised below, to all who ask
                    self._visit = error
            if isinstance(self._visit, Exception):
                raise self._visit
            return self._visit

    def _ask(self) -> Visit | None:
        import time

        from uploader.protocol import Protocol
        from uploader.transport import Transport

        endpoint = self.endpoint()
        if endpoint is None:
            return None
        begun = time.time()
        answer = Transport().send(Protocol(endpoint).prepare_me())
        return Visit(endpoint, answer, (begun + time.time()) / 2)
