"""Order, search, tags, views, limits on views and quotas, on every database."""

import asyncio
from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import Connection, update
from support.databases import a_drop, add_user, opened, with_database

from server.accounts.quota import usage_of
from server.database.database import Database
from server.database.tables import users
from server.drops.catalog import Catalog
from server.drops.listing import Filter, ListedKind, Sort
from server.drops.model import DropKind
from server.drops.visits import Visit, add_visits, stats_of
from server.errors import Problem


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NAME, ["a", "B", "b", "Ä"]),
        (Sort.SMALLEST, ["b", "B", "Ä", "a"]),
        (Sort.LEAST_SEEN, ["a", "b", "B", "Ä"]),
        (Sort.OLDEST, ["a", "b", "B", "Ä"]),
    ],
)
def test_every_order_goes_both_ways_and_holds_everything_once(
    database_address: str, sort: Sort, expected: list[str]
) -> None:
    async def use(database: Database) -> tuple[list[str], list[str]]:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        for name, size in (("a", 9), ("b", 1), ("B", 2), ("Ä", 2)):
            await catalog.add(a_drop(owner, name=name, size=size), None, "")
        return await walk(catalog, owner, sort), await walk(catalog, owner, Sort(f"-{sort.value}"))

    forwards, backwards = with_database(database_address, use)
    assert backwards == forwards[::-1]
    if sort is Sort.NAME:  # where umlauts belong is the database's own business
        assert {name.lower() for name in forwards[1:3]} <= {"b", "ä"}
    else:
        assert forwards == expected


async def walk(catalog: Catalog, owner: str, sort: Sort) -> list[str]:
    names: list[str] = []
    cursor: str | None = None
    while True:
        page = await catalog.page(owner, 1, cursor, sort=sort)
        names += [drop.name for drop in page.items]
        cursor = page.next_cursor
        if cursor is None:
            return names


def test_what_notes_say_and_tags_are_searched(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner, other = [await database.write(add_user, name) for name in ("anna", "bert")]
        catalog = Catalog(database)
        note = a_drop(owner, kind=DropKind.NOTE, thumbnail=None)
        await catalog.add(note, None, "", "Überraschung: 100 %")
        tagged = await catalog.add(a_drop(owner, tags=("überall", "work")), None, "")
        await catalog.add(a_drop(other, tags=("überall",)), None, "")
        for wanted, found in (
            (Filter(q="ÜBERR"), [note.id]),
            (Filter(q="überal"), [tagged.id]),
            (Filter(tag="work"), [tagged.id]),
            (Filter(tag="wor"), []),
            (Filter(kind=ListedKind.NOTE), [note.id]),
            (Filter(kind=ListedKind.IMAGE), [tagged.id]),
        ):
            page = await catalog.page(owner, 10, wanted=wanted)
            assert [drop.id for drop in page.items] == found, wanted
        assert (await catalog.page(owner, 10, wanted=Filter(tag="work"))).items[0].tags == (
            "work",
            "überall",
        )
        await catalog.remove(owner, note.id)
        assert (await catalog.page(owner, 10, wanted=Filter(q="überr"))).items == ()

    with_database(database_address, use)


def test_a_slug_is_taken_once(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        await catalog.add(a_drop(owner, slug="ours"), None, "")
        second = await catalog.add(a_drop(owner, slug="theirs"), None, "")
        with pytest.raises(Problem) as refused:
            await catalog.add(a_drop(owner, slug="ours"), "key", "")
        assert refused.value.code == "slug_taken"
        with pytest.raises(Problem) as refused:
            await catalog.change(owner, second.id, {"slug": "ours"})
        assert refused.value.code == "slug_taken"

    with_database(database_address, use)


def test_views_are_added_up_by_all_processes(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        first, second = [await catalog.add(a_drop(owner), None, "") for _ in range(2)]
        async with opened(database_address) as other:
            await asyncio.gather(
                *(
                    each.write(add_visits, Counter(counted(first.id, second.id)))
                    for _ in range(5)
                    for each in (database, other)
                )
            )
        stats = await database.read(stats_of, owner, first.id)
        assert stats is not None
        assert stats.views == 60
        assert [views for _, views in stats.days] == [20, 40]
        assert stats.referrers == (("", 40), ("news.example", 20))
        assert await database.read(stats_of, "0" * 32, first.id) is None
        listed = await catalog.page(owner, 10, sort=Sort.MOST_SEEN)
        assert [drop.views for drop in listed.items] == [60, 10]
        await catalog.remove(owner, first.id)
        assert await database.read(stats_of, owner, first.id) is None

    with_database(database_address, use)


def counted(first: str, second: str) -> dict[Visit, int]:
    return {
        (first, 20_000, ""): 4,
        (first, 20_001, "news.example"): 2,
        (second, 20_000, ""): 1,
        ("f" * 32, 20_000, "of a drop that is gone"): 1,
    }


def test_a_quota_holds_for_all_processes(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        await database.write(limit, owner)
        async with opened(database_address) as other:
            made = await asyncio.gather(
                *(
                    Catalog(each).add(a_drop(owner, size=100), None, "")
                    for _ in range(10)
                    for each in (database, other)
                ),
                return_exceptions=True,
            )
        refused = [each for each in made if isinstance(each, Problem)]
        assert {each.code for each in refused} == {"quota_exceeded"}
        assert len(refused) == 10
        usage = await database.read(usage_of, owner)
        assert (usage.drops, usage.bytes) == (10, 1000)

    with_database(database_address, use)


def limit(connection: Connection, owner: str) -> None:
    connection.execute(update(users).where(users.c.id == owner).values(quota=1000))


def test_a_drop_comes_back_with_what_it_is(database_address: str) -> None:
    async def use(database: Database) -> None:
        owner = await database.write(add_user, "anna")
        catalog = Catalog(database)
        link = a_drop(
            owner,
            kind=DropKind.LINK,
            target="https://example.org/ä",
            max_views=3,
            width=1920,
            height=1080,
            tags=("work",),
        )
        await catalog.add(link, None, "")
        assert await catalog.get(owner, link.id) == link
        assert await catalog.by_slug(link.slug) == replace(link, tags=())

    with_database(database_address, use)
