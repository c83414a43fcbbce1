"""The store that is a folder: one file an object, named by its key."""

import asyncio
import contextlib
import errno
import os
import re
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from server.storage import incoming_parts
from server.storage.base import (
    ListedObject,
    Part,
    PresignedPut,
    StoredObject,
    TooLongError,
    Unfinished,
)
from server.storage.files import digest_of, note_digest, noted_digest, sync_folder
from server.storage.incoming import IncomingFile
from server.storage.incoming_parts import IncomingPart
from server.storage.keys import is_key
from server.storage.reading import open_file, read
from server.storage.rolling import RollingDigests
from server.storage.signing import Grant, PartGrant, Signer

_Entry = TypeVar("_Entry")

_UPLOAD_ID = re.compile(r"[0-9a-f]{32}")
_PART_TYPE = "application/octet-stream"
_BATCH = 256
_WRITE_BATCH = 1024 * 1024


class FolderStorage:
    """Keeps objects in `objects` below the data folder; what arrives is in `incoming` until whole.

    Attributes:
        smallest_part: a folder takes parts of any size; this one keeps them below 10,000 for the
            largest files while a recording over a slow line is not held up by its last ones.
        signer: seals presigned addresses.

    Args:
        data: the data folder.
        base_url: what presigned addresses begin with.
        signer: seals them.
    """

    smallest_part = 1024 * 1024

    def __init__(self, data: Path, base_url: str, signer: Signer) -> None:
        self._objects = data / "objects"
        self._incoming = data / "incoming"
        self._base_url = base_url
        self.signer = signer
        self._digests = RollingDigests()
        # Apart from the threads that requests wait for: hashing ahead is never urgent.
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="hash-ahead")
        for folder in (self._objects, self._incoming):
            folder.mkdir(mode=0o700, exist_ok=True)

    def presign_put(
        self, key: str, *, content_type: str, size: int, sha256: str, lifetime: int
    ) -> PresignedPut:
        """An address of this server that takes the object, valid for `lifetime` seconds."""
        expires_at = int(time.time()) + lifetime
        grant = Grant(key, content_type, size, sha256, expires_at)
        headers = {"Content-Type": content_type, "Content-Length": str(size)}
        return PresignedPut(self._base_url + self.signer.seal(grant), headers, expires_at)

    async def begin_multipart(self, key: str, *, content_type: str) -> str:  # noqa: ARG002
        """Makes the place for an object that comes in parts."""
        self.locate(key)
        upload_id = secrets.token_hex(16)
        await asyncio.to_thread(incoming_parts.begin, self._incoming / upload_id)
        return upload_id

    async def presign_parts(
        self, key: str, upload_id: str, parts: Sequence[Part], *, part_size: int, lifetime: int
    ) -> Sequence[PresignedPut]:
        """Addresses of this server that take exactly these parts."""
        expires_at = int(time.time()) + lifetime
        return [
            self._presign_part(key, PartGrant(upload_id, part.number, part_size), part, expires_at)
            for part in parts
        ]

    def _presign_part(
        self, key: str, which: PartGrant, part: Part, expires_at: int
    ) -> PresignedPut:
        grant = Grant(key, _PART_TYPE, part.size, part.sha256, expires_at, which)
        headers = {"Content-Type": _PART_TYPE, "Content-Length": str(part.size)}
        return PresignedPut(self._base_url + self.signer.seal(grant), headers, expires_at)

    async def list_parts(self, key: str, upload_id: str) -> Sequence[Part]:  # noqa: ARG002
        """The parts that are on the disk."""
        return await asyncio.to_thread(incoming_parts.parts, self._upload(upload_id))

    async def complete_multipart(
        self, key: str, upload_id: str, parts: Sequence[Part], *, sha256: str | None
    ) -> StoredObject:
        """Makes the object out of its parts, which are in their places already."""
        folder, target = self._upload(upload_id), self.locate(key)
        await asyncio.to_thread(
            incoming_parts.complete, folder, target, parts, sha256, self._digests
        )
        return StoredObject(sum(part.size for part in parts), sha256)

    async def abort_multipart(self, key: str, upload_id: str) -> None:  # noqa: ARG002
        """Takes an upload away, or a single file that never arrived."""
        await asyncio.to_thread(self._abort, self._upload(upload_id))

    async def write(
        self,
        key: str,
        chunks: AsyncIterator[bytes],
        *,
        content_type: str,  # noqa: ARG002 - files have none
        limit: int,
    ) -> StoredObject:
        """Makes an object of what comes: hashed while it is written, and whole at once."""
        incoming = await asyncio.to_thread(self.receive)
        try:
            batch = bytearray()
            async for chunk in chunks:
                batch += chunk
                if incoming.size + len(batch) > limit:
                    raise TooLongError
                if len(batch) >= _WRITE_BATCH:
                    await asyncio.to_thread(incoming.write, [batch])
                    batch = bytearray()
            await asyncio.to_thread(self._finish, key, incoming, batch)
            return StoredObject(incoming.size, incoming.sha256)
        finally:
            incoming.discard()

    def _finish(self, key: str, incoming: IncomingFile, rest: bytearray) -> None:
        incoming.write([rest])
        incoming.finish()
        if not self.take_in(key, incoming):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), key)

    async def open(self) -> None:
        """Nothing has to be opened."""

    async def close(self) -> None:
        """Finishes what is being hashed."""
        await asyncio.to_thread(self._ahead.shutdown)

    async def read(self, key: str, start: int, length: int) -> bytes:
        """A part of an object."""
        descriptor = open_file(self.locate(key))
        try:
            return await read(descriptor, start, length)
        finally:
            os.close(descriptor)

    async def stat(self, key: str) -> StoredObject | None:
        """What is under a key, or None."""
        return await asyncio.to_thread(self._stat, key)

    def locate(self, key: str) -> Path:
        """The file that holds an object.

        Raises:
            ValueError: the key is none of ours, and so could lead anywhere.
        """
        if not is_key(key):
            raise ValueError(f"not a key: {key!r}")
        return self._objects / key

    def has(self, key: str) -> bool:
        """Whether there is an object under a key."""
        return self.locate(key).exists()

    def receive(self) -> IncomingFile:
        """A place for bytes that arrive.

        Raises:
            OSError: there is none.
        """
        return IncomingFile(self._incoming / secrets.token_hex(16))

    def receive_part(self, which: PartGrant) -> IncomingPart:
        """The place of a part that arrives.

        Raises:
            UploadOverError: there is no such upload any more.
            UploadBusyError: the part is being received already, or the upload is being completed.
            OSError: there is no place.
        """
        folder = self._upload(which.upload_id)
        return IncomingPart(folder, which.number, which.offset, self._digests)

    def hash_ahead(self, which: PartGrant) -> None:
        """Has the digest of the whole computed as far as its parts have come."""
        folder = self._upload(which.upload_id)
        self._ahead.submit(incoming_parts.advance, folder, which.part_size, self._digests)

    def take_in(self, key: str, incoming: IncomingFile) -> bool:
        """Makes what arrived the object under a key, at once and for good; False if it has one.

        Raises:
            OSError: the disk is full or broken.
        """
        target = self.locate(key)
        note_digest(incoming.path, incoming.sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            os.link(incoming.path, target)
        except FileExistsError:
            return False
        sync_folder(target.parent)
        return True

    async def delete(self, key: str) -> None:
        """Takes an object away; it is no error when there is none."""
        await asyncio.to_thread(self.locate(key).unlink, missing_ok=True)

    async def objects(self) -> AsyncIterator[ListedObject]:
        """Every object there is."""
        async for listed in _in_thread(self._objects_there):
            yield listed

    async def unfinished(self) -> AsyncIterator[Unfinished]:
        """Uploads and single files that have not become objects."""
        async for found in _in_thread(self._unfinished_there):
            yield found

    async def check(self) -> None:
        """Makes sure that the folder can be written to.

        Raises:
            OSError: it cannot.
        """
        await asyncio.to_thread(self._probe)

    def _probe(self) -> None:
        if not os.access(self._objects, os.W_OK) or not os.access(self._incoming, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(self._objects))

    def _stat(self, key: str) -> StoredObject | None:
        path = self.locate(key)
        try:
            size = path.stat().st_size
            return StoredObject(size, noted_digest(path) or digest_of(path))
        except FileNotFoundError:
            return None

    def _upload(self, upload_id: str) -> Path:
        if not _UPLOAD_ID.fullmatch(upload_id):
            raise ValueError(f"not an upload: {upload_id!r}")
        return self._incoming / upload_id

    def _abort(self, path: Path) -> None:
        if path.is_dir():
            incoming_parts.abort(path, self._digests)
        else:
            path.unlink(missing_ok=True)

    def _objects_there(self) -> Iterator[ListedObject]:
        for folder in sorted(self._objects.iterdir()):
            for path in sorted(folder.iterdir()):
                key = f"{folder.name}/{path.name}"
                if is_key(key) and (moment := _changed(path)) is not None:
                    yield ListedObject(key, moment)

    def _unfinished_there(self) -> Iterator[Unfinished]:
        for path in self._incoming.iterdir():
            if not _UPLOAD_ID.fullmatch(path.name):
                continue
            moments = [_changed(path)]
            if path.is_dir():
                moments.append(_changed(path / "data"))
            known = [moment for moment in moments if moment is not None]
            if known:
                yield Unfinished("", path.name, max(known))


async def _in_thread(entries: Callable[[], Iterator[_Entry]]) -> AsyncIterator[_Entry]:
    """What an iterator yields, fetched in a thread some hundred at a time."""
    iterator = entries()

    def fetch() -> list[_Entry]:
        return [entry for entry, _ in zip(iterator, range(_BATCH), strict=False)]

    while batch := await asyncio.to_thread(fetch):
        for entry in batch:
            yield entry


def _changed(path: Path) -> datetime | None:
    with contextlib.suppress(FileNotFoundError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return None
