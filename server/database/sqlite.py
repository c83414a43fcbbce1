"""SQLite: queries on a file.

Reads happen at once, on a connection of the event loop's own, since a look-up takes microseconds
and a thread would cost more; writes on one thread, one after the other.
"""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from server.database.database import P, Query, Result
from server.database.engine import make_engine, parse_address
from server.database.lookup import Lookup
from server.errors import DataUnusable, busy, disk_full


class SqliteDatabase:
    """Runs queries on a file.

    Args:
        address: sqlite:///FILE; its tables are up to date.
    """

    def __init__(self, address: str) -> None:
        self._file = parse_address(address).database
        self._engine = make_engine(address)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="database")
        self._reader: Connection | None = None

    async def open(self) -> None:
        """Connects.

        Raises:
            DataUnusable: the file cannot be opened.
        """
        try:
            self._reader = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError as error:
            raise DataUnusable(f"The database {self._file} cannot be opened.") from error

    async def read(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a quick query that changes nothing."""
        return query(self._opened(), *args, **kwargs)

    async def write(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a query in a transaction of its own, which is on the disk when this returns.

        Raises:
            Problem: the disk is full, or other processes write without a pause.
        """

        def transaction() -> Any:
            with self._engine.begin() as connection:
                return query(connection, *args, **kwargs)

        loop = asyncio.get_running_loop()
        try:
            result: Result = await loop.run_in_executor(self._writer, transaction)
        except OperationalError as error:
            match getattr(error.orig, "sqlite_errorcode", None):
                case sqlite3.SQLITE_FULL:
                    raise disk_full() from error
                case sqlite3.SQLITE_BUSY:
                    raise busy() from error
                case _:
                    raise
        return result

    async def look_up(self, lookup: Lookup, key: str) -> tuple[Any, ...] | None:
        """The columns of the row that has this key, or None."""
        # SQLAlchemy's result object alone would cost three times what SQLite takes, so the driver's
        # own cursor is asked.
        cursor = self._opened().connection.cursor()
        try:
            cursor.execute(lookup.for_sqlite, (key,))
            row: tuple[Any, ...] | None = cursor.fetchone()
        finally:
            cursor.close()
        return row

    async def close(self) -> None:
        """Finishes what is being written and ends the connections."""
        self._writer.shutdown()
        if self._reader is not None:
            self._reader.close()
        self._engine.dispose()

    def _opened(self) -> Connection:
        if self._reader is None:
            raise RuntimeError("the database was not opened")
        return self._reader
