"""Finding a drop and listing a page, with ten thousand, a million and ten million drops."""

import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import psycopg
from benchmarks.report import Report
from support.databases import opened
from support.postgres import Postgres, postgres

from server.database.migrate import migrate
from server.drops.catalog import Catalog

_SIZES: Final = (10_000, 1_000_000, 10_000_000)
_PER_OWNER: Final = 111
"""50 million drops of 450,000 users."""
_ROUNDS: Final = 1500
_MOST_GROWTH: Final = 1.3
_GOAL_DROPS, _GOAL_USERS = 50_000_000, 450_000
_SETTINGS: Final = ("shared_buffers=1GB", "maintenance_work_mem=512MB", "max_wal_size=8GB")

_USERS: Final = """
INSERT INTO users (id, name, role, created_at)
SELECT md5('user' || i), 'user ' || i, 'member', 0 FROM generate_series(%s::bigint, %s::bigint) i
"""
_DROPS: Final = """
INSERT INTO drops (id, owner_id, kind, slug, name, content_type, size, sha256, state, privacy,
                   expires_at, created_at, ready_at, key, thumbnail_type, thumbnail_size,
                   thumbnail_sha256, idempotency_key, fingerprint)
SELECT id, owner, 'file', slug, 'Screenshot 2026-01-01 at 12.00.' || i || '.png', 'image/png',
       1400000, hash, 'ready', 'public', CASE WHEN i %% 50 = 0 THEN 4102444800000000 + i END,
       1700000000000000 + i * 1000, 1700000000000000 + i * 1000, right(id, 2) || '/' || id,
       'image/png', 20000, hash, substr(hash, 1, 32), hash
FROM (SELECT i, lpad(to_hex(1700000000000 + i), 12, '0') || substr(md5('id' || i), 1, 20) AS id,
             md5('user' || (i %% %s)) AS owner,
             lpad(to_hex(i * 2654435761 %% 1099511627776), 10, '0') AS slug,
             md5('a' || i) || md5('b' || i) AS hash
      FROM generate_series(%s::bigint, %s::bigint) i) AS made
"""
"""Slugs are spread as random ones are, and none comes twice: the factor is odd."""


def run() -> Report:
    """Measures through the code that the server runs, on a server of PostgreSQL of our own."""
    report = Report(
        "PostgreSQL that grows: one drop by its slug, a page of 50 of an account's drops"
    )
    with postgres(*_SETTINGS) as server:
        address = server.new_database()
        migrate(address)
        database = address.rpartition("/")[2]
        medians: dict[str, list[float]] = {"resolving a slug": [], "listing a page": []}
        filled = 0
        for size in _SIZES:
            _fill(server, database, filled, size)
            filled = size
            found = asyncio.run(_measure(address, size))
            for name, seconds in found.items():
                medians[name].append(statistics.median(seconds))
                worst = statistics.quantiles(seconds, n=100)[98]
                value = f"{medians[name][-1] * 1e6:.0f} µs, p99 {worst * 1e6:.0f} µs"
                report.fact(f"{name}, {size:,} drops", value)
        for name, values in medians.items():
            report.at_most(f"{name}, largest to smallest", values[-1] / values[0], _MOST_GROWTH)
        _explain(report, server, database)
        _estimate(report, server, database)
    return report


def _fill(server: Postgres, database: str, start: int, stop: int) -> None:
    """Adds drops; indexes are taken away meanwhile and made anew, which is much quicker."""
    with psycopg.connect(server.address(database), autocommit=True) as connection:
        constraints = connection.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = 'drops'::regclass AND contype IN ('u', 'f')"
        ).fetchall()
        for name, _ in constraints:
            connection.execute(f'ALTER TABLE drops DROP CONSTRAINT "{name}"')
        indexes = connection.execute(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE tablename = 'drops' AND indexname <> 'drops_pkey'"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"')
        users = max(1, stop // _PER_OWNER)
        connection.execute(_USERS, (max(0, start // _PER_OWNER), users - 1))
        connection.execute(_DROPS, (users, start, stop - 1))
        for _, definition in indexes:
            connection.execute(definition)
        for name, definition in constraints:
            connection.execute(f'ALTER TABLE drops ADD CONSTRAINT "{name}" {definition}')
        connection.execute("VACUUM ANALYZE")


async def _measure(address: str, size: int) -> dict[str, list[float]]:
    chosen = random.Random(size)
    numbers = [chosen.randrange(size) for _ in range(_ROUNDS)]
    slugs = [f"{number * 2654435761 % 1099511627776:010x}" for number in numbers]
    async with opened(address) as database:
        catalog = Catalog(database)
        owners = [await _owner(catalog, slug) for slug in slugs[:300]]

        async def page(owner: str) -> object:
            return await catalog.page(owner, limit=50)

        return {
            "resolving a slug": await _times(catalog.by_slug, slugs),
            "listing a page": await _times(page, owners),
        }


async def _owner(catalog: Catalog, slug: str) -> str:
    drop = await catalog.by_slug(slug)
    assert drop is not None
    return drop.owner_id


async def _times(ask: Callable[[str], Awaitable[Any]], keys: list[str]) -> list[float]:
    """How long each question takes; all are asked once before, so that memory is warm."""
    for key in keys:
        await ask(key)
    taken = []
    for key in keys:
        begun = time.perf_counter()
        await ask(key)
        taken.append(time.perf_counter() - begun)
    return taken


def _explain(report: Report, server: Postgres, database: str) -> None:
    """The plans of the queries; none may read the whole table."""
    sequential = 0
    with psycopg.connect(server.address(database)) as connection:
        owner = connection.execute("SELECT owner_id FROM drops LIMIT 1").fetchone()
        assert owner is not None
        arriving = "SELECT id FROM drops WHERE state = 'arriving'"
        questions = {
            "by slug": ("SELECT * FROM drops WHERE slug = ANY(%s::text[])", (["a" * 10],)),
            "page": (
                "SELECT * FROM drops WHERE owner_id = %s AND id < %s ORDER BY id DESC LIMIT 51",
                (owner[0], "f" * 32),
            ),
            "search": (
                "SELECT * FROM drops WHERE owner_id = %s AND name ILIKE %s ORDER BY id LIMIT 51",
                (owner[0], "%report%"),
            ),
            "expired": (
                "SELECT id FROM drops WHERE expires_at <= %s AND id > '' ORDER BY id LIMIT 500",
                (1_800_000_000_000_000,),
            ),
            "abandoned": (
                f"{arriving} AND created_at < %s AND id > '' ORDER BY id LIMIT 500",
                (1_800_000_000_000_000,),
            ),
        }
        for name, (question, values) in questions.items():
            rows = connection.execute(f"EXPLAIN {question}", values).fetchall()
            plan = " ← ".join(str(row[0]).strip(" ->") for row in rows if "(cost" in str(row[0]))
            sequential += "Seq Scan" in plan
            report.fact(f"plan, {name}", plan)
    report.at_most("plans that read the whole table", sequential, 0)


def _estimate(report: Report, server: Postgres, database: str) -> None:
    """What 50 million drops would take, by what these take."""
    with psycopg.connect(server.address(database)) as connection:
        sizes = connection.execute(
            "SELECT 'table', pg_table_size('drops') UNION ALL"
            " SELECT indexrelname::text, pg_relation_size(indexrelid)"
            " FROM pg_stat_user_indexes WHERE relname = 'drops' ORDER BY 2 DESC"
        ).fetchall()
    rows = _SIZES[-1]
    for name, size in sizes:
        whole = size / rows * _GOAL_DROPS / 1e9
        report.fact(f"{name}", f"{size / rows:.0f} bytes a drop, {whole:.1f} GB for 50 million")
    total = sum(size for _, size in sizes)
    report.fact("all of it", f"{total / rows * _GOAL_DROPS / 1e9:.0f} GB for 50 million drops")
