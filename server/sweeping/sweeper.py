"""What is over is taken away, and what deaths in between left behind is found.

Every step may be cut short: a drop leaves the catalog before its objects leave the store, so that
what is left of it is an object without a row, which the next sweep finds.
"""

import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement

from server.database.database import Database
from server.settings import Settings
from server.storage.base import Storage, UploadBusyError
from server.sweeping import rows

_log = logging.getLogger(__name__)

_PAGE = 500
_GRACE = timedelta(hours=1)
_ALWAYS_PLAUSIBLE = 10
_PLAUSIBLE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep took away, or would have.

    Attributes:
        expired: drops whose links had ended.
        abandoned: drops that never arrived.
        orphans: objects that belonged to no drop.
        unfinished: uploads and files that belonged to no drop.
        broken: drops whose objects were gone.
        suspicious: whether so many drops had no objects that the store itself seems to be wrong;
            then they are left alone.
    """

    expired: int = 0
    abandoned: int = 0
    orphans: int = 0
    unfinished: int = 0
    broken: int = 0
    suspicious: bool = False

    @property
    def total(self) -> int:
        """How much it was in all."""
        return self.expired + self.abandoned + self.orphans + self.unfinished + self.broken


class Sweeper:
    """Sweeps. Several may do so at the same time, in several processes.

    Args:
        settings: how long things may take.
        database: where the drops are.
        storage: where the bytes are.
        grace: how long what was begun and belongs to nothing is left alone.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        storage: Storage,
        grace: timedelta = _GRACE,
    ) -> None:
        self._settings = settings
        self._database = database
        self._storage = storage
        self._grace = grace

    async def sweep(self, *, dry_run: bool = False) -> Swept:
        """Takes away what is over; with `dry_run` it only counts.

        Raises:
            OSError: the store does not answer; what is in it is not judged.
        """
        await self._storage.check()
        now = datetime.now(UTC)
        idle = now - timedelta(seconds=self._settings.arriving_seconds)
        swept = Swept(
            expired=await self._drops(rows.expired(now), dry_run),
            abandoned=await self._drops(rows.abandoned(idle), dry_run),
            unfinished=await self._unfinished(now - self._grace, dry_run),
        )
        orphans, broken = await self._compare()
        swept = replace(swept, orphans=await self._orphans(orphans, dry_run))
        return await self._broken(broken, swept, dry_run)

    async def _drops(self, which: ColumnElement[bool], dry_run: bool) -> int:
        count, after = 0, ""
        while page := await self._database.read(rows.find, which, after, _PAGE):
            for drop_id in page:
                count += await self._take_away(drop_id, which, dry_run)
            after = page[-1]
        return count

    async def _take_away(self, drop_id: str, which: ColumnElement[bool], dry_run: bool) -> bool:
        remains = await self._database.write(rows.take_out, drop_id, which, dry_run=dry_run)
        if remains is None:
            return False
        if not dry_run:
            for key in remains.keys:
                await self._storage.delete(key)
            if remains.upload_id is not None:
                with contextlib.suppress(UploadBusyError):
                    await self._storage.abort_multipart(remains.keys[0], remains.upload_id)
        return True

    async def _unfinished(self, before: datetime, dry_run: bool) -> int:
        found = [u async for u in self._storage.unfinished() if u.touched_at < before]
        count = 0
        for begin in range(0, len(found), _PAGE):
            page = found[begin : begin + _PAGE]
            ids = [upload.upload_id for upload in page]
            known = await self._database.read(rows.known_uploads, ids)
            for upload in page:
                if upload.upload_id in known:
                    continue
                count += 1
                if not dry_run:
                    with contextlib.suppress(UploadBusyError):
                        await self._storage.abort_multipart(upload.key, upload.upload_id)
        return count

    async def _compare(self) -> tuple[list[str], list[tuple[str, str]]]:
        """Keys of objects that no ready drop has, and keys and ids of drops that have no object.

        Both come sorted by their keys, so that one pass over each is enough.
        """
        orphans: list[str] = []
        broken: list[tuple[str, str]] = []
        ready = self._ready()
        row = await anext(ready, None)
        previous = ""
        async for listed in self._storage.objects():
            key = listed.key.removesuffix("-thumbnail")
            while row is not None and row[0] < key:
                if row[0] != previous:
                    broken.append(row)
                row = await anext(ready, None)
            if row is None or row[0] != key:
                orphans.append(listed.key)
            elif listed.key == key:
                previous = key
        while row is not None:
            if row[0] != previous:
                broken.append(row)
            row = await anext(ready, None)
        return orphans, broken

    async def _ready(self) -> AsyncIterator[tuple[str, str]]:
        after = ""
        while page := await self._database.read(rows.ready_keys, after, _PAGE):
            for row in page:
                yield row
            after = page[-1][0]

    async def _orphans(self, keys: list[str], dry_run: bool) -> int:
        """Takes away those that no drop has: a row is always there before its object."""
        count = 0
        for key, group in groupby(keys, lambda key: key.removesuffix("-thumbnail")):
            if await self._database.read(rows.known_keys, [key]):
                continue
            for orphan in group:
                count += 1
                if not dry_run:
                    await self._storage.delete(orphan)
        return count

    async def _broken(self, found: list[tuple[str, str]], swept: Swept, dry_run: bool) -> Swept:
        gone = [drop_id for key, drop_id in found if await self._storage.stat(key) is None]
        ready = await self._database.read(rows.count_ready)
        if len(gone) > max(_ALWAYS_PLAUSIBLE, _PLAUSIBLE_SHARE * ready):
            _log.error(
                "%d of %d drops have no content: is this the right store? They are left alone.",
                len(gone),
                ready,
            )
            return replace(swept, broken=0, suspicious=True)
        count = 0
        for drop_id in gone:
            if await self._take_away(drop_id, rows.broken(drop_id), dry_run):
                _log.warning("drop %s had lost its content", drop_id)
                count += 1
        return replace(swept, broken=count)
