"""A TCP proxy that makes a network, and a server's front, as bad as a test wants it."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

_CHUNK = 16 * 1024
_METHODS = (b"GET ", b"POST ", b"PUT ", b"DELETE ", b"PATCH ")


@dataclass
class Faults:
    """What is wrong at the moment. Every change counts at once, also for open connections.

    Attributes:
        upward_rate: bytes a second from clients to the server; None = no limit.
        delay: seconds that each piece takes longer, in both directions.
        cut_after: bytes to the server after which the connection breaks, for each of the next
            connections one number.
        stall_after: likewise, after which nothing gets through any more, and nobody is told.
        stalled_seconds: how long such a connection stays open.
        answers: statuses and headers that the next requests get instead of the server's answer.
        refusing: whether connections are closed as they come.
    """

    upward_rate: int | None = None
    delay: float = 0.0
    cut_after: list[int] = field(default_factory=list)
    stall_after: list[int] = field(default_factory=list)
    stalled_seconds: float = 1.0
    answers: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    refusing: bool = False


class Proxy:
    """Passes bytes between clients and a server, with faults.

    Attributes:
        url: where clients connect.
        faults: what is wrong; to be changed at will.
        upward: bytes that went to the server so far.
    """

    def __init__(self, upward_rate: int | None = None) -> None:
        self.faults = Faults(upward_rate)
        self.upward = 0
        self._lock = threading.Lock()
        self._free_at = 0.0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._target: tuple[str, int] | None = None
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def forward_to(self, port: int) -> None:
        """Names the server on loopback that connections go to from now on."""
        self._target = ("127.0.0.1", port)

    def close(self) -> None:
        """Takes no more connections."""
        # Closing alone does not wake a thread that waits in `accept`.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = self._connected()
            if server is None:
                client.close()
                continue
            _Connection(self, client, server).start()

    def _connected(self) -> socket.socket | None:
        if self._target is None or self.faults.refusing:
            return None
        try:
            return socket.create_connection(self._target)
        except OSError:
            return None

    def wait_for_turn(self, count: int) -> None:
        """Keeps all connections together at the rate."""
        rate = self.faults.upward_rate
        with self._lock:
            self.upward += count
            if not rate:
                return
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + count / rate
            pause = self._free_at - now
        time.sleep(pause)


class _Connection:
    """One client and its way to the server."""

    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._client = client
        self._server = server
        faults = proxy.faults
        self._cut_after = faults.cut_after.pop(0) if faults.cut_after else None
        self._stall_after = faults.stall_after.pop(0) if faults.stall_after else None
        self._sent = 0

    def start(self) -> None:
        """Passes bytes on, in both directions."""
        for way in (self._upward, self._downward):
            threading.Thread(target=self._run, args=(way,), daemon=True).start()

    def _run(self, way: Callable[[], None]) -> None:
        with contextlib.suppress(OSError):
            way()
        for side in (self._client, self._server):
            with contextlib.suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()

    def _upward(self) -> None:
        while chunk := self._client.recv(_CHUNK):
            if chunk.startswith(_METHODS) and self._proxy.faults.answers:
                self._answer(*self._proxy.faults.answers.pop(0))
                return
            time.sleep(self._proxy.faults.delay)
            self._proxy.wait_for_turn(len(chunk))
            before, self._sent = self._sent, self._sent + len(chunk)
            if self._cut_after is not None and self._sent >= self._cut_after:
                self._server.sendall(chunk[: max(0, self._cut_after - before)])
                return
            if self._stall_after is not None and self._sent >= self._stall_after:
                time.sleep(self._proxy.faults.stalled_seconds)
                return
            self._server.sendall(chunk)

    def _downward(self) -> None:
        while chunk := self._server.recv(_CHUNK):
            time.sleep(self._proxy.faults.delay)
            self._client.sendall(chunk)

    def _answer(self, status: int, headers: Mapping[str, str]) -> None:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        answer = f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n{head}\r\n"
        self._client.sendall(answer.encode())
        # Whoever still sends must be able to read the answer before the connection breaks.
        self._client.shutdown(socket.SHUT_WR)
        self._client.settimeout(1.0)
        with contextlib.suppress(OSError):
            while self._client.recv(_CHUNK):
                pass


@contextlib.contextmanager
def bad_network(upward_rate: int | None = None) -> Iterator[Proxy]:
    """Runs a proxy for the length of a `with` block."""
    proxy = Proxy(upward_rate)
    try:
        yield proxy
    finally:
        proxy.close()
