"""From a slug to a drop that may be shown, or the reason why not."""

import asyncio
from collections.abc import Coroutine
from typing import Final

from starlette.types import Receive, Scope

from server.drops.model import Drop
from server.services import Services
from server.sharing.connection import departure
from server.sharing.passes import Passes, cookie_name, is_locked
from server.sharing.refusals import Locked, NoSuchDrop, ReaderLeft, StillArriving
from server.sharing.requests import is_waiting, passes_of, slug_of

_REFRESH_SECONDS: Final = 2.0
"""How long a page that shows progress is kept waiting before it may show more progress."""


class Door:
    """Opens drops to those who have their links."""

    def __init__(self, services: Services, passes: Passes) -> None:
        self._catalog = services.catalog
        self._arrivals = services.arrivals
        self._waiting_seconds = services.settings.waiting_seconds
        self._passes = passes

    async def open(self, scope: Scope, receive: Receive) -> Drop:
        """The drop that a request is for, ready to be shown; waits for one that is arriving.

        Raises:
            Refusal: it cannot be shown, or not yet.
        """
        drop = await self.find(slug_of(scope))
        await self._check_lock(scope, drop)
        if drop.is_ready:
            return drop
        seconds = _REFRESH_SECONDS if is_waiting(scope) else self._waiting_seconds
        await _unless_reader_leaves(
            self._arrivals.wait(drop.id, min(seconds, self._waiting_seconds)), receive
        )
        drop = await self.find(drop.slug)
        await self._check_lock(scope, drop)
        if not drop.is_ready:
            raise StillArriving(drop, self._arrivals.progress(drop.id))
        return drop

    async def find(self, slug: str) -> Drop:
        """The drop behind a slug, locked or not, ready or not.

        Raises:
            NoSuchDrop: there is none.
        """
        drop = await self._catalog.by_slug(slug)
        if drop is None:
            raise NoSuchDrop
        return drop

    async def _check_lock(self, scope: Scope, drop: Drop) -> None:
        if not is_locked(drop):
            return
        for given in passes_of(scope, cookie_name(drop)):
            if await self._passes.admits(given, drop):
                return
        raise Locked(drop)


async def _unless_reader_leaves(waiting: Coroutine[None, None, bool], receive: Receive) -> None:
    async with departure(receive) as gone:
        arrival = asyncio.ensure_future(waiting)
        try:
            await asyncio.wait((arrival, gone), return_when=asyncio.FIRST_COMPLETED)
            if not arrival.done():
                raise ReaderLeft
            await arrival
        finally:
            arrival.cancel()
            await asyncio.wait((arrival,))
