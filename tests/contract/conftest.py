"""Every database that Dropcap runs on: whatever is tested with these fixtures holds on all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from support.postgres import Postgres

from server.database.engine import database_url, make_engine
from server.database.migrate import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return database_url(tmp_path)
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """A database with all tables, to be copied."""
    address = postgres.new_database()
    migrate(address)
    return address.rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables and nothing in them."""
    if request.param == "sqlite":
        address = database_url(tmp_path)
        migrate(address)
        return address
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database(request.getfixturevalue("postgres_template"))


@pytest.fixture
def engine(database_address: str) -> Iterator[Engine]:
    """A connection to it for looking at what is there."""
    made: Any = make_engine(database_address)
    yield made
    made.dispose()
