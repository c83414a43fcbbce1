"""Moving an instance from one database to another, whichever they are."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select
from support.databases import a_drop, add_user, with_database
from support.postgres import Postgres
from support.processes import SCRIPTS

from server.accounts.tokens import add_token, presented
from server.database.database import Database
from server.database.engine import database_url, make_engine
from server.database.migrate import migrate
from server.database.move import move
from server.database.tables import metadata
from server.drops.catalog import Catalog
from server.errors import DataUnusable
from server.storage.signing import load_keys

TOKENS: list[str] = []


async def fill(database: Database) -> None:
    owner = await database.write(add_user, "anna")
    TOKENS.append(await database.write(add_token, "laptop", "anna"))
    await database.write(load_keys)
    for number in range(30):
        await Catalog(database).add(a_drop(owner), f"key {number}", f"print {number}")


def contents(address: str) -> dict[str, list[Sequence[object]]]:
    engine = make_engine(address)
    with engine.connect() as connection:
        found = {
            table.name: [
                tuple(row)
                for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in metadata.sorted_tables
        }
    engine.dispose()
    return {name: list(rows) for name, rows in found.items()}


@pytest.fixture
def addresses(tmp_path: Path, postgres: Postgres) -> tuple[str, str]:
    return database_url(tmp_path), postgres.new_database()


def test_everything_is_there_and_back(addresses: tuple[str, str], tmp_path: Path) -> None:
    file, server = addresses
    migrate(file)
    with_database(file, fill)
    before = contents(file)
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", "migrate", "--from", file, "--to", server],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "drops: 30" in done.stdout
    assert contents(server) == before
    (tmp_path / "back").mkdir()
    back = database_url(tmp_path / "back")
    assert move(server, back)["drops"] == 30
    assert contents(back) == before

    async def account(database: Database) -> str | None:
        found = await database.read(presented, TOKENS[-1])
        return found.account.name if found else None

    assert with_database(server, account) == "anna"


def test_nothing_is_put_among_what_is_there(addresses: tuple[str, str]) -> None:
    file, server = addresses
    for address in addresses:
        migrate(address)
    with_database(server, fill)
    before = contents(server)
    with pytest.raises(DataUnusable, match="not empty"):
        move(file, server)
    assert contents(server) == before


def test_a_source_that_is_not_up_to_date_is_refused(addresses: tuple[str, str]) -> None:
    file, server = addresses
    with pytest.raises(DataUnusable, match="migrate"):
        move(file, server)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "sqlite:///x"),
        ("--to", "postgresql://x/y"),
        ("--from", "mysql://root:sesame@x/y", "--to", "sqlite:///x"),
        ("--from", "postgresql://root:sesame@127.0.0.1:1/y", "--to", "sqlite:////tmp/x"),
    ],
)
def test_addresses_that_cannot_be_are_one_sentence(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", "migrate", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in (2, 4)
    assert len(done.stderr.splitlines()) == 1
    assert "sesame" not in done.stderr
