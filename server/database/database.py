"""How queries reach the database.

Queries are plain functions of a SQLAlchemy connection, written once, and run on SQLite and on
PostgreSQL alike. The one query that everything waits for, a row by a unique column, is a `Lookup`:
each database has a quicker way for it.
"""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection

from server.database.engine import is_sqlite, parse_address
from server.database.lookup import Lookup

P = ParamSpec("P")
Result = TypeVar("Result")
Query = Callable[Concatenate[Connection, P], Result]

CONNECTIONS = 10
"""How many connections to PostgreSQL one process has at most, unless it is told otherwise."""


class Database(Protocol):
    """Runs queries for the event loop."""

    async def open(self) -> None:
        """Connects; to be awaited in the event loop that queries will come from.

        Raises:
            DataUnusable: the database cannot be reached.
        """
        ...

    async def read(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a quick query that changes nothing.

        Raises:
            Problem: the database does not answer.
        """
        ...

    async def write(self, query: Query[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Runs a query in a transaction of its own, which is on the disk when this returns.

        The query may be run again where somebody else's transaction was in the way.

        Raises:
            Problem: the disk is full, or the database does not answer.
        """
        ...

    async def look_up(self, lookup: Lookup, key: str) -> tuple[Any, ...] | None:
        """The columns of the row that has this key, or None.

        Raises:
            Problem: the database does not answer.
        """
        ...

    async def close(self) -> None:
        """Finishes what is being written and ends the connections."""
        ...


def make_database(address: str, connections: int = CONNECTIONS) -> Database:
    """The database at an address; it connects when it is opened.

    Args:
        address: sqlite:///FILE or postgresql://…
        connections: how many there may be at a time, where it is PostgreSQL.
    """
    url = parse_address(address)
    if is_sqlite(url):
        from server.database.sqlite import SqliteDatabase

        return SqliteDatabase(address)
    from server.database.postgres import PostgresDatabase

    return PostgresDatabase(url, connections)
