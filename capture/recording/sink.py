"""Where a recording's bytes go while it is recorded: one growing file."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from pathlib import Path
from typing import Final, Protocol

from capture.errors import CannotWrite, CaptureError, DiskFull
from capture.recording.packer import write_whole

_SECONDS_BETWEEN_SYNCS: Final = 1.0


class Sink(Protocol):
    """Takes a recording's bytes, from one thread at a time."""

    def write(self, chunk: bytes) -> None:
        """Takes some.

        Raises:
            OSError: they cannot be written.
        """
        ...

    def close(self) -> CaptureError | None:
        """Finishes the file, and says what was the matter with it if something was."""
        ...


class PlainFile:
    """The bytes as they come.

    Raises:
        CannotWrite: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._error: OSError | None = None
        try:
            self._file = path.open("xb", buffering=0)
        except OSError as error:
            raise CannotWrite(path, error.strerror or str(error)) from error

    def write(self, chunk: bytes) -> None:
        """Appends the bytes."""
        try:
            write_whole(self._file.fileno(), chunk)
        except OSError as error:
            self._error = error
            raise

    def close(self) -> CaptureError | None:
        """Closes the file."""
        self._file.close()
        if self._error is None:
            return None
        if self._error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(self._path)
        return CannotWrite(self._path, self._error.strerror or str(self._error))


class Keeper:
    """Has the system put a growing file on the disk every second: a power cut takes no more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="recording-sync", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Does it for the last time."""
        self._over.set()
        self._thread.join()
        self._sync()

    def _keep(self) -> None:
        while not self._over.wait(_SECONDS_BETWEEN_SYNCS):
            self._sync()

    def _sync(self) -> None:
        with contextlib.suppress(OSError):  # it is not there yet; whoever writes it says the rest
            descriptor = os.open(self._path, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
