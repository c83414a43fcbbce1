"""The body of an upload: in batches, as long as it comes."""

import asyncio
from collections.abc import AsyncIterator, Callable

from starlette.requests import ClientDisconnect
from starlette.types import Receive

from server.drops.arrivals import Arrivals
from server.errors import Problem
from server.storage.signing import Grant

Batch = list[bytes]
"""Pieces as they came: joining them would cost a copy of everything."""

_BATCH = 1024 * 1024
_PATIENCE_SECONDS = 30.0
"""How long nothing may come. Below the minute that clients wait for an answer, so that a part whose
connection died unnoticed is free again before it comes anew."""


async def batches(receive: Receive, grant: Grant, arrivals: Arrivals) -> AsyncIterator[Batch]:
    """The body in batches of a mebibyte or so; the last one may be small, or empty.

    Readers who wait are told meanwhile how much of the drop has come.

    Raises:
        ClientDisconnect: the connection broke.
        TimeoutError: nothing comes any more.
        Problem: 400, when more comes than was granted.
    """
    drop_id = grant.key.rpartition("/")[2]
    number = grant.part.number if grant.part is not None else 0
    received = 0

    def note(size: int) -> None:
        nonlocal received
        received += size
        if received > grant.size:
            raise wrong_length()
        arrivals.note_progress(drop_id, received, number)

    try:
        async for batch in _collected(receive, note):
            yield batch
    finally:
        if received != grant.size:
            arrivals.note_progress(drop_id, 0, number)


async def _collected(receive: Receive, note: Callable[[int], None]) -> AsyncIterator[Batch]:
    """The pieces in batches; `note` is told the size of each as it comes."""
    loop = asyncio.get_running_loop()
    more = True
    while more:
        batch: Batch = []
        size = 0
        # One timer a batch, moved on with each piece: a timer a piece would cost more than it.
        async with asyncio.timeout(_PATIENCE_SECONDS) as patience:
            while more and size < _BATCH:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnect
                patience.reschedule(loop.time() + _PATIENCE_SECONDS)
                piece = message.get("body", b"")
                more = message.get("more_body", False)
                if piece:
                    batch.append(piece)
                    size += len(piece)
                    note(len(piece))
        yield batch


def wrong_length() -> Problem:
    """What came is not as long as it was said to be."""
    return Problem(400, "wrong_length", "The length is not the one that was announced.")
