"""Sends a stored file as a request wants it: whole, in part, or not again."""

import os
from typing import Final

from starlette.types import Message, Receive, Scope, Send

from server.sharing.conditions import is_unchanged, range_applies
from server.sharing.connection import departure
from server.sharing.files import PIECE, open_file, pieces, read
from server.sharing.headers import Headers
from server.sharing.ranges import ByteRange, UnsatisfiableRange, requested_range
from server.sharing.stored import Stored

_START: Final = "http.response.start"
_BODY: Final = "http.response.body"
_ASKED: Final = frozenset({b"if-modified-since", b"if-none-match", b"if-range", b"range"})


async def send_stored(stored: Stored, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers a GET or HEAD request with a file.

    Raises:
        FileNotFoundError: the file is gone; nothing has been sent.
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
            await _send_empty(304, stored.headers, send)
            return
        try:
            part = _wanted_part(asked, stored) if scope["method"] == "GET" else None
        except UnsatisfiableRange:
            beyond = (b"content-range", b"bytes */%d" % stored.size)
            await _send_empty(416, (*stored.headers, beyond, (b"content-length", b"0")), send)
            return
    descriptor = open_file(stored.path)
    try:
        if scope["method"] == "HEAD":
            await _send_empty(200, stored.headers_of_whole, send)
        elif part is None:
            start = {"type": _START, "status": 200, "headers": stored.headers_of_whole}
            await _send_bytes(descriptor, ByteRange(0, stored.size), start, receive, send)
        else:
            headers = (*stored.headers, *_part_headers(part, stored.size))
            start = {"type": _START, "status": 206, "headers": headers}
            await _send_bytes(descriptor, part, start, receive, send)
    finally:
        os.close(descriptor)


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


async def _send_bytes(
    descriptor: int, part: ByteRange, start: Message, receive: Receive, send: Send
) -> None:
    if part.length <= PIECE:
        body = await read(descriptor, part.start, part.length)
        await send(start)
        await send({"type": _BODY, "body": body})
        return
    await send(start)
    left = part.length
    async with departure(receive) as gone:
        async for piece in pieces(descriptor, part.start, part.length):
            if gone.done():
                return
            left -= len(piece)
            await send({"type": _BODY, "body": piece, "more_body": left > 0})


async def _send_empty(status: int, headers: Headers, send: Send) -> None:
    await send({"type": _START, "status": status, "headers": headers})
    await send({"type": _BODY, "body": b""})
