"""The server's API as functions: protocol and transport put together."""

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from uploader.model import Drop, Endpoint, UploadRequest, Written
from uploader.protocol import FileFacts, Page, Part, Presigned, Protocol, Reserved
from uploader.transport import Progress, Transport


class Api:
    """One server, as one account sees it. Safe to share between threads.

    Every method raises `UploadError` in its kinds; see `uploader.errors`.
    """

    def __init__(self, endpoint: Endpoint, transport: Transport | None = None) -> None:
        self.endpoint = endpoint
        self._protocol = Protocol(endpoint)
        self._transport = transport or Transport()

    def me(self) -> Mapping[str, Any]:
        """The account, its quota and limits. Used to check a token."""
        return self._protocol.read_me(self._transport.send(self._protocol.prepare_me()))

    def create(
        self, job_id: str, wanted: UploadRequest, file: FileFacts, thumbnail: FileFacts | None
    ) -> Reserved:
        """Reserves a drop and its link."""
        request = self._protocol.prepare_create(job_id, wanted, file, thumbnail)
        return self._protocol.read_created(self._transport.send(request))

    def write(self, key: str, written: Written) -> Drop:
        """Makes a note or a link, which is there at once."""
        request = self._protocol.prepare_write(key, written)
        return self._protocol.read_written(self._transport.send(request))

    def put(
        self, to: Presigned, source: BinaryIO, size: int, progress: Progress | None = None
    ) -> None:
        """Sends a file's bytes."""
        self._protocol.read_put(self._transport.put(to, source, size, progress))

    def presign_parts(self, drop_id: str, parts: Sequence[Part]) -> Mapping[int, Presigned]:
        """Where parts go, by their numbers."""
        request = self._protocol.prepare_parts(drop_id, parts)
        return self._protocol.read_parts(self._transport.send(request))

    def parts(self, drop_id: str) -> Sequence[Part]:
        """The parts that the store has."""
        request = self._protocol.prepare_list_parts(drop_id)
        return self._protocol.read_listed_parts(self._transport.send(request))

    def add_thumbnail(self, drop_id: str, small: FileFacts) -> Presigned:
        """Where a small picture goes that was not there when the drop was reserved."""
        request = self._protocol.prepare_thumbnail(drop_id, small)
        return self._protocol.read_thumbnail(self._transport.send(request))

    def complete(self, drop_id: str, file: FileFacts, parts: Sequence[Part] | None = None) -> Drop:
        """Says that all bytes are there."""
        request = self._protocol.prepare_complete(drop_id, file, parts)
        return self._protocol.read_drop(self._transport.send(request))

    def drops(self, *, limit: int = 50, cursor: str | None = None, q: str = "") -> Page:
        """Some of the account's drops, newest first."""
        request = self._protocol.prepare_list(limit=limit, cursor=cursor, q=q)
        return self._protocol.read_page(self._transport.send(request))

    def drop(self, drop_id: str) -> Drop:
        """One drop."""
        return self._protocol.read_drop(self._transport.send(self._protocol.prepare_get(drop_id)))

    def change(self, drop_id: str, changes: Mapping[str, Any]) -> Drop:
        """Changes a drop: `name`, `privacy`, `password`, `expires_in` (seconds, None = never)."""
        request = self._protocol.prepare_change(drop_id, changes)
        return self._protocol.read_changed(self._transport.send(request), drop_id)

    def delete(self, drop_id: str) -> None:
        """Takes a drop away."""
        answer = self._transport.send(self._protocol.prepare_delete(drop_id))
        self._protocol.read_deleted(answer, drop_id)
