"""Sending a stored file: at once where it is in memory, in pieces, and never blocking the loop."""

import errno
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from anyio import to_thread

PIECE: Final = 256 * 1024
"""The most that is read at a time, and so the most that one reader costs in memory."""
_TRIFLE: Final = 64 * 1024
"""Reading this much takes less time than asking a thread to."""
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_CANNOT_TELL: Final = frozenset({errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS})


class ShortFile(OSError):
    """A stored file ends before it should."""


def open_file(path: str | Path) -> int:
    """A file's descriptor, open for reading; the caller closes it.

    Raises:
        FileNotFoundError: the file is gone.
    """
    return os.open(path, _FLAGS)


async def pieces(descriptor: int, start: int, length: int) -> AsyncIterator[bytes]:
    """The bytes of a part of a file, in pieces of `PIECE` bytes at most.

    Raises:
        ShortFile: the file has fewer.
    """
    stop = start + length
    while start < stop:
        piece = await read(descriptor, start, min(PIECE, stop - start))
        yield piece
        start += len(piece)


async def read(descriptor: int, start: int, length: int) -> bytes:
    """Exactly `length` bytes, on a thread unless they are in memory already.

    Raises:
        ShortFile: the file has fewer.
    """
    piece = _read_from_memory(descriptor, start, length)
    if piece is None:
        piece = await to_thread.run_sync(_read_from_disk, descriptor, start, length)
    if len(piece) != length:
        raise ShortFile(errno.EIO, "the stored file is shorter than its drop says")
    return piece


def _read_from_memory(descriptor: int, start: int, length: int) -> bytes | None:
    if sys.platform == "linux":
        buffer = bytearray(length)
        try:
            count = os.preadv(descriptor, (buffer,), start, os.RWF_NOWAIT)
        except BlockingIOError:
            return None
        except OSError as error:
            if error.errno not in _CANNOT_TELL:
                raise
        else:
            return bytes(buffer) if count == length else None
    return _read_from_disk(descriptor, start, length) if length <= _TRIFLE else None


def _read_from_disk(descriptor: int, start: int, length: int) -> bytes:
    # Nobody else uses the descriptor, so its position may be moved.
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while length and (part := os.read(descriptor, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
