"""A whole instance in a folder, and back: wherever its database and its files are.

The database becomes an SQLite file as it was at one moment. The files are those that its rows name:
they never change once they are there, so they may be copied while the server runs. A drop that was
deleted meanwhile is left out of the backup, too.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row, delete, select

from server.database.database import make_database
from server.database.engine import database_url, make_engine
from server.database.migrate import migrate, prepare_data
from server.database.move import move
from server.database.tables import drops
from server.drops.model import DropKind, State
from server.drops.rows import thumbnail_key
from server.errors import DataUnusable
from server.settings import Settings
from server.storage.base import Storage
from server.storage.choose import make_storage
from server.storage.signing import SigningKeys

_PIECE: Final = 8 * 1024 * 1024
_OBJECTS: Final = "objects"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds.

    Attributes:
        drops: how many.
        files: how many, small pictures included.
        bytes: in all files.
    """

    drops: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class _Entry:
    drop_id: str
    key: str
    content_type: str
    size: int
    is_thumbnail: bool


def back_up(settings: Settings, folder: Path) -> Kept:
    """Writes a backup into a new folder, for its owner alone.

    Raises:
        DataUnusable: the folder is not empty, or something cannot be read or written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise DataUnusable(f"{folder} is not empty: name a new folder for each backup.")
    prepare_data(folder)
    rows = move(settings.database, database_url(folder))
    try:
        files, size, gone = asyncio.run(_save(settings, folder))
    except OSError as error:
        raise DataUnusable(f"The backup could not be finished: {error}.") from error
    return Kept(rows["drops"] - gone, files, size)


def restore(settings: Settings, folder: Path) -> Kept:
    """Brings a backup back into an empty database. Files come first, so that no link is broken.

    Raises:
        DataUnusable: it is no backup, the database is not empty, or something cannot be written.
    """
    if not Path(database_url(folder).removeprefix("sqlite:///")).exists():
        raise DataUnusable(f"{folder} is no backup.")
    prepare_data(settings.data)
    with tempfile.TemporaryDirectory() as scratch:
        # The backup itself stays as it is, even if it is of an earlier version.
        for file in folder.glob("dropcap.sqlite*"):
            shutil.copy(file, scratch)
        copy = database_url(Path(scratch))
        migrate(copy)
        try:
            files, size = asyncio.run(_bring_back(settings, folder, _entries(copy)))
        except OSError as error:
            raise DataUnusable(f"The files could not be brought back: {error}.") from error
        rows = move(copy, settings.database)
    return Kept(rows["drops"], files, size)


async def _save(settings: Settings, folder: Path) -> tuple[int, int, int]:
    """Copies all files, and forgets the drops whose files are gone by now."""
    files, size, gone = 0, 0, []
    async with _opened(settings) as storage:
        for entry in _entries(database_url(folder)):
            try:
                await _copy_out(storage, entry, folder / _OBJECTS / entry.key)
            except FileNotFoundError:
                if not entry.is_thumbnail:
                    gone.append(entry.drop_id)
                continue
            files += 1
            size += entry.size
    _forget(database_url(folder), gone)
    return files, size, len(gone)


async def _bring_back(
    settings: Settings, folder: Path, entries: Sequence[_Entry]
) -> tuple[int, int]:
    files, size = 0, 0
    migrate(settings.database)
    async with _opened(settings) as storage:
        for entry in entries:
            file = folder / _OBJECTS / entry.key
            if not file.exists() or await storage.stat(entry.key) is not None:
                continue
            await storage.write(
                entry.key, _pieces(file), content_type=entry.content_type, limit=entry.size
            )
            files += 1
            size += entry.size
    return files, size


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Storage]:
    """The store, once; nothing is granted here, so that no key is needed."""
    database = make_database(settings.database, settings.database_connections)
    await database.open()
    storage = make_storage(settings, database, SigningKeys("", {}))
    try:
        await storage.open()
        yield storage
    finally:
        await storage.close()
        await database.close()


async def _copy_out(storage: Storage, entry: _Entry, file: Path) -> None:
    pieces = [
        (start, min(_PIECE, entry.size - start)) for start in range(0, entry.size, _PIECE)
    ] or [(0, 0)]
    first = await storage.read(entry.key, *pieces[0])
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("wb") as out:
        out.write(first)
        for start, length in pieces[1:]:
            out.write(await storage.read(entry.key, start, length))


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as source:
        while piece := source.read(_PIECE):
            yield piece


def _entries(address: str) -> list[_Entry]:
    """The files of all ready drops in a database."""
    engine = make_engine(address)
    query = select(drops).where(
        drops.c.state == State.READY.value, drops.c.kind == DropKind.FILE.value
    )
    try:
        with engine.connect() as connection:
            return [entry for row in connection.execute(query) for entry in _files_of(row)]
    finally:
        engine.dispose()


def _files_of(drop: Row[Any]) -> Iterator[_Entry]:
    yield _Entry(drop.id, drop.key, drop.content_type, drop.size, is_thumbnail=False)
    if drop.thumbnail_type is not None:
        key = thumbnail_key(drop.key)
        yield _Entry(drop.id, key, drop.thumbnail_type, drop.thumbnail_size, is_thumbnail=True)


def _forget(address: str, drop_ids: Sequence[str]) -> None:
    engine = make_engine(address)
    try:
        with engine.begin() as connection:
            for drop_id in drop_ids:
                connection.execute(delete(drops).where(drops.c.id == drop_id))
    finally:
        engine.dispose()
