"""Databases as the server uses them, and drops to put there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, insert

from server.database.database import Database, make_database
from server.database.tables import users
from server.drops.model import Drop, Privacy, State, Thumbnail
from server.ids import new_id, new_slug

Result = TypeVar("Result")


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Database]:
    """A database for the length of a block."""
    database = make_database(address)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


def with_database(address: str, use: Callable[[Database], Awaitable[Result]]) -> Result:
    """Runs a coroutine function with an open database, in an event loop of its own."""

    async def run() -> Result:
        async with opened(address) as database:
            return await use(database)

    return asyncio.run(run())


def add_user(connection: Connection, name: str) -> str:
    """A user, who owns drops."""
    user_id = new_id()
    connection.execute(insert(users).values(id=user_id, name=name, created_at=datetime.now(UTC)))
    return user_id


def a_drop(owner_id: str, **fields: Any) -> Drop:
    """A drop with something in every field."""
    drop_id = new_id()
    values: dict[str, Any] = {
        "id": drop_id,
        "owner_id": owner_id,
        "slug": new_slug(),
        "name": "Bericht über Äpfel.png",
        "content_type": "image/png",
        "size": 3_000_000_000,
        "sha256": "ab" * 32,
        "state": State.ARRIVING,
        "privacy": Privacy.PUBLIC,
        "password_hash": None,
        "expires_at": None,
        "created_at": datetime.now(UTC),
        "ready_at": None,
        "key": f"{drop_id[-2:]}/{drop_id}",
        "thumbnail": Thumbnail(f"{drop_id[-2:]}/{drop_id}-thumbnail", "image/png", 99, "cd" * 32),
    }
    return Drop(**values | fields)
