"""Keeps the app's own server running: started, supervised, started again, stopped."""

import logging
import socket
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from client.config.credentials import CredentialStore
from client.embedded.process import ServerMissing, ServerProcess, make_token
from uploader.model import Endpoint

_log = logging.getLogger(__name__)

_TOKEN_NAME = "embedded"  # noqa: S105 - what the token is kept under
_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 30.0
_PORTS_TO_TRY = 20


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

    One thread waits for the process and starts it again when it ended, after a pause that grows.

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
        on_news: Callable[[ServerNews], None],
    ) -> None:
        self._data = data
        self._port = port
        self._log = log
        self._open_store = open_store
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
        with self._lock:
            if self._process is not None:
                self._process.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _supervise(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            self._on_news(ServerNews(ServerState.STARTING))
            try:
                ran = self._run_once()
            except ServerMissing as error:
                self._on_news(ServerNews(ServerState.FAILING, error.message, error.remedy))
                return
            except (OSError, subprocess.SubprocessError) as error:
                _log.warning("the embedded server did not start: %s", error)
                ran = False
            if self._stopping.is_set():
                break
            pause = _FIRST_PAUSE if ran else min(pause * 2, _LONGEST_PAUSE)
            if not ran:
                self._on_news(
                    ServerNews(
                        ServerState.FAILING,
                        "Dropcap's own server does not start; it is tried again.",
                        f"What it says is in {self._log}.",
                    )
                )
            self._stopping.wait(pause)
        self._on_news(ServerNews(ServerState.STOPPED))

    def _run_once(self) -> bool:
        """Runs the server until it ends; whether it had answered."""
        token = self._token()
        port = _free_port(self._port)
        with self._lock:
            if self._stopping.is_set():
                return False
            process = self._process = ServerProcess(self._data, port, self._log)
        try:
            address = process.wait_until_ready()
            if address is None:
                process.wait()
                return False
            self._endpoint = Endpoint(address, token)
            self._on_news(ServerNews(ServerState.RUNNING, *_about_port(self._port, port)))
            code = process.wait()
            _log.warning("the embedded server ended with %d", code)
            return True
        finally:
            self._endpoint = None
            with self._lock:
                self._process = None
            process.stop()

    def _token(self) -> str:
        """The token kept for it, or a new one where there is none or the data is new."""
        store = self._open_store()
        token = store.get(_TOKEN_NAME)
        if token is None or not (self._data / "dropcap.sqlite").exists():
            token = make_token(self._data)
            store.set(_TOKEN_NAME, token)
        return token


def _about_port(wanted: int, port: int) -> tuple[str, str]:
    if port == wanted:
        return "", ""
    return (
        f"Port {wanted} is taken by another program, so Dropcap's own server uses {port}.",
        f"Links made before work again once {wanted} is free and Dropcap was started anew.",
    )


def _free_port(wanted: int) -> int:
    """The port wanted, or the next one that is free."""
    for port in range(wanted, wanted + _PORTS_TO_TRY):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 0
