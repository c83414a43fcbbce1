"""A TCP proxy that makes a network as slow as a test wants it."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

_CHUNK = 16 * 1024


class SlowProxy:
    """Passes bytes between clients and a server, those to the server at a limited rate.

    Attributes:
        url: where clients connect.
        upward_rate: bytes a second from clients to the server; None = no limit.
    """

    def __init__(self, upward_rate: int | None = None) -> None:
        self.upward_rate = upward_rate
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._target: tuple[str, int] | None = None
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def forward_to(self, port: int) -> None:
        """Names the server on loopback that connections go to from now on."""
        self._target = ("127.0.0.1", port)

    def close(self) -> None:
        """Takes no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._target is None:
                client.close()
                continue
            server = socket.create_connection(self._target)
            for source, sink, upward in ((client, server, True), (server, client, False)):
                threading.Thread(
                    target=self._pass_on, args=(source, sink, upward), daemon=True
                ).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, upward: bool) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(_CHUNK):
                if upward and self.upward_rate:
                    time.sleep(len(chunk) / self.upward_rate)
                sink.sendall(chunk)
        for side in (source, sink):
            with contextlib.suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()


@contextlib.contextmanager
def slow_proxy(upward_rate: int | None = None) -> Iterator[SlowProxy]:
    """Runs a proxy for the length of a `with` block."""
    proxy = SlowProxy(upward_rate)
    try:
        yield proxy
    finally:
        proxy.close()
