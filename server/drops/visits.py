"""How often drops are looked at and where readers come from, counted in memory.

Counting is an addition to a dictionary, so that serving a drop costs nothing more. Every few
seconds, and when the server stops, what was counted is added to the database in one transaction.
Who looked is not noted.
"""

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from server.database.database import Database
from server.database.tables import drops, visits

_LOG: Final = logging.getLogger(__name__)
_SECONDS: Final = 3.0
_MOST_PLACES: Final = 10_000
"""Beyond this many drops and referrers at a time, referrers are not told apart any more: whoever
makes them up shall not fill the memory."""
_EPOCH: Final = date(1970, 1, 1)
_DAYS: Final = 90
_REFERRERS: Final = 50

Visit = tuple[str, int, str]
"""A drop's id, a day since 1970, and the host that a reader came from."""


@dataclass(frozen=True, slots=True)
class Stats:
    """How often a drop was looked at.

    Attributes:
        views: ever.
        opened: how often somebody clicked to see it, where views are limited.
        days: the latest days with views, newest first.
        referrers: where most readers came from; an empty name where they did not say.
    """

    views: int
    opened: int
    days: tuple[tuple[date, int], ...]
    referrers: tuple[tuple[str, int], ...]


class Visits:
    """Counts views.

    Args:
        database: where they are written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counted: Counter[Visit] = Counter()
        self._writing: asyncio.Task[None] | None = None

    def note(self, drop_id: str, referrer: str = "") -> None:
        """Counts a view; it is written later."""
        if len(self._counted) >= _MOST_PLACES:
            referrer = ""
        self._counted[drop_id, _today(), referrer] += 1

    def begin(self) -> None:
        """Writes now and then, until `end`."""
        self._writing = asyncio.create_task(self._write_now_and_then())

    async def end(self) -> None:
        """Writes what is left."""
        if self._writing is not None:
            self._writing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._writing
            self._writing = None
        await self.flush()

    async def flush(self) -> None:
        """Writes what was counted so far; it is kept for the next time where that fails."""
        if not self._counted:
            return
        counted, self._counted = self._counted, Counter()
        try:
            await self._database.write(add_visits, counted)
        except Exception:  # noqa: BLE001 - views are worth less than whatever else goes on
            _LOG.exception("views could not be written; they are kept for the next time")
            counted.update(self._counted)
            self._counted = counted

    async def _write_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            await asyncio.shield(self.flush())


def add_visits(connection: Connection, counted: Mapping[Visit, int]) -> None:
    """Adds views to what was written before; drops that are gone by now are left out."""
    totals: Counter[str] = Counter()
    for (drop_id, _, _), views in counted.items():
        totals[drop_id] += views
    # In the order of the ids, so that two processes which write at the same time wait for each
    # other rather than both for ever.
    there = set()
    for drop_id, views in sorted(totals.items()):
        changed = connection.execute(
            update(drops).where(drops.c.id == drop_id).values(views=drops.c.views + views)
        )
        if changed.rowcount:
            there.add(drop_id)
    # The drop's row is ours until the end of the transaction, so nobody else adds its first visit.
    for (drop_id, day, referrer), views in sorted(counted.items()):
        if drop_id in there:
            _add(connection, drop_id, day, referrer, views)


def stats_of(connection: Connection, owner_id: str, drop_id: str) -> Stats | None:
    """How often an account's drop was looked at; None when there is no such drop."""
    totals = connection.execute(
        select(drops.c.views, drops.c.opened).where(
            drops.c.id == drop_id, drops.c.owner_id == owner_id
        )
    ).one_or_none()
    if totals is None:
        return None
    views = func.sum(visits.c.views)
    of_drop = visits.c.drop_id == drop_id
    days = connection.execute(
        select(visits.c.day, views)
        .where(of_drop)
        .group_by(visits.c.day)
        .order_by(visits.c.day.desc())
        .limit(_DAYS)
    )
    referrers = connection.execute(
        select(visits.c.referrer, views)
        .where(of_drop)
        .group_by(visits.c.referrer)
        .order_by(views.desc(), visits.c.referrer)
        .limit(_REFERRERS)
    )
    return Stats(
        totals.views,
        totals.opened,
        tuple((_EPOCH + timedelta(days=day), int(count)) for day, count in days),
        tuple((referrer, int(count)) for referrer, count in referrers),
    )


def _add(connection: Connection, drop_id: str, day: int, referrer: str, views: int) -> None:
    here = (
        visits.c.drop_id == drop_id,
        visits.c.day == day,
        visits.c.referrer == referrer,
    )
    changed = connection.execute(update(visits).where(*here).values(views=visits.c.views + views))
    if not changed.rowcount:
        connection.execute(
            insert(visits).values(drop_id=drop_id, day=day, referrer=referrer, views=views)
        )


def _today() -> int:
    return int(time.time()) // 86400
