"""A limit on what of a request is read into memory."""

import contextlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.errors import PROBLEM_TYPE

_LARGEST_DOCUMENT = 1536 * 1024
"""Room for the list of 10,000 parts."""

_STREAMED = ("/storage/", "/api/v1/upload")


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
