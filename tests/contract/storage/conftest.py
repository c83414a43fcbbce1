"""Every store that Dropcap keeps bytes in, real ones all: a folder, Ceph, and Swift."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest
from support.databases import opened
from support.s3 import S3Store
from support.server import DropcapServer

from server.database.database import Database
from server.database.engine import database_url, make_engine
from server.database.migrate import migrate
from server.storage.base import BucketSettings, Storage
from server.storage.folder import FolderStorage
from server.storage.s3.bucket import Bucket
from server.storage.s3.store import S3Storage
from server.storage.signing import Signer, load_keys

Result = TypeVar("Result")
Use = Callable[[Storage], Awaitable[Result]]


class Store:
    """One of the stores; each use of it is in an event loop of its own."""

    def __init__(self, name: str, make: Callable[[Database], Storage], address: str) -> None:
        self.name = name
        self._make = make
        self._address = address

    def use(self, use: Use[Result]) -> Result:
        """Runs a coroutine function with the store."""

        async def run() -> Result:
            async with opened(self._address) as database:
                storage = self._make(database)
                await storage.open()
                return await use(storage)

        return asyncio.run(run())


@pytest.fixture(params=["folder", "ceph", "swift"], scope="session")
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store for the whole session; tests tell their objects apart by their keys."""
    if request.param == "folder":
        yield _folder(request.getfixturevalue("dropcap_server"))
    else:
        address = database_url(tmp_path_factory.mktemp(request.param))
        migrate(address)
        yield from _bucket(request.getfixturevalue(request.param), request.param, address)


def _folder(server: DropcapServer) -> Store:
    """The store that a running server receives files for."""
    address = database_url(server.data)
    engine = make_engine(address)
    with engine.begin() as connection:
        keys = load_keys(connection)
    engine.dispose()
    folder = FolderStorage(server.data, server.url, Signer(keys))
    return Store("folder", lambda _: folder, address)


def _bucket(store: S3Store, name: str, address: str) -> Iterator[Store]:
    bucket = Bucket(
        BucketSettings(
            bucket=store.new_bucket(),
            prefix="drops/",
            endpoint=store.endpoint,
            access_key=store.access_key,
            secret_key=store.secret_key,
        )
    )

    def make(database: Database) -> Storage:
        return S3Storage(bucket, database, sign_payload=True, link_seconds=60)

    yield Store(name, make, address)
    bucket.close()
