"""Rows by a unique column, from PostgreSQL: those asked for at the same time in one question.

Each round trip costs ten times what the answer is worth. A first look-up is asked at once; those
that come while it is under way wait for it and are then asked together. So one reader waits no
longer than it must, and a thousand readers cost a few questions.
"""

import asyncio
from typing import Any, Final

import psycopg
from psycopg_pool import AsyncConnectionPool, PoolTimeout
from sqlalchemy import URL

from server.database.engine import postgres_arguments
from server.database.lookup import Lookup
from server.errors import busy

_AT_A_TIME: Final = 2
"""Questions under way; the next one gathers while they are."""
_MOST_KEYS: Final = 500
_PATIENCE_SECONDS: Final = 2
"""How long a reader waits for a connection while the database is away."""
_NUL: Final = "\0"

Row = tuple[Any, ...]


class PostgresLookups:
    """Answers look-ups.

    Args:
        url: where the database is.
    """

    def __init__(self, url: URL) -> None:
        conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._pool = AsyncConnectionPool(
            conninfo,
            min_size=1,
            max_size=_AT_A_TIME,
            timeout=_PATIENCE_SECONDS,
            # The pool tries less and less often to connect; after so long a reader starts it anew.
            reconnect_timeout=_PATIENCE_SECONDS,
            open=False,
            kwargs={**postgres_arguments(), "autocommit": True},
        )
        self._queues: dict[Lookup, _Queue] = {}

    async def open(self) -> None:
        """Connects."""
        await self._pool.open()

    async def get(self, lookup: Lookup, key: str) -> Row | None:
        """The row that has this key, or None.

        Raises:
            Problem: the database does not answer.
        """
        if _NUL in key:  # which PostgreSQL cannot hold, let alone find
            return None
        queue = self._queues.get(lookup)
        if queue is None:
            queue = self._queues[lookup] = _Queue(self._pool, lookup)
        try:
            return await queue.get(key)
        except psycopg.OperationalError as error:
            raise busy() from error

    async def close(self) -> None:
        """Ends the connections."""
        await self._pool.close()


class _Queue:
    """The keys of one look-up that wait to be asked for."""

    def __init__(self, pool: AsyncConnectionPool, lookup: Lookup) -> None:
        self._pool = pool
        self._statement = lookup.for_postgres.encode()
        self._waiting: dict[str, asyncio.Future[Row | None]] = {}
        # Counted apart from the tasks: one that is done is still among them for a moment, and must
        # not be relied on to ask for a key that comes in that moment.
        self._working = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def get(self, key: str) -> Row | None:
        future = self._waiting.get(key)
        if future is None:
            future = self._waiting[key] = asyncio.get_running_loop().create_future()
            if self._working < _AT_A_TIME:
                self._working += 1
                task = asyncio.create_task(self._work())
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        # A reader who leaves must not take the answer away from others who wait for it.
        return await asyncio.shield(future)

    async def _work(self) -> None:
        try:
            await self._ask_for_all()
        finally:
            self._working -= 1

    async def _ask_for_all(self) -> None:
        while self._waiting:
            keys = list(self._waiting)[:_MOST_KEYS]
            futures = {key: self._waiting.pop(key) for key in keys}
            try:
                rows = await self._ask(keys)
            except Exception as error:  # noqa: BLE001 - it belongs to those who asked
                for future in futures.values():
                    if not future.done():
                        future.set_exception(error)
                        future.exception()  # read, should all who asked have left
                continue
            for key, future in futures.items():
                if not future.done():
                    future.set_result(rows.get(key))

    async def _ask(self, keys: list[str]) -> dict[str, Row]:
        try:
            return await self._ask_once(keys)
        except PoolTimeout:
            raise
        except psycopg.OperationalError:
            # The connection ended while nobody used it; the pool has thrown it away.
            return await self._ask_once(keys)

    async def _ask_once(self, keys: list[str]) -> dict[str, Row]:
        async with self._pool.connection() as connection:
            cursor = await connection.execute(self._statement, {"keys": keys}, prepare=True)
            return {row[0]: row[1:] for row in await cursor.fetchall()}
