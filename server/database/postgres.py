"""PostgreSQL: queries run on a pool of connections, and wait without keeping the event loop."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any, Final

from sqlalchemy import URL, text
from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.ext.asyncio import create_async_engine

from server.database.database import P, Query, Result
from server.database.engine import BUSY_SECONDS, postgres_arguments
from server.database.lookup import Lookup
from server.database.postgres_lookups import PostgresLookups
from server.errors import DataUnusable, Problem, busy, disk_full

_TRIES: Final = 5
_PAUSE_SECONDS: Final = 0.02
_OUT_OF_ROOM: Final = "53100"
_IN_THE_WAY: Final = frozenset({"40001", "40P01"})
"""Serialization failure and deadlock: the same again will do."""


class PostgresDatabase:
    """Runs queries on a server.

    Args:
        url: where it is; its tables are up to date.
        connections: how many there are at most.
    """

    def __init__(self, url: URL, connections: int) -> None:
        self._url = url
        self._engine = create_async_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=BUSY_SECONDS,
            # A connection may have ended while nobody used it: the server was started anew.
            pool_pre_ping=True,
            connect_args=postgres_arguments(),
        )
        self._reader = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self._lookups = PostgresLookups(url)

    async def open(self) -> None:
        """Connects.

        Raises:
            DataUnusable: the server cannot be reached.
        """
        try:
            async with self._reader.connect() as connection:
                await connection.execute(text("SELECT 1"))
            await self._lookups.open()
        except (SQLAlchemyError, OSError) as error:
            raise DataUnusable(f"The database {self._url} cannot be reached.") from error

    async def read(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a quick query that changes nothing.

        Raises:
            Problem: the database does not answer.
        """

        async def once() -> Any:
            async with self._reader.connect() as connection:
                return await connection.run_sync(query, *args, **kwargs)

        result: Result = await _patiently(once)
        return result

    async def write(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a query in a transaction of its own, which is on the disk when this returns.

        Raises:
            Problem: the disk is full, or the database does not answer.
        """

        async def once() -> Any:
            async with self._engine.begin() as connection:
                return await connection.run_sync(query, *args, **kwargs)

        result: Result = await _patiently(once)
        return result

    async def look_up(self, lookup: Lookup, key: str) -> tuple[Any, ...] | None:
        """The columns of the row that has this key, or None.

        Raises:
            Problem: the database does not answer.
        """
        return await self._lookups.get(lookup, key)

    async def close(self) -> None:
        """Ends the connections."""
        await self._lookups.close()
        await self._engine.dispose()


async def _patiently(run: Callable[[], Awaitable[Any]]) -> Any:
    """Runs it again where another transaction was in the way, and says what is wrong otherwise."""
    for left in reversed(range(_TRIES)):
        try:
            return await run()
        except NoConnectionFree as error:
            raise busy() from error
        except DataError as error:  # NUL in a text, a number beyond all bounds
            raise Problem(422, "invalid", "A value cannot be stored.") from error
        except DBAPIError as error:
            state = getattr(error.orig, "sqlstate", None)
            if state in _IN_THE_WAY and left:
                await asyncio.sleep(random.uniform(0, _PAUSE_SECONDS))  # noqa: S311
                continue
            if state == _OUT_OF_ROOM:
                raise disk_full() from error
            if error.connection_invalidated or state is None or state.startswith(("08", "57P")):
                raise busy() from error
            raise
    raise AssertionError("the last try returns or raises")
