"""Moves everything from one database into another, empty one, and counts what arrived."""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from server.database.engine import make_engine
from server.database.migrate import LATEST, current_revision, migrate
from server.database.tables import metadata
from server.errors import DataUnusable

_BATCH = 1000


def move(source: str, target: str) -> Mapping[str, int]:
    """Copies all rows of all tables; the source stays as it is.

    Either everything arrives or nothing does. The rows are read as they are at one moment, so a
    server may go on running on the source, but what it writes meanwhile stays behind.

    Returns:
        How many rows each table has.

    Raises:
        DataUnusable: a database cannot be used, the source has other tables than this program, or
            the target is not empty.
    """
    origin, destination = make_engine(source), make_engine(target)
    try:
        if current_revision(origin) != LATEST:
            raise DataUnusable(f"{origin.url} is not up to date: dropcap-server migrate first.")
        migrate(target)
        return _copy(origin, destination)
    except SQLAlchemyError as error:
        raise DataUnusable(f"{origin.url} could not be moved to {destination.url}.") from error
    finally:
        origin.dispose()
        destination.dispose()


def _copy(origin: Engine, destination: Engine) -> Mapping[str, int]:
    tables = metadata.sorted_tables
    with snapshot(origin) as source, destination.begin() as target:
        for table in tables:
            if _count(target, table):
                raise DataUnusable(f"{destination.url} is not empty: {table} has rows already.")
        for table in tables:
            rows = source.execution_options(yield_per=_BATCH).execute(select(table))
            for batch in rows.mappings().partitions():
                target.execute(insert(table), [dict(row) for row in batch])
        counts = {table.name: _count(source, table) for table in tables}
        for table in tables:
            arrived, there = _count(target, table), counts[table.name]
            if arrived != there:
                raise DataUnusable(
                    f"Of {there:,} rows of {table} {arrived:,} arrived; nothing was kept."
                )
    return counts


def snapshot(engine: Engine) -> Connection:
    """A connection that sees everything as it is at one moment, whoever writes meanwhile."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ")
    connection = connection.execution_options(isolation_level="AUTOCOMMIT")
    connection.exec_driver_sql("BEGIN")
    return connection


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
