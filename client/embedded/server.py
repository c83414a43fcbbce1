"""Keeps the app's own server running: started, supervised, started again, stopped."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from client.core.failure import Explained
from client.embedded.log import BoundedLog
from client.embedded.port import choose_port
from client.embedded.process import ServerMissing, ServerProcess, server_command
from client.embedded.token import TokenKeeper
from uploader.model import Endpoint

if TYPE_CHECKING:
    from pathlib import Path

    from client.config.credentials import CredentialStore

_log = logging.getLogger(__name__)

_BANNER = "Dropcap server on "
_COMPLAINT = "dropcap-server: "
_SECONDS_TO_END = 10.0
_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 30.0
_STEADY_SECONDS = 10.0
"""A run that lasted so long says that the next one is worth starting at once."""


class ServerState(StrEnum):
    """How the server is."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class ServerNews:
    """A change, and what a person should know about it (empty when it is of no interest)."""

    state: ServerState
    message: str = ""
    remedy: str = ""


class EmbeddedServer:
    """The server on loopback that the app brings along.

    One thread listens to the process and starts it again when it ended, after a pause that grows.

    Args:
        data: the server's folder.
        port: where it listens; the next free one where this is taken.
        log: where its complaints go.
        open_store: where its token is kept.
        on_news: called from the thread at each change.
    """

    def __init__(
        self,
        data: Path,
        port: int,
        log: Path,
        open_store: Callable[[], CredentialStore],
        on_news: Callable[[ServerNews], object],
    ) -> None:
        self._data = data
        self._port = port
        self._said = BoundedLog(log)
        self._tokens = TokenKeeper(data, open_store, self._said)
        self._on_news = on_news
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._process: ServerProcess | None = None
        self._endpoint: Endpoint | None = None
        self._thread = threading.Thread(target=self._supervise, name="server", daemon=True)

    def start(self) -> None:
        """Starts it; `on_news` tells when it answers."""
        self._thread.start()

    def endpoint(self) -> Endpoint | None:
        """Where it answers, or None while it does not."""
        return self._endpoint

    def stop(self) -> None:
        """Stops it and waits until it has ended. Safe to call twice."""
        self._stopping.set()
        self._tokens.stop()
        with self._lock:
            process = self._process
        if process is not None:
            process.end()
        if self._thread.is_alive():
            self._thread.join(_SECONDS_TO_END)  # it may be waiting for a keyring to be unlocked

    def _supervise(self) -> None:
        try:
            server_command()
        except ServerMissing as error:
            self._on_news(ServerNews(ServerState.FAILING, error.message, error.remedy))
            return
        failures = 0
        while not self._stopping.is_set():
            self._on_news(ServerNews(ServerState.STARTING))
            begun = time.monotonic()
            trouble = self._run_once()
            if self._stopping.is_set():
                break
            if trouble is not None:
                self._on_news(trouble)
            if time.monotonic() - begun >= _STEADY_SECONDS:
                failures = 0
            self._stopping.wait(min(_FIRST_PAUSE * 2**failures, _LONGEST_PAUSE))
            failures += 1
        self._on_news(ServerNews(ServerState.STOPPED))

    def _run_once(self) -> ServerNews | None:
        """Runs the server until it ends; returns what kept it from answering, if anything did."""
        try:
            return self._run()
        except Exception as error:  # noqa: BLE001 - logged and told; it is tried again
            _log.warning("the embedded server did not start", exc_info=error)
            if isinstance(error, Explained):
                return ServerNews(ServerState.FAILING, error.message, error.remedy)
            return self._failing("")

    def _run(self) -> ServerNews | None:
        port = choose_port(self._port, self._stopping.wait)
        with self._lock:
            if self._stopping.is_set():
                return None
            process = self._process = ServerProcess(
                *("serve", "--supervised", "--data", self._data, "--port", str(port))
            )
        answered, complaint = False, ""
        try:
            self._tokens.look_up()
            for line in process.lines():
                if line.startswith(_BANNER) and not answered:
                    self._open(line.removeprefix(_BANNER))
                    answered = True
                else:
                    self._said.add(line)
                    complaint = line
        finally:
            self._endpoint = None
            process.close()
            with self._lock:
                self._process = None
        _log.warning("the embedded server ended with %d", process.wait())
        return None if answered else self._failing(complaint)

    def _open(self, address: str) -> None:
        """Lets uploads begin, with a token that the server knows."""
        self._endpoint = Endpoint(address, self._tokens.token_for(address))
        port = urlsplit(address).port
        if port == self._port:
            self._on_news(ServerNews(ServerState.RUNNING))
        else:
            self._on_news(
                ServerNews(
                    ServerState.RUNNING,
                    f"Port {self._port} is taken by another program, so Dropcap's own server"
                    f" uses {port}.",
                    f"Links made before work again once {self._port} is free and Dropcap was"
                    " started anew.",
                )
            )

    def _failing(self, complaint: str) -> ServerNews:
        reason = complaint.removeprefix(_COMPLAINT) if complaint.startswith(_COMPLAINT) else ""
        return ServerNews(
            ServerState.FAILING,
            f"Dropcap's own server does not start; it is tried again. {reason}".rstrip(),
            f"What it says is in {self._said.file}.",
        )
