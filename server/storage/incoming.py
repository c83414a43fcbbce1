"""A file that is still arriving: written, hashed, and gone again unless it is taken in."""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path


class IncomingFile:
    """Bytes on their way into the store.

    Attributes:
        path: where they are meanwhile.
        size: how many there are.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._digest = hashlib.sha256()
        self._file = path.open("xb", buffering=0)

    @property
    def sha256(self) -> str:
        """Of what has come so far, 64 hexadecimal digits."""
        return self._digest.hexdigest()

    def write(self, batch: Sequence[bytes | bytearray]) -> None:
        """Adds bytes.

        Raises:
            OSError: the disk is full or broken.
        """
        for piece in batch:
            self._digest.update(piece)
            self.size += len(piece)
            view = memoryview(piece)
            while view:
                view = view[self._file.write(view) :]

    def finish(self) -> None:
        """Puts everything on the disk."""
        os.fsync(self._file.fileno())

    def discard(self) -> None:
        """Takes the file away; what was taken in has another name by now."""
        self._file.close()
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()
