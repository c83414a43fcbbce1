"""Addresses that try links which do not exist are slowed down: nobody shall find drops by guessing.

Whoever has tried too many such links gets no answer for a while, right links included; otherwise
guessing would go on between the refusals. Tries are counted in memory and added to the database
every second, where all processes meet: each learns there whom the others have had enough of. What
a reader with good links pays is a look into a dictionary that is nearly always empty.
"""

import asyncio
import contextlib
import ipaddress
import logging
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from starlette.types import Scope

from server.database.database import Database
from server.database.tables import misses
from server.sharing.refusals import TooManyMisses

_LOG: Final = logging.getLogger(__name__)

MOST: Final = 100
"""How many links that do not exist an address may try within `WINDOW`."""
WINDOW: Final = timedelta(minutes=10)
_SECONDS: Final = 1.0
_MOST_ADDRESSES: Final = 20_000
_IPV6_SITE: Final = 64
"""One household or machine has this many leading bits of IPv6 addresses; the others it makes up."""


class Misses:
    """Counts tries and knows who has made too many.

    Args:
        database: where all processes count together.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._new: Counter[str] = Counter()
        self._counted: dict[str, int] = {}
        self._shut_until: dict[str, datetime] = {}
        self._writing: asyncio.Task[None] | None = None

    def check(self, scope: Scope) -> None:
        """Looks whether a request may be answered.

        Raises:
            TooManyMisses: not for a while.
        """
        if not self._shut_until:
            return
        until = self._shut_until.get(address_of(scope) or "")
        if until is not None:
            seconds = (until - datetime.now(UTC)).total_seconds()
            if seconds > 0:
                raise TooManyMisses(int(seconds) + 1)

    def note(self, scope: Scope) -> None:
        """Counts a try."""
        address = address_of(scope)
        if address is None or (address not in self._new and len(self._new) >= _MOST_ADDRESSES):
            return
        self._new[address] += 1
        if self._counted.get(address, 0) + self._new[address] > MOST:
            self._shut_until.setdefault(address, datetime.now(UTC) + WINDOW)

    def begin(self) -> None:
        """Counts together with the other processes, until `end`."""
        self._writing = asyncio.create_task(self._meet_now_and_then())

    async def end(self) -> None:
        """Writes what is left."""
        if self._writing is not None:
            self._writing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._writing
            self._writing = None
        await self._meet()

    async def _meet_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS)
            await asyncio.shield(self._meet())

    async def _meet(self) -> None:
        new, self._new = self._new, Counter()
        try:
            self._counted = await self._database.write(add_misses, new) if new else {}
            self._shut_until = await self._database.read(shut_addresses)
        except Exception:  # noqa: BLE001 - links must be served all the same
            _LOG.exception("links that were guessed at could not be counted")


def address_of(scope: Scope) -> str | None:
    """Whom tries are counted for; None for the machine itself.

    From there come the app's own requests, and those of a proxy that does not say for whom: all
    the world would be shut out for what one reader did.
    """
    client = scope.get("client")
    try:
        address = ipaddress.ip_address(client[0]) if client else None
    except ValueError:
        return None
    if address is None or address.is_loopback:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, _IPV6_SITE), strict=False))
    return str(address)


def add_misses(
    connection: Connection, new: Mapping[str, int], now: datetime | None = None
) -> dict[str, int]:
    """Adds tries to what was counted before, and returns how many there are by now."""
    moment = now or datetime.now(UTC)
    connection.execute(delete(misses).where(misses.c.began_at <= moment - WINDOW))
    for address, count in sorted(new.items()):  # sorted: no two processes wait for each other
        here = misses.c.address == address
        changed = connection.execute(
            update(misses).where(here).values(count=misses.c.count + count)
        )
        if not changed.rowcount:
            _begin(connection, address, count, moment)
    found = connection.execute(
        select(misses.c.address, misses.c.count).where(misses.c.address.in_(list(new)))
    )
    return {row.address: row[1] for row in found}


def shut_addresses(connection: Connection, now: datetime | None = None) -> dict[str, datetime]:
    """The addresses that have tried too many, and until when they are not answered."""
    moment = now or datetime.now(UTC)
    rows = connection.execute(
        select(misses.c.address, misses.c.began_at).where(
            misses.c.count > MOST, misses.c.began_at > moment - WINDOW
        )
    )
    return {address: began_at + WINDOW for address, began_at in rows}


def _begin(connection: Connection, address: str, count: int, moment: datetime) -> None:
    """The first tries of an address, unless another process begins with it at this moment."""
    with contextlib.suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(misses).values(address=address, began_at=moment, count=count))
