"""What happens to every request: an id, a line in the log, a limit on what is read into memory."""

import contextlib
import logging
import secrets
import time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.errors import PROBLEM_TYPE

_log = logging.getLogger("server.access")

_LARGEST_DOCUMENT = 1536 * 1024
"""Room for the list of 10,000 parts."""

_STREAMED = ("/storage/", "/api/v1/upload")


class AccessLog:
    """Gives each request an id and notes how it was answered: path and status, never the query.

    What stands behind the question mark of an upload address is a secret.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http" or not _log.isEnabledFor(logging.INFO):
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        started = time.perf_counter()
        status = 0

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, note)
        finally:
            taken = (time.perf_counter() - started) * 1000
            _log.info(
                "%s %s %s %d %.1f ms", request_id, scope["method"], scope["path"], status, taken
            )


class BodyLimit:
    """Refuses documents that are larger than any of ours; files go past it, piece by piece."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 413."""
        if (
            scope["type"] != "http"
            or scope["method"] in ("GET", "HEAD")
            or scope["path"].startswith(_STREAMED)
        ):
            await self._app(scope, receive, send)
            return
        received = 0

        async def count() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > _LARGEST_DOCUMENT:
                raise _TooLargeError
            return message

        async def unless_too_large(message: Message) -> None:
            # Whoever read the body may have made another answer out of our error.
            if received <= _LARGEST_DOCUMENT:
                await send(message)

        with contextlib.suppress(_TooLargeError):
            await self._app(scope, count, unless_too_large)
        if received > _LARGEST_DOCUMENT:
            await _refuse(send)


class _TooLargeError(Exception):
    """More was sent than any document of ours has."""


async def _refuse(send: Send) -> None:
    body = (
        b'{"type":"about:blank","title":"Content Too Large","status":413,'
        b'"code":"too_large","detail":"The document is too large."}'
    )
    headers = [
        (b"content-type", PROBLEM_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
