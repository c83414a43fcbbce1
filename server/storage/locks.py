"""Locks on files that several processes work on; a process that dies lets go of them."""

import os
import sys
from pathlib import Path
from typing import Final

READ_WRITE: Final[int] = os.O_RDWR | getattr(os, "O_BINARY", 0)
"""How files are opened for both; Windows would otherwise change line ends."""


class FileLock:
    """An open lock file that nobody has yet.

    Attributes:
        descriptor: of the open file, which may hold something besides.

    Raises:
        FileNotFoundError: there is no such file, and it was not to be made.
    """

    def __init__(self, path: Path, *, make: bool = False) -> None:
        self.descriptor = os.open(path, READ_WRITE | (os.O_CREAT if make else 0), 0o600)

    def share(self) -> bool:
        """Takes it together with others; False where somebody has it alone."""
        return _lock(self.descriptor, alone=False)

    def take(self) -> bool:
        """Takes it alone; False where anybody else has it."""
        return _lock(self.descriptor, alone=True)

    def close(self) -> None:
        """Lets go of it."""
        os.close(self.descriptor)


if sys.platform == "win32":
    import msvcrt
    import secrets

    _FAR = 2**20
    _BYTES = 2**20

    def _lock(descriptor: int, *, alone: bool) -> bool:
        """Windows has no shared locks in Python: who shares takes one byte, the other takes all.

        They are far behind what the file holds, since nobody else can read what is locked.
        """
        os.lseek(descriptor, _FAR + (0 if alone else secrets.randbelow(_BYTES)), os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, _BYTES if alone else 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int, *, alone: bool) -> bool:
        kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
