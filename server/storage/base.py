"""What a store has to offer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PresignedPut:
    """An address that takes one object of exactly these bytes, once.

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
        sha256: 64 hexadecimal digits.
    """

    size: int
    sha256: str


class Storage(Protocol):
    """Keeps objects under keys; an object is there whole or not at all, and never changes."""

    def presign_put(
        self, key: str, *, content_type: str, size: int, sha256: str, lifetime: int
    ) -> PresignedPut:
        """An address that takes the object, valid for `lifetime` seconds."""
        ...

    async def stat(self, key: str) -> StoredObject | None:
        """What is under a key, or None."""
        ...

    def locate(self, key: str) -> Path:
        """The file that holds an object. It may have been deleted meanwhile."""
        ...

    async def delete(self, key: str) -> None:
        """Takes an object away; it is no error when there is none."""
        ...

    async def check(self) -> None:
        """Makes sure that the store answers.

        Raises:
            OSError: it does not.
        """
        ...
