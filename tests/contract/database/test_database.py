"""What every database promises to whoever runs queries on it."""

import asyncio

import pytest
from sqlalchemy import Connection, Engine, func, select, text
from support.databases import add_user, opened, with_database

from server.database.database import Database
from server.database.locks import take_turns
from server.database.lookup import Lookup
from server.database.tables import attempts, users
from server.errors import Problem
from server.sharing.attempts import MOST, TooMany, note_attempt
from server.storage.signing import SigningKeys, load_keys

BY_NAME = Lookup(users.c.name, [users.c.id, users.c.created_at])


def names(connection: Connection) -> list[str]:
    return list(connection.scalars(select(users.c.name).order_by(users.c.name)))


def test_what_is_written_is_read(database_address: str) -> None:
    async def use(database: Database) -> list[str]:
        await database.write(add_user, "anna")
        return await database.read(names)

    assert with_database(database_address, use) == ["anna"]


def test_a_query_that_fails_leaves_nothing(database_address: str) -> None:
    def fail(connection: Connection) -> None:
        add_user(connection, "anna")
        raise RuntimeError("half-way")

    async def use(database: Database) -> list[str]:
        with pytest.raises(RuntimeError, match="half-way"):
            await database.write(fail)
        return await database.read(names)

    assert with_database(database_address, use) == []


def test_rows_are_looked_up_by_their_key(database_address: str) -> None:
    async def use(database: Database) -> None:
        ids = {name: await database.write(add_user, name) for name in ("anna", "Änne", "%", "")}
        for name, user_id in ids.items():
            row = await database.look_up(BY_NAME, name)
            assert row is not None
            assert row[0] == user_id
            assert isinstance(row[1], int)
        for missing in ("Anna", "anna ", "a\0", "'", "\ufffd", "{anna}"):
            assert await database.look_up(BY_NAME, missing) is None

    with_database(database_address, use)


def test_many_look_ups_at_once_get_each_their_own(database_address: str) -> None:
    async def use(database: Database) -> None:
        def add_all(connection: Connection) -> dict[str, str]:
            return {name: add_user(connection, name) for name in map(str, range(300))}

        ids = await database.write(add_all)
        wanted = [str(number % 400) for number in range(3000)]
        rows = await asyncio.gather(*(database.look_up(BY_NAME, name) for name in wanted))
        for name, row in zip(wanted, rows, strict=True):
            assert (row and row[0]) == ids.get(name)

    with_database(database_address, use)


def test_readers_who_leave_do_not_disturb_others(database_address: str) -> None:
    async def use(database: Database) -> None:
        await database.write(add_user, "anna")
        asked = [asyncio.create_task(database.look_up(BY_NAME, "anna")) for _ in range(50)]
        await asyncio.sleep(0)
        for task in asked[::2]:
            task.cancel()
        rows = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(row, tuple) for row in rows[1::2])

    with_database(database_address, use)


def test_a_text_that_cannot_be_stored_is_refused(database_address: str) -> None:
    """PostgreSQL has no NUL in texts; SQLite has."""

    async def use(database: Database) -> None:
        if database_address.startswith("sqlite"):
            await database.write(add_user, "a\0b")
            return
        with pytest.raises(Problem) as refused:
            await database.write(add_user, "a\0b")
        assert (refused.value.status, refused.value.code) == (422, "invalid")

    with_database(database_address, use)


def test_transactions_take_turns(database_address: str) -> None:
    """Counting and then writing: nobody else gets in between, in whichever process."""

    def count_up(connection: Connection) -> None:
        take_turns(connection, "users")
        number = connection.scalar(select(func.count()).select_from(users))
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_sleep(0.005)"))
        add_user(connection, f"{number:03}")

    async def use(database: Database) -> None:
        async with opened(database_address) as other:
            await asyncio.gather(
                *(each.write(count_up) for _ in range(10) for each in (database, other))
            )
        assert await database.read(names) == [f"{number:03}" for number in range(20)]

    with_database(database_address, use)


def test_guesses_at_the_same_time_are_all_counted(database_address: str, engine: Engine) -> None:
    async def use(database: Database) -> list[object]:
        async with opened(database_address) as other:
            return await asyncio.gather(
                *(
                    each.write(note_attempt, "d" * 32)
                    for _ in range(15)
                    for each in (database, other)
                ),
                return_exceptions=True,
            )

    outcomes = with_database(database_address, use)
    assert sum(isinstance(outcome, TooMany) for outcome in outcomes) == 30 - MOST
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(attempts)) == MOST


def test_processes_that_start_together_have_the_same_keys(database_address: str) -> None:
    async def use(database: Database) -> list[SigningKeys]:
        async with opened(database_address) as other:
            return list(
                await asyncio.gather(
                    *(each.write(load_keys) for _ in range(5) for each in (database, other))
                )
            )

    first, *rest = with_database(database_address, use)
    assert all(keys == first for keys in rest)
