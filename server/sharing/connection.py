"""Noticing that a reader has gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import Receive


async def disconnected(receive: Receive) -> None:
    """Returns when the reader has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass


@asynccontextmanager
async def departure(receive: Receive) -> AsyncIterator[asyncio.Task[None]]:
    """A task that is done when the reader has gone, for as long as the block lasts."""
    task = asyncio.ensure_future(disconnected(receive))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait((task,))
