"""Sends stored content as a request wants it: whole, in part, or not again."""

from collections.abc import AsyncIterator
from typing import Final, Protocol

from starlette.types import Message, Receive, Scope, Send

from server.sharing.conditions import is_unchanged, range_applies
from server.sharing.connection import departure
from server.sharing.headers import Headers
from server.sharing.ranges import ByteRange, UnsatisfiableRange, requested_range
from server.sharing.stored import Stored

_START: Final = "http.response.start"
_BODY: Final = "http.response.body"
_ASKED: Final = frozenset({b"if-modified-since", b"if-none-match", b"if-range", b"range"})


class Source(Protocol):
    """Where content comes from."""

    async def send(
        self, stored: Stored, part: ByteRange | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Sends all of it, or a part.

        Raises:
            FileNotFoundError: it is gone; nothing has been sent.
        """
        ...


async def send_stored(
    stored: Stored, source: Source, scope: Scope, receive: Receive, send: Send
) -> None:
    """Answers a GET or HEAD request with what is stored.

    Raises:
        FileNotFoundError: it is gone; nothing has been sent.
    """
    asked = {name: str(value, "latin-1") for name, value in scope["headers"] if name in _ASKED}
    part = None
    if asked:
        if is_unchanged(
            asked.get(b"if-none-match"),
            asked.get(b"if-modified-since"),
            etag=stored.etag,
            last_modified=stored.last_modified,
        ):
            await send_empty(304, stored.headers, send)
            return
        try:
            part = _wanted_part(asked, stored) if scope["method"] == "GET" else None
        except UnsatisfiableRange:
            beyond = (b"content-range", b"bytes */%d" % stored.size)
            await send_empty(416, (*stored.headers, beyond, (b"content-length", b"0")), send)
            return
    await source.send(stored, part, scope, receive, send)


def beginning(stored: Stored, part: ByteRange | None) -> Message:
    """The first message of an answer with all of the content, or a part."""
    if part is None:
        return {"type": _START, "status": 200, "headers": stored.headers_of_whole}
    headers = (*stored.headers, *_part_headers(part, stored.size))
    return {"type": _START, "status": 206, "headers": headers}


async def send_pieces(
    pieces: AsyncIterator[bytes], length: int, start: Message, receive: Receive, send: Send
) -> None:
    """Sends content as it comes, until there is no more or the reader has gone."""
    await send(start)
    left = length
    async with departure(receive) as gone:
        async for piece in pieces:
            if gone.done():
                return
            left -= len(piece)
            await send({"type": _BODY, "body": piece, "more_body": left > 0})


async def send_empty(status: int, headers: Headers, send: Send) -> None:
    """Sends an answer that has headers only."""
    await send({"type": _START, "status": status, "headers": headers})
    await send({"type": _BODY, "body": b""})


def _wanted_part(asked: dict[bytes, str], stored: Stored) -> ByteRange | None:
    wanted = asked.get(b"range")
    if wanted is None or not range_applies(
        asked.get(b"if-range"), etag=stored.etag, last_modified=stored.last_modified
    ):
        return None
    return requested_range(wanted, stored.size)


def _part_headers(part: ByteRange, size: int) -> Headers:
    return (
        (b"content-range", b"bytes %d-%d/%d" % (part.start, part.stop - 1, size)),
        (b"content-length", b"%d" % part.length),
    )
