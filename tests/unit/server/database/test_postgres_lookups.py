"""Look-ups that come in the moment in which those who ask the database have just finished."""

import asyncio
from typing import Any

import pytest

from server.database.lookup import Lookup
from server.database.postgres_lookups import _Queue
from server.database.tables import users


@pytest.mark.parametrize("turns", range(8))
def test_no_look_up_is_forgotten(turns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(_queue: _Queue, keys: list[str]) -> dict[str, tuple[Any, ...]]:
        return {key: (key,) for key in keys}

    monkeypatch.setattr(_Queue, "_ask", ask)

    async def run() -> None:
        pool: Any = None
        queue = _Queue(pool, Lookup(users.c.name, [users.c.id]))
        first = [asyncio.create_task(queue.get(key)) for key in "ab"]
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(5):
            assert await queue.get("c") == ("c",)
            assert await asyncio.gather(*first) == [("a",), ("b",)]

    asyncio.run(run())
