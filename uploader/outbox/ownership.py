"""Which processes with an outbox are alive: each holds a lock that its death sets free."""

import contextlib
import os
import secrets
import sys
from pathlib import Path
from typing import IO

_SUFFIX = ".owner"


class Ownership:
    """This process's mark in the outbox folder.

    Attributes:
        name: the owner that its jobs are noted under.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = secrets.token_hex(8)
        self._file = (folder / f"{self.name}{_SUFFIX}").open("wb")
        if not _lock(self._file):
            raise AssertionError("a lock nobody else knows of is taken")

    def bury(self, owner: str) -> bool:
        """Whether an owner is dead; if so, its mark is removed."""
        path = self._folder / f"{owner}{_SUFFIX}"
        try:
            file = path.open("r+b")
        except FileNotFoundError:
            return True
        with file:
            if not _lock(file):
                return False
            with contextlib.suppress(OSError):
                path.unlink()
            return True

    def release(self) -> None:
        """Frees the lock: what is unfinished may be taken over by others."""
        self._file.close()
        with contextlib.suppress(OSError):
            (self._folder / f"{self.name}{_SUFFIX}").unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return os.fstat(file.fileno()).st_nlink > 0
