"""What is known of a file: the digests of its parts, and of the whole, from one reading."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from uploader.errors import FileChanged
from uploader.protocol import Part

_CHUNK = 1024 * 1024


class FileDigests:
    """Digests of a file's parts in order, and of all of it; kept while its upload is tried again.

    Args:
        size: bytes of the file.
        part_size: bytes of every part but the last.
    """

    def __init__(self, size: int, part_size: int) -> None:
        self._size = size
        self.part_size = part_size
        self._parts: list[Part] = []
        self._whole = hashlib.sha256()
        self._buffer = bytearray(_CHUNK)

    @property
    def count(self) -> int:
        """How many parts there are."""
        return -(-self._size // self.part_size)

    @property
    def whole(self) -> str:
        """The digest of the whole, once all parts were asked for."""
        return self._whole.hexdigest()

    @property
    def parts(self) -> list[Part]:
        """All parts that were asked for."""
        return self._parts

    def part(self, number: int, file: BinaryIO) -> Part:
        """A part; they are asked for in order, and read only once.

        Raises:
            FileChanged: the file ended early.
        """
        while len(self._parts) < number:
            self._read_next(file)
        return self._parts[number - 1]

    def _read_next(self, file: BinaryIO) -> None:
        start = len(self._parts) * self.part_size
        size = min(self.part_size, self._size - start)
        digest = hashlib.sha256()
        whole = self._whole.copy()
        for piece in pieces(file, start, size, self._buffer):
            digest.update(piece)
            whole.update(piece)
        self._whole = whole
        self._parts.append(Part(len(self._parts) + 1, size, digest.hexdigest()))


def read_part(file: BinaryIO, number: int, part_size: int, size: int) -> Part:
    """One part of an open file, read now.

    Raises:
        FileChanged: the file ended early.
    """
    digest = hashlib.sha256()
    for piece in pieces(file, (number - 1) * part_size, size, bytearray(_CHUNK)):
        digest.update(piece)
    return Part(number, size, digest.hexdigest())


def pieces(file: BinaryIO, start: int, size: int, buffer: bytearray) -> Iterator[memoryview]:
    """A stretch of a file, each piece in the same memory as the one before.

    Raises:
        FileChanged: the file ended early.
    """
    view = memoryview(buffer)
    file.seek(start)
    left = size
    while left:
        read = file.readinto(view[: min(len(view), left)])  # type: ignore[attr-defined]
        if not read:
            raise FileChanged(getattr(file, "name", "The file"))
        left -= read
        yield view[:read]
