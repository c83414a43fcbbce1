"""Objects that come through the server itself, for clients that know of nothing else."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any, Final

from server.storage.base import StoredObject, TooLongError
from server.storage.s3.bucket import Bucket
from server.storage.s3.presigning import DIGEST

_PART: Final = 8 * 1024 * 1024
"""What is held in memory of each upload at a time."""
_TAKEN: Final = ("PreconditionFailed", "412")


async def write_through(
    bucket: Bucket, key: str, chunks: AsyncIterator[bytes], content_type: str, limit: int
) -> StoredObject:
    """Passes chunks on to the bucket.

    Raises:
        TooLongError: there are more bytes than `limit`.
        FileExistsError: there is such an object already.
        StoreError: the bucket does not take them.
    """
    writing = _Writing(bucket, key, content_type, limit)
    try:
        async for chunk in chunks:
            await writing.add(chunk)
        return await writing.finish()
    except BaseException:
        await writing.give_up()
        raise


class _Writing:
    """One object on its way."""

    def __init__(self, bucket: Bucket, key: str, content_type: str, limit: int) -> None:
        self._limit = limit
        self.size = 0
        self._bucket = bucket
        self._target = {"Key": bucket.full(key)}
        self._content_type = content_type
        self._digest = hashlib.sha256()
        self._pending = bytearray()
        self._upload_id: str | None = None
        self._parts: list[dict[str, Any]] = []

    async def add(self, chunk: bytes) -> None:
        self.size += len(chunk)
        if self.size > self._limit:
            raise TooLongError
        self._digest.update(chunk)
        self._pending += chunk
        if len(self._pending) >= _PART:
            await self._send_part()

    async def finish(self) -> StoredObject:
        digest = self._digest.hexdigest()
        if self._upload_id is None:
            await self._put(digest)
        else:
            if self._pending:
                await self._send_part()
            await self._bucket.ask(
                self._bucket.client.complete_multipart_upload,
                **self._target,
                UploadId=self._upload_id,
                MultipartUpload={"Parts": self._parts},
            )
            self._upload_id = None
        return StoredObject(self.size, digest)

    async def give_up(self) -> None:
        if self._upload_id is not None:
            await self._bucket.ask(
                self._bucket.client.abort_multipart_upload,
                "NoSuchUpload",
                **self._target,
                UploadId=self._upload_id,
            )

    async def _put(self, digest: str) -> None:
        put = await self._bucket.ask(
            self._bucket.client.put_object,
            *_TAKEN,
            **self._target,
            Body=bytes(self._pending),
            ContentType=self._content_type,
            IfNoneMatch="*",
            Metadata={DIGEST: digest},
        )
        if put is None:
            raise FileExistsError(self._target["Key"])

    async def _send_part(self) -> None:
        if self._upload_id is None:
            begun = await self._bucket.ask(
                self._bucket.client.create_multipart_upload,
                **self._target,
                ContentType=self._content_type,
            )
            self._upload_id = begun["UploadId"]
        number = len(self._parts) + 1
        sent = await self._bucket.ask(
            self._bucket.client.upload_part,
            **self._target,
            UploadId=self._upload_id,
            PartNumber=number,
            Body=bytes(self._pending),
        )
        self._parts.append({"PartNumber": number, "ETag": sent["ETag"]})
        self._pending.clear()
