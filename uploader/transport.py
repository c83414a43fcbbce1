"""Sends requests over the network: a session per thread, time limits always, no redirects."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import requests.adapters

from uploader.errors import FileChanged, ServerUnreachable
from uploader.protocol import LOOPBACK, Answer, Presigned, Request
from uploader.throttle import Throttle

if TYPE_CHECKING:
    from typing import BinaryIO

_CONNECT_SECONDS = 10.0
_ANSWER_SECONDS = 60.0

Progress = Callable[[int], None]
"""Told how many bytes of a file are sent; it may raise to stop."""


class Transport:
    """Sends requests; safe to share between threads, each of which keeps its own connections.

    Args:
        throttle: how fast the bytes of files may go out.
    """

    def __init__(self, throttle: Throttle | None = None) -> None:
        self._local = threading.local()
        self._throttle = throttle or Throttle()

    def send(self, request: Request) -> Answer:
        """Sends a request that fits in memory.

        Raises:
            ServerUnreachable: no answer came.
        """
        return self._send(request.method, request.url, dict(request.headers), request.body)

    def put(
        self, to: Presigned, source: BinaryIO, size: int, progress: Progress | None = None
    ) -> Answer:
        """Sends `size` bytes of an open file to a presigned address, in constant memory.

        Raises:
            ServerUnreachable: the connection broke before an answer came.
            FileChanged: the file ended early.
            Exception: whatever `progress` raises to stop it.
        """
        body = _Body(source, size, progress or _nobody, self._throttle)
        headers = {**to.headers, "Content-Length": str(size)}
        # An iterable body would be sent in chunks; with no body at all the length must be said.
        return self._send(to.method, to.url, headers, body if size else b"")

    def _send(self, method: str, url: str, headers: dict[str, str], body: bytes | _Body) -> Answer:
        try:
            answer = self._session(url).request(
                method,
                url,
                headers=headers,
                data=body,
                timeout=(_CONNECT_SECONDS, _ANSWER_SECONDS),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise ServerUnreachable(_server_of(url), _reason(error)) from error
        return Answer(answer.status_code, answer.headers, answer.content)

    def _session(self, url: str) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            # A .netrc must not replace our token.
            session.auth = _leave_headers_alone
            self._local.session = session
        # HTTP_PROXY and the like are obeyed, but never on the way to this machine's own server.
        session.trust_env = (urlsplit(url).hostname or "") not in LOOPBACK
        return session


class _Body:
    """A file as requests wants it: with a length, read in pieces, counting what went out."""

    def __init__(self, source: BinaryIO, size: int, progress: Progress, throttle: Throttle) -> None:
        self._source = source
        self._size = size
        self._sent = 0
        self._progress = progress
        self._throttle = throttle

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.read():
            yield chunk

    def read(self, _amount: int = 0) -> bytes:
        """The next bytes: as many as go out evenly, since what is asked for is far too little."""
        chunk = self._source.read(min(self._throttle.piece, self._size - self._sent))
        self._throttle.take(len(chunk))
        if not chunk and self._sent < self._size:
            raise FileChanged(getattr(self._source, "name", "The file"))
        self._sent += len(chunk)
        self._progress(self._sent)
        return chunk


def _nobody(_sent: int) -> None:
    """Progress that nobody watches."""


def _leave_headers_alone(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _server_of(url: str) -> str:
    """Host and port alone: the rest may hold a signature."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _reason(error: requests.RequestException) -> str:
    """A few words; the library's own text repeats the address, signature included."""
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not valid"
    if "Name or service not known" in str(error) or "NameResolution" in str(error):
        return "there is no such host"
    if "Connection refused" in str(error):
        return "nothing listens there"
    return "the connection broke"
