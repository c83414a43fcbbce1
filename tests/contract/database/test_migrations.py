"""Tables go up and down on every database, with data in them, whoever starts it."""

import subprocess
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, MetaData, inspect
from support.databases import a_drop, add_user, with_database
from support.processes import SCRIPTS

from server.accounts.tokens import add_token, presented
from server.database.database import Database
from server.database.engine import make_engine
from server.database.migrate import LATEST, current_revision, migrate
from server.database.tables import metadata
from server.drops.catalog import Catalog
from server.drops.reports import Reason, add_report
from server.drops.uploads import MIB, Upload
from server.drops.visits import add_visits
from server.errors import DataUnusable
from server.sharing.attempts import note_attempt
from server.sharing.misses import add_misses
from server.storage.base import Part
from server.storage.s3.announced import announce
from server.storage.signing import load_keys


@pytest.fixture
def empty_engine(empty_database: str) -> Iterator[Engine]:
    made = make_engine(empty_database)
    yield made
    made.dispose()


async def fill(database: Database) -> None:
    """Something in every table."""
    owner = await database.write(add_user, "anna")
    await database.write(add_token, "laptop", "anna")
    await database.write(load_keys)
    await database.write(note_attempt, "d" * 32)
    await database.write(announce, "upload", [Part(1, 5, "ab" * 32)])
    for _ in range(3):
        drop = a_drop(owner, tags=("work",))
        upload = Upload(drop.id, part_size=MIB, size=None)
        await Catalog(database).add(drop, None, "", "what a note says", upload)
        await database.write(add_visits, {(drop.id, 20_000, "news.example"): 1})
    await database.write(add_misses, {"203.0.113.7": 1})
    await database.write(add_report, drop, Reason.ABUSE, "details", "me@example.org")


def test_the_tables_are_those_that_the_program_knows(
    empty_database: str, empty_engine: Engine
) -> None:
    assert migrate(empty_database)
    assert not migrate(empty_database)
    found = MetaData()
    found.reflect(empty_engine)
    for table in metadata.sorted_tables:
        made = found.tables[table.name]
        assert {c.name: c.nullable for c in made.columns} == {
            c.name: c.nullable for c in table.columns
        }
        assert {index.name for index in made.indexes} == {index.name for index in table.indexes}
    assert set(found.tables) - {"alembic_version"} == {t.name for t in metadata.sorted_tables}


def test_down_and_up_again_with_data_in_them(empty_database: str, empty_engine: Engine) -> None:
    migrate(empty_database)
    with_database(empty_database, fill)
    steps = [f"{number:04}" for number in range(int(LATEST) - 1, 0, -1)]
    for revision in (*steps, "base"):
        assert migrate(empty_database, revision)
    assert set(inspect(empty_engine).get_table_names()) == {"alembic_version"}
    assert migrate(empty_database)
    with_database(empty_database, fill)


def test_each_step_keeps_the_rows_of_the_tables_that_stay(
    empty_database: str, empty_engine: Engine
) -> None:
    migrate(empty_database)
    with_database(empty_database, fill)
    before = rows_of_each_table(empty_engine)
    assert 0 not in before.values()
    for number in range(int(LATEST) - 1, 0, -1):
        migrate(empty_database, f"{number:04}")
        kept = rows_of_each_table(empty_engine)
        assert kept == {name: before[name] for name in kept}
    migrate(empty_database)
    after = rows_of_each_table(empty_engine)
    assert after.keys() == before.keys()
    assert after["drops"] == before["drops"]


def rows_of_each_table(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()
            for name in inspect(connection).get_table_names()
            if name != "alembic_version"
        }


def test_processes_that_start_together_migrate_once(
    empty_database: str, empty_engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("data")
    processes = [
        subprocess.Popen(
            [SCRIPTS / "dropcap-server", "migrate", "--data", data],
            env={"DROPCAP_DATABASE_URL": empty_database, "PATH": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        said, complained = process.communicate(timeout=60)
        assert process.returncode == 0, complained
        assert LATEST in said
    assert current_revision(empty_engine) == LATEST


def test_a_database_of_a_later_version_is_left_alone(
    empty_database: str, empty_engine: Engine
) -> None:
    migrate(empty_database)
    with empty_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DataUnusable, match="9999"):
        migrate(empty_database)


def test_tokens_are_known_after_all_of_it(empty_database: str) -> None:
    migrate(empty_database)

    async def use(database: Database) -> None:
        token = await database.write(add_token, "laptop")
        assert await database.read(presented, token) is not None
        assert await database.read(presented, token + "x") is None

    with_database(empty_database, use)
