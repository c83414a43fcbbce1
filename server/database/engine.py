"""Engines: how a database is connected to, for commands and for what the event loop runs on."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool

BUSY_SECONDS = 10
"""How long somebody else's write is waited for, and how long a server to answer."""

_FILE = "dropcap.sqlite"
_DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def database_url(data: Path) -> str:
    """The address of the SQLite file in a data folder."""
    return f"sqlite:///{data / _FILE}"


def parse_address(address: str) -> URL:
    """A database's address, as SQLAlchemy has it. Shown to people, it hides the password.

    Raises:
        ValueError: it is none that Dropcap can use.
    """
    scheme, separator, rest = address.partition("://")
    driver = _DRIVERS.get(scheme)
    if driver is None or not separator:
        raise ValueError("write it as postgresql://user:password@host/database")
    try:
        url = make_url(f"{driver}://{rest}")
    except Exception as error:
        # What went wrong may quote the address, and with it the password.
        raise ValueError("it is not an address of a database") from error
    if not url.database:
        raise ValueError("it names no database")
    return url


def make_engine(address: str) -> Engine:
    """An engine that connects when it is asked to and keeps nothing open.

    Raises:
        ValueError: the address is none that Dropcap can use.
    """
    url = parse_address(address)
    if is_sqlite(url):
        return _sqlite_engine(url)
    return create_engine(url, poolclass=NullPool, connect_args=postgres_arguments())


def is_sqlite(url: URL) -> bool:
    """Whether the database is a file."""
    return url.get_backend_name() == "sqlite"


def postgres_arguments() -> dict[str, object]:
    """What every connection to PostgreSQL is made with."""
    return {"connect_timeout": BUSY_SECONDS, "application_name": "dropcap-server"}


def _sqlite_engine(url: URL) -> Engine:
    """An engine whose transactions take SQLite's write lock when they begin, not half-way.

    Write-ahead logging lets readers go on meanwhile. Every commit reaches the disk: a link that was
    handed out survives a power loss.
    """
    engine = create_engine(
        url,
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        # SQLite's own knows the letters of English alone; PostgreSQL's knows all.
        connection.create_function("lower", 1, _lower, deterministic=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value
