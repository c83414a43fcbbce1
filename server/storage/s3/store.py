"""The store that is a bucket: clients put bytes there themselves, and get them from there."""

import base64
import hashlib
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Any, Final

from server.database.database import Database
from server.storage.base import (
    ContentMismatchError,
    ListedObject,
    Part,
    PresignedPut,
    StoredObject,
    Unfinished,
    UploadOverError,
)
from server.storage.keys import is_key
from server.storage.s3.announced import announce, announced, forget
from server.storage.s3.bucket import Bucket
from server.storage.s3.presigning import DIGEST, Presigner
from server.storage.s3.writing import write_through

_MIB: Final = 1024 * 1024
_MISSING: Final = ("404", "NoSuchKey", "NotFound")
_NO_UPLOAD: Final = ("404", "NoSuchUpload", "NoSuchKey")  # Ceph says the latter
_PIECE: Final = 256 * 1024
_REMEMBERED: Final = 4096


class S3Storage:
    """Keeps objects in a bucket.

    Attributes:
        smallest_part: what S3 asks for.

    Args:
        bucket: which one.
        database: where announced parts are noted.
        sign_payload: whether the payload's digest is signed as well as the checksum.
        link_seconds: how long an address to read from is valid.
    """

    smallest_part = 5 * _MIB

    def __init__(
        self, bucket: Bucket, database: Database, *, sign_payload: bool, link_seconds: int
    ) -> None:
        self._bucket = bucket
        self._client = bucket.client
        self._database = database
        self._presigner = Presigner(bucket, sign_payload=sign_payload)
        self._link_seconds = link_seconds
        self._links: OrderedDict[tuple[str, str, str], tuple[float, str]] = OrderedDict()

    @property
    def origin(self) -> str:
        """Where readers get the bytes from."""
        return self._presigner.origin

    def presign_put(
        self, key: str, *, content_type: str, size: int, sha256: str, lifetime: int
    ) -> PresignedPut:
        """An address of the bucket that takes the object, valid for `lifetime` seconds."""
        return self._presigner.put(
            key, content_type=content_type, size=size, sha256=sha256, lifetime=lifetime
        )

    def presign_get(self, key: str, *, content_type: str, disposition: str) -> str:
        """An address of the bucket that gives the object; many readers get the same one."""
        wanted = (key, content_type, disposition)
        now = time.monotonic()
        made_at, url = self._links.get(wanted, (0.0, ""))
        if not url or now - made_at > self._link_seconds / 2:
            url = self._presigner.get(
                key,
                content_type=content_type,
                disposition=disposition,
                lifetime=self._link_seconds,
            )
            self._links[wanted] = (now, url)
            if len(self._links) > _REMEMBERED:
                self._links.popitem(last=False)
        return url

    async def begin_multipart(self, key: str, *, content_type: str) -> str:
        """Begins an object that comes in parts."""
        begun = await self._bucket.ask(
            self._client.create_multipart_upload,
            Key=self._bucket.full(key),
            ContentType=content_type,
            ChecksumAlgorithm="SHA256",
        )
        return str(begun["UploadId"])

    async def presign_parts(
        self, key: str, upload_id: str, parts: Sequence[Part], *, part_size: int, lifetime: int
    ) -> Sequence[PresignedPut]:
        """Addresses of the bucket that take exactly these parts."""
        del part_size
        await self._database.write(announce, upload_id, parts)
        return [self._presigner.part(key, upload_id, part, lifetime) for part in parts]

    async def list_parts(self, key: str, upload_id: str) -> Sequence[Part]:
        """The parts that are in the bucket."""
        listed = await self._list_parts(key, upload_id)
        known = await self._database.read(announced, upload_id)
        return [part for raw in listed if (part := _part(raw, known)) is not None]

    async def complete_multipart(
        self, key: str, upload_id: str, parts: Sequence[Part], *, sha256: str | None
    ) -> StoredObject:
        """Makes the object out of its parts."""
        listed = {raw["PartNumber"]: raw for raw in await self._list_parts(key, upload_id)}
        known = await self._database.read(announced, upload_id)
        for part in parts:
            raw = listed.get(part.number)
            if raw is None or _part(raw, known) != part:
                raise ContentMismatchError
        done = await self._bucket.ask(
            self._client.complete_multipart_upload,
            *_NO_UPLOAD,
            Key=self._bucket.full(key),
            UploadId=upload_id,
            MultipartUpload={"Parts": [_reference(listed[part.number]) for part in parts]},
        )
        if done is None:
            raise UploadOverError
        await self._verify(key, parts, _ambiguous(listed, known))
        await self._database.write(forget, upload_id)
        return StoredObject(sum(part.size for part in parts), sha256)

    async def abort_multipart(self, key: str, upload_id: str) -> None:
        """Gives an upload up."""
        await self._bucket.ask(
            self._client.abort_multipart_upload,
            *_NO_UPLOAD,
            Key=self._bucket.full(key),
            UploadId=upload_id,
        )
        await self._database.write(forget, upload_id)

    async def write(
        self, key: str, chunks: AsyncIterator[bytes], *, content_type: str, limit: int
    ) -> StoredObject:
        """Makes an object of what comes through this server, in parts where it is large."""
        return await write_through(self._bucket, key, chunks, content_type, limit)

    async def stat(self, key: str) -> StoredObject | None:
        """What is under a key, or None."""
        head: Any = await self._bucket.ask(
            self._client.head_object,
            *_MISSING,
            Key=self._bucket.full(key),
            ChecksumMode="ENABLED",
        )
        if head is None:
            return None
        return StoredObject(head["ContentLength"], _digest(head) or head["Metadata"].get(DIGEST))

    async def delete(self, key: str) -> None:
        """Takes an object away."""
        await self._bucket.ask(self._client.delete_object, *_MISSING, Key=self._bucket.full(key))

    async def read(self, key: str, start: int, length: int) -> bytes:
        """A part of an object."""
        return b"".join([piece async for piece in await self.open_stream(key, start, length)])

    async def open_stream(self, key: str, start: int, length: int) -> AsyncIterator[bytes]:
        """A part of an object, in pieces as they come."""
        got = await self._bucket.ask(
            self._client.get_object,
            *_MISSING,
            Key=self._bucket.full(key),
            **({"Range": f"bytes={start}-{start + length - 1}"} if length else {}),
        )
        if got is None:
            raise FileNotFoundError(key)
        return self._pieces(got["Body"])

    async def _pieces(self, body: Any) -> AsyncIterator[bytes]:
        try:
            while piece := await self._bucket.attempt(partial(body.read, _PIECE)):
                yield piece
        finally:
            body.close()

    async def objects(self) -> AsyncIterator[ListedObject]:
        """Every object there is, by key."""
        listing = self._client.get_paginator("list_objects_v2")
        async for page in self._pages(listing, Prefix=self._bucket.settings.prefix):
            for found in page.get("Contents", ()):
                key = found["Key"].removeprefix(self._bucket.settings.prefix)
                if is_key(key):
                    yield ListedObject(key, found["LastModified"])

    async def unfinished(self) -> AsyncIterator[Unfinished]:
        """Uploads that have not become objects."""
        listing = self._client.get_paginator("list_multipart_uploads")
        async for page in self._pages(listing, Prefix=self._bucket.settings.prefix):
            for found in page.get("Uploads", ()):
                key = found["Key"].removeprefix(self._bucket.settings.prefix)
                if is_key(key):
                    yield Unfinished(key, found["UploadId"], found["Initiated"])

    async def open(self) -> None:
        """Nothing has to be opened."""

    async def check(self) -> None:
        """Makes sure that the bucket answers.

        Raises:
            StoreError: it does not.
        """
        await self._bucket.ask(self._client.head_bucket)

    async def close(self) -> None:
        """Finishes what is under way."""
        self._bucket.close()

    async def _list_parts(self, key: str, upload_id: str) -> list[Any]:
        listing = self._client.get_paginator("list_parts")
        asked = {"Key": self._bucket.full(key), "UploadId": upload_id}
        pages = [page async for page in self._pages(listing, *_NO_UPLOAD, **asked)]
        if not pages:
            raise UploadOverError
        return [part for page in pages for part in page.get("Parts", ())]

    async def _pages(self, listing: Any, *fine: str, **asked: Any) -> AsyncIterator[Any]:
        iterator = iter(listing.paginate(Bucket=self._bucket.name, **asked))
        while (
            page := await self._bucket.attempt(partial(next, iterator, None), *fine)
        ) is not None:
            yield page

    async def _verify(self, key: str, parts: Sequence[Part], doubtful: set[int]) -> None:
        """Looks at the object: its size, and the parts of which two versions were announced."""
        offset, wrong = 0, False
        for part in parts:
            if part.number in doubtful:
                digest = hashlib.sha256()
                async for piece in await self.open_stream(key, offset, part.size):
                    digest.update(piece)
                wrong |= digest.hexdigest() != part.sha256
            offset += part.size
        stored = await self.stat(key)
        if stored is None or stored.size != offset or wrong:
            await self.delete(key)
            raise ContentMismatchError


def _reference(raw: Any) -> dict[str, Any]:
    reference = {"PartNumber": raw["PartNumber"], "ETag": raw["ETag"]}
    if checksum := raw.get("ChecksumSHA256"):
        reference["ChecksumSHA256"] = checksum
    return reference


def _part(raw: Any, known: Sequence[Part]) -> Part | None:
    """A listed part: with the digest that the store says, or else the one it was granted with."""
    number, size = raw["PartNumber"], raw["Size"]
    if (digest := _digest(raw)) is not None:
        return Part(number, size, digest)
    granted = [part for part in known if (part.number, part.size) == (number, size)]
    return granted[-1] if granted else None


def _ambiguous(listed: dict[int, Any], known: Sequence[Part]) -> set[int]:
    """Numbers of parts that may be one of several, since the store does not say which."""
    return {
        number
        for number, raw in listed.items()
        if _digest(raw) is None
        and sum((part.number, part.size) == (number, raw["Size"]) for part in known) > 1
    }


def _digest(raw: Any) -> str | None:
    """The SHA-256 that the store says; a multipart object's is one of digests, and useless."""
    checksum = raw.get("ChecksumSHA256")
    if not checksum or "-" in checksum or raw.get("ChecksumType") == "COMPOSITE":
        return None
    return base64.b64decode(checksum).hex()
