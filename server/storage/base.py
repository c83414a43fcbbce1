"""What a store has to offer."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PresignedPut:
    """An address that takes one object or part of exactly these bytes.

    Attributes:
        url: where to; it is a secret.
        headers: what the client has to send along.
        expires_at: seconds since 1970 after which it is refused.
    """

    url: str = field(repr=False)
    headers: Mapping[str, str]
    expires_at: int


@dataclass(frozen=True, slots=True)
class StoredObject:
    """What the store has under a key.

    Attributes:
        size: bytes.
        sha256: 64 hexadecimal digits; None where the store only knows the sums of the parts.
    """

    size: int
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an object that comes in pieces.

    Attributes:
        number: from 1; piece n begins at (n - 1) times the size that all but the last have.
        size: bytes.
        sha256: 64 hexadecimal digits.
    """

    number: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object as the sweeper meets it.

    Attributes:
        key: its key.
        stored_at: since when it has been there.
    """

    key: str
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something that was begun and has not become an object, as the sweeper meets it.

    Attributes:
        key: what it was to become; empty where the store does not say.
        upload_id: the store's name for it.
        touched_at: when something last came for it.
    """

    key: str
    upload_id: str
    touched_at: datetime


class StoreError(OSError):
    """The store does not answer, or refuses to work for us."""


class UploadOverError(Exception):
    """There is no such multipart upload: it was completed, given up, or never begun."""


class UploadBusyError(Exception):
    """Another request is at work on the same part or upload. It is free again in a moment."""


class TooLongError(Exception):
    """More came than there may be; nothing has become an object."""


class ContentMismatchError(Exception):
    """The parts are not what they were said to be; nothing has become an object."""


@dataclass(frozen=True, slots=True)
class BucketSettings:
    """Where a bucket is.

    Attributes:
        bucket: its name.
        prefix: what all keys in it begin with: empty, or something that ends with a slash.
        endpoint: the address of the store; None = Amazon's.
        region: None = as boto3 finds it, or the usual one.
        access_key: None = as boto3 finds it: environment, files, the machine's role.
        secret_key: belongs to it.
    """

    bucket: str
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    access_key: str | None = None
    secret_key: str | None = field(default=None, repr=False)


class Storage(Protocol):
    """Keeps objects under keys; an object is there whole or not at all, and never changes.

    Attributes:
        smallest_part: bytes that every part but the last must have at least.
    """

    smallest_part: int

    async def open(self) -> None:
        """Begins; to be awaited in the event loop that it is used in.

        Raises:
            DataUnusable: the store cannot be used.
        """
        ...

    async def close(self) -> None:
        """Finishes what is under way."""
        ...

    def presign_put(
        self, key: str, *, content_type: str, size: int, sha256: str, lifetime: int
    ) -> PresignedPut:
        """An address that takes the object, valid for `lifetime` seconds."""
        ...

    async def begin_multipart(self, key: str, *, content_type: str) -> str:
        """Begins an object that comes in parts, and returns the store's name for the upload."""
        ...

    async def presign_parts(
        self, key: str, upload_id: str, parts: Sequence[Part], *, part_size: int, lifetime: int
    ) -> Sequence[PresignedPut]:
        """Addresses that take exactly these parts, valid for `lifetime` seconds.

        `part_size` is what all parts of the upload but the last have, and so tells its place.
        The store refuses other bytes. A part that comes again takes the place of the earlier one.
        """
        ...

    async def list_parts(self, key: str, upload_id: str) -> Sequence[Part]:
        """The parts that are in the store for good, by number.

        Raises:
            UploadOverError: there is no such upload.
        """
        ...

    async def complete_multipart(
        self, key: str, upload_id: str, parts: Sequence[Part], *, sha256: str | None
    ) -> StoredObject:
        """Makes the object out of its parts, at once, and says what it has become.

        Args:
            key: what it becomes.
            upload_id: as `begin_multipart` named it.
            parts: all of them in their order, all but the last of the same size.
            sha256: of the whole, verified by stores that can; None = the parts' sums are enough.

        Raises:
            UploadOverError: there is no such upload; the object may be there already.
            UploadBusyError: a part is being received.
            ContentMismatchError: the store has other parts, or their whole has another sum.
        """
        ...

    async def abort_multipart(self, key: str, upload_id: str) -> None:
        """Gives an upload up, with all its parts; it is no error when there is none.

        Raises:
            UploadBusyError: a part is being received.
        """
        ...

    async def write(
        self, key: str, chunks: AsyncIterator[bytes], *, content_type: str, limit: int
    ) -> StoredObject:
        """Makes an object of what comes, without holding it in memory, and says what it became.

        This is for clients that send everything in one request to the server itself.

        Args:
            key: where nothing is yet.
            chunks: the content.
            content_type: its media type.
            limit: bytes; when more come, nothing becomes an object.

        Raises:
            TooLongError: more came.
            OSError: the store has no room, or does not answer.
        """
        ...

    async def stat(self, key: str) -> StoredObject | None:
        """What is under a key, or None."""
        ...

    async def read(self, key: str, start: int, length: int) -> bytes:
        """A part of an object, which has to be there.

        Raises:
            FileNotFoundError: there is no such object.
        """
        ...

    async def delete(self, key: str) -> None:
        """Takes an object away; it is no error when there is none."""
        ...

    def objects(self) -> AsyncIterator[ListedObject]:
        """Every object there is, for the sweeper."""
        ...

    def unfinished(self) -> AsyncIterator[Unfinished]:
        """Everything that was begun and is no object, for the sweeper.

        `abort_multipart` takes each of them away.
        """
        ...

    async def check(self) -> None:
        """Makes sure that the store answers.

        Raises:
            OSError: it does not.
        """
        ...


class Remote(Protocol):
    """A store that readers can reach themselves."""

    @property
    def origin(self) -> str:
        """Scheme, host and port of it."""
        ...

    def presign_get(self, key: str, *, content_type: str, disposition: str) -> str:
        """An address that gives an object for a while, with these headers."""
        ...

    async def open_stream(self, key: str, start: int, length: int) -> AsyncIterator[bytes]:
        """A part of an object, in pieces as they come.

        Raises:
            FileNotFoundError: there is no such object.
        """
        ...
