"""The catalog of drops, on every database."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from support.databases import a_drop, add_user, opened, with_database

from server.database.database import Database
from server.drops.catalog import Catalog
from server.drops.listing import Filter
from server.drops.model import Drop, Privacy, State
from server.errors import Problem


def test_a_drop_comes_back_as_it_was(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        now = datetime.now(UTC)
        for drop in (
            a_drop(owner),
            a_drop(owner, thumbnail=None, sha256=None, privacy=Privacy.OBSCURE),
            a_drop(owner, expires_at=now + timedelta(hours=1), password_hash="x" * 100),
        ):
            assert await catalog.add(drop, None, "") == drop
            assert await catalog.by_slug(drop.slug) == drop
            assert await catalog.get(owner, drop.id) == drop
            assert await catalog.get("0" * 32, drop.id) is None

    with_database(database_address, use)


def test_a_repeated_request_makes_one_drop(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        async with opened(database_address) as other:
            made = await asyncio.gather(
                *(
                    Catalog(each).add(a_drop(owner), "key", "same")
                    for _ in range(10)
                    for each in (database, other)
                )
            )
        assert len({drop.id for drop in made}) == 1
        assert len((await Catalog(database).page(owner, limit=10)).items) == 1
        with pytest.raises(Problem) as refused:
            await Catalog(database).add(a_drop(owner), "key", "another")
        assert refused.value.code == "idempotency_key_reused"

    with_database(database_address, use)


def test_a_drop_arrives_once(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        drop = await catalog.add(a_drop(owner), None, "")
        assert not await catalog.is_over(drop.id)
        first = await catalog.make_ready(owner, drop.id, drop.size, drop.sha256)
        again = await catalog.make_ready(owner, drop.id, drop.size, drop.sha256)
        assert first == again
        assert first is not None
        assert first.state is State.READY
        assert first.ready_at is not None
        assert await catalog.is_over(drop.id)
        assert await catalog.remove("0" * 32, drop.id) is None
        assert await catalog.remove(owner, drop.id) == first
        assert await catalog.by_slug(drop.slug) is None

    with_database(database_address, use)


def test_what_has_expired_is_not_there(database_address: str) -> None:
    async def use(database: Database) -> Drop | None:
        owner = await database.write(add_user, "anna")
        over = a_drop(owner, expires_at=datetime.now(UTC) - timedelta(microseconds=1))
        return await Catalog(database).by_slug((await Catalog(database).add(over, None, "")).slug)

    assert with_database(database_address, use) is None


def test_pages_hold_everything_once(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner, other = [await database.write(add_user, name) for name in ("anna", "bert")]
        catalog = Catalog(database)
        mine = [(await catalog.add(a_drop(owner), None, "")).id for _ in range(25)]
        await catalog.add(a_drop(other), None, "")
        seen: list[str] = []
        cursor: str | None = None
        while True:
            page = await catalog.page(owner, limit=10, cursor=cursor)
            seen += [drop.id for drop in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == sorted(mine, reverse=True)

    with_database(database_address, use)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("äpfel", {"Bericht über Äpfel.png"}),
        ("BERICHT ÜBER", {"Bericht über Äpfel.png"}),
        ("100%", {"100% sure_thing.txt"}),
        ("%", {"100% sure_thing.txt"}),
        ("_", {"100% sure_thing.txt"}),
        ("привет", {"ПРИВЕТ.txt"}),
        ("'", set()),
        ("\\", set()),
    ],
)
def test_names_are_searched_for_without_regard_to_case(
    database_address: str, q: str, found: set[str]
) -> None:
    async def use(database: Database) -> set[str]:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        for name in ("Bericht über Äpfel.png", "100% sure_thing.txt", "ПРИВЕТ.txt"):
            await catalog.add(a_drop(owner, name=name), None, "")
        page = await catalog.page(owner, limit=10, wanted=Filter(q=q))
        return {drop.name for drop in page.items}

    assert with_database(database_address, use) == found


def test_drops_are_found_by_their_day(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        drop = await catalog.add(a_drop(owner), None, "")
        moment, tick = drop.created_at, timedelta(microseconds=1)
        for since, until, count in (
            (moment, None, 1),
            (moment + tick, None, 0),
            (None, moment, 0),
            (None, moment + tick, 1),
            (moment - timedelta(days=1), moment + timedelta(days=1), 1),
        ):
            page = await catalog.page(owner, 10, wanted=Filter(since=since, until=until))
            assert len(page.items) == count, (since, until)

    with_database(database_address, use)
