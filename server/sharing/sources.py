"""Where content comes from: our disk, nginx in front of it, or a bucket."""

import os
from functools import lru_cache
from typing import Final, cast
from urllib.parse import quote

from starlette.types import Receive, Scope, Send

from server.services import Services
from server.sharing.ranges import ByteRange
from server.sharing.stored import Stored
from server.sharing.transfer import Source, beginning, send_empty, send_pieces
from server.storage.base import Remote
from server.storage.folder import FolderStorage
from server.storage.reading import PIECE, open_file, pieces, read

_REMEMBERED: Final = 4096
_OF_THE_FILE: Final = frozenset({b"content-length", b"etag", b"last-modified"})
"""What nginx says of a file by itself."""


def source_of(services: Services) -> Source:
    """The way that fits the store and the settings."""
    storage, settings = services.storage, services.settings
    if isinstance(storage, FolderStorage):
        if settings.accel_path is not None:
            return Nginx(settings.accel_path)
        return Disk(storage)
    remote = cast("Remote", storage)
    return Streamed(remote) if settings.s3_stream else Redirected(remote)


def store_origin(services: Services) -> str | None:
    """Where readers are sent on to, if they are."""
    storage, settings = services.storage, services.settings
    if isinstance(storage, FolderStorage) or settings.s3_stream:
        return None
    return cast("Remote", storage).origin


class Disk:
    """Files, sent by this process.

    Args:
        storage: where they are.
    """

    def __init__(self, storage: FolderStorage) -> None:
        self._path = lru_cache(_REMEMBERED)(lambda key: str(storage.locate(key)))

    async def send(
        self, stored: Stored, part: ByteRange | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Sends a file, or a part of it."""
        descriptor = open_file(self._path(stored.key))
        try:
            start = beginning(stored, part)
            wanted = part or ByteRange(0, stored.size)
            if scope["method"] == "HEAD":
                await send_empty(200, stored.headers_of_whole, send)
            elif wanted.length <= PIECE:
                body = await read(descriptor, wanted.start, wanted.length)
                await send(start)
                await send({"type": "http.response.body", "body": body})
            else:
                coming = pieces(descriptor, wanted.start, wanted.length)
                await send_pieces(coming, wanted.length, start, receive, send)
        finally:
            os.close(descriptor)


class Nginx:
    """Files, sent by the nginx in front of us (X-Accel-Redirect).

    It knows about parts itself, so they are left to it.

    Args:
        prefix: the internal location that stands for the folder `objects`.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix.rstrip("/")

    async def send(
        self, stored: Stored, _part: ByteRange | None, _scope: Scope, _receive: Receive, send: Send
    ) -> None:
        """Says which file it is."""
        kept = [header for header in stored.headers if header[0] not in _OF_THE_FILE]
        where = f"{self._prefix}/{quote(stored.key)}".encode("ascii")
        await send_empty(200, (*kept, (b"x-accel-redirect", where)), send)


class Redirected:
    """Objects, fetched from the bucket by the readers themselves.

    Args:
        storage: the bucket.
    """

    def __init__(self, storage: Remote) -> None:
        self._storage = storage

    async def send(
        self, stored: Stored, _part: ByteRange | None, scope: Scope, _receive: Receive, send: Send
    ) -> None:
        """Says where the object is, for a while."""
        if scope["method"] == "HEAD":  # an address for GET is for nothing else
            await send_empty(200, stored.headers_of_whole, send)
            return
        about = dict(stored.headers)
        address = self._storage.presign_get(
            stored.key,
            content_type=about[b"content-type"].decode("latin-1"),
            disposition=about[b"content-disposition"].decode("latin-1"),
        )
        headers = (
            (b"location", address.encode("ascii")),
            (b"content-length", b"0"),
            (b"cache-control", b"no-store"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-resource-policy", about[b"cross-origin-resource-policy"]),
        )
        await send_empty(302, headers, send)


class Streamed:
    """Objects, fetched from the bucket by us and passed on.

    Args:
        storage: the bucket.
    """

    def __init__(self, storage: Remote) -> None:
        self._storage = storage

    async def send(
        self, stored: Stored, part: ByteRange | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Sends an object, or a part of it."""
        wanted = part or ByteRange(0, stored.size)
        if scope["method"] == "HEAD" or not wanted.length:
            await send_empty(200, stored.headers_of_whole, send)
            return
        coming = await self._storage.open_stream(stored.key, wanted.start, wanted.length)
        await send_pieces(coming, wanted.length, beginning(stored, part), receive, send)
