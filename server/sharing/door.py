"""From a slug to a drop that may be shown, or the reason why not."""

import asyncio
from collections.abc import Coroutine
from typing import Final

from starlette.types import Receive, Scope

from server.drops.model import Drop
from server.services import Services
from server.sharing.connection import departure
from server.sharing.misses import Misses
from server.sharing.passes import Passes, cookie_name, is_locked, opened_cookie_name
from server.sharing.refusals import Locked, NoSuchDrop, ReaderLeft, StillArriving, Unopened
from server.sharing.requests import is_waiting, passes_of, slug_of

_REFRESH_SECONDS: Final = 2.0
"""How long a page that shows progress is kept waiting before it may show more progress."""


class Door:
    """Opens drops to those who have their links.

    Args:
        services: where drops are looked up.
        unlocked: passes of those who knew the password.
        opened: passes of those who clicked to see a drop whose views are limited.
        misses: counts links that do not exist.
    """

    def __init__(
        self, services: Services, unlocked: Passes, opened: Passes, misses: Misses
    ) -> None:
        self._catalog = services.catalog
        self._arrivals = services.arrivals
        self._waiting_seconds = services.settings.waiting_seconds
        self._unlocked = unlocked
        self._opened = opened
        self._misses = misses

    async def open(self, scope: Scope, receive: Receive) -> Drop:
        """The drop that a request is for, ready to be shown; waits for one that is arriving.

        Raises:
            Refusal: it cannot be shown, or not yet.
        """
        drop = await self.unlocked(scope)
        if not drop.is_ready:
            drop = await self._arrived(drop, scope, receive)
        if drop.max_views is not None:
            await self._check_opened(scope, drop)
        return drop

    async def unlocked(self, scope: Scope) -> Drop:
        """The drop behind a link whose password is known, ready or not.

        Raises:
            Refusal: there is none, or its password has not been given.
        """
        drop = await self.find(scope)
        await self._check_lock(scope, drop)
        return drop

    async def find(self, scope: Scope) -> Drop:
        """The drop behind a link, locked or not, ready or not.

        Raises:
            NoSuchDrop: there is none.
            TooManyMisses: the reader has tried too many that do not exist.
        """
        self._misses.check(scope)
        drop = await self._catalog.by_slug(slug_of(scope))
        if drop is None:
            self._misses.note(scope)
            raise NoSuchDrop
        return drop

    async def passes_for(self, drop: Drop) -> tuple[str, ...]:
        """What opens a drop that was opened, where the reader's cookies do not get to."""
        passes = []
        if is_locked(drop):
            passes.append(await self._unlocked.issue(drop))
        if drop.max_views is not None:
            passes.append(await self._opened.issue(drop))
        return tuple(passes)

    async def _arrived(self, drop: Drop, scope: Scope, receive: Receive) -> Drop:
        seconds = _REFRESH_SECONDS if is_waiting(scope) else self._waiting_seconds
        await _unless_reader_leaves(
            self._arrivals.wait(drop.id, min(seconds, self._waiting_seconds)), receive
        )
        drop = await self.unlocked(scope)
        if not drop.is_ready:
            raise StillArriving(drop, self._arrivals.progress(drop.id))
        return drop

    async def _check_lock(self, scope: Scope, drop: Drop) -> None:
        if not is_locked(drop):
            return
        for given in passes_of(scope, cookie_name(drop)):
            if await self._unlocked.admits(given, drop):
                return
        raise Locked(drop)

    async def _check_opened(self, scope: Scope, drop: Drop) -> None:
        for given in passes_of(scope, opened_cookie_name(drop)):
            if await self._opened.admits(given, drop):
                return
        raise Unopened(drop)


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
