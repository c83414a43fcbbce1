"""How queries reach the database.

Queries are plain functions of a SQLAlchemy connection, written once. Here they run on SQLite: reads
at once, on a connection of the event loop's own, since a look-up takes microseconds and a thread
would cost more; writes on one thread, one after the other.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from server.errors import DataUnusable, disk_full

P = ParamSpec("P")
Result = TypeVar("Result")
Query = Callable[Concatenate[Connection, P], Result]

_BUSY_SECONDS = 10
_FILE = "dropcap.sqlite"


def database_url(data: Path) -> str:
    """The address of the SQLite file in a data folder."""
    return f"sqlite:///{data / _FILE}"


def make_engine(url: str) -> Engine:
    """An engine whose transactions take SQLite's write lock when they begin, not half-way.

    Write-ahead logging lets readers go on meanwhile. Every commit reaches the disk: a link that was
    handed out survives a power loss.
    """
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class Database:
    """Runs queries for the event loop.

    Args:
        data: the folder that holds the SQLite file; its tables are up to date.
    """

    def __init__(self, data: Path) -> None:
        self._engine = make_engine(database_url(data))
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="database")
        try:
            self._reader = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError as error:
            raise DataUnusable(f"The database in {data} cannot be opened.") from error

    async def read(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a quick query that changes nothing."""
        return query(self._reader, *args, **kwargs)

    async def write(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a query in a transaction of its own, which is on the disk when this returns.

        Raises:
            Problem: the disk is full.
        """

        def transaction() -> Any:
            with self._engine.begin() as connection:
                return query(connection, *args, **kwargs)

        loop = asyncio.get_running_loop()
        try:
            result: Result = await loop.run_in_executor(self._writer, transaction)
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise disk_full() from error
            raise
        return result

    def close(self) -> None:
        """Finishes what is being written and ends the connections."""
        self._writer.shutdown()
        self._reader.close()
        self._engine.dispose()
