"""Readers who leave while they wait, seen from inside: nobody is answered, nothing is left over."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from server.accounts.tokens import add_token
from server.app import create_app
from server.database.engine import database_url, make_engine
from server.database.migrate import migrate
from server.drops.model import Drop, Privacy, State
from server.settings import Settings
from server.storage.signing import SigningKeys

SLUG, DROP_ID = "abcdefghij", "a" * 32


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    migrate(database_url(tmp_path))
    return create_app(Settings(data=tmp_path), SigningKeys("k", {"k": b"k" * 32}))


def arriving(owner_id: str) -> Drop:
    return Drop(
        id=DROP_ID,
        owner_id=owner_id,
        slug=SLUG,
        name="a.png",
        content_type="image/png",
        size=10,
        sha256=None,
        state=State.ARRIVING,
        privacy=Privacy.PUBLIC,
        password_hash=None,
        expires_at=None,
        created_at=datetime.now(UTC),
        ready_at=None,
        key=f"aa/{DROP_ID}",
        thumbnail=None,
    )


def owner(data: Path) -> str:
    engine = make_engine(database_url(data))
    with engine.begin() as connection:
        add_token(connection, "test")
        found = connection.exec_driver_sql("SELECT id FROM users").scalar_one()
    engine.dispose()
    return str(found)


@pytest.mark.parametrize("path", [f"/{SLUG}", f"/{SLUG}/raw", f"/{SLUG}/download"])
def test_a_reader_who_leaves_is_not_waited_for(app: FastAPI, tmp_path: Path, path: str) -> None:
    sent: list[Any] = []
    waiting = app.state.services.arrivals._waiting

    async def visit() -> None:
        await app.state.services.database.open()
        await app.state.services.catalog.add(arriving(owner(tmp_path)), None, "")
        watched, left = asyncio.Event(), asyncio.Event()

        async def receive() -> dict[str, Any]:
            watched.set()
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        request = asyncio.create_task(app(_scope(path), receive, send))
        async with asyncio.timeout(5):
            await watched.wait()
            assert DROP_ID in waiting
            left.set()
            await request
        await app.state.services.database.close()

    asyncio.run(visit())
    assert sent == []
    assert DROP_ID not in waiting


def _scope(path: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
    }
