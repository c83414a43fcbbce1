"""Sweeping inside the server, now and then."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from server.sweeping.sweeper import Sweeper

_log = logging.getLogger(__name__)

_SOON_SECONDS = 30.0
"""When the first sweep is: not while everybody whom a restart interrupted comes back."""


@asynccontextmanager
async def sweeping(sweeper: Sweeper, every: float) -> AsyncIterator[None]:
    """Sweeps every so many seconds until the block ends; 0 = never."""
    task = asyncio.create_task(_sweep(sweeper, every)) if every else None
    try:
        yield
    finally:
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def _sweep(sweeper: Sweeper, every: float) -> None:
    await asyncio.sleep(min(every, _SOON_SECONDS))
    while True:
        try:
            swept = await sweeper.sweep()
        except Exception:  # noqa: BLE001 - logged; there is a next time
            _log.exception("sweeping failed; it is tried again")
        else:
            if swept.total:
                _log.info("swept: %s", swept)
        await asyncio.sleep(every)
