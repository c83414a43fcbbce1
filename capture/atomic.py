"""Files that appear whole or not at all."""

import contextlib
import errno
import os
from pathlib import Path

from capture.errors import CannotWrite, DiskFull

_OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file so that a crash or a full disk leaves either all of it or nothing.

    The bytes go to a temporary file beside it, reach the disk, and take the name; what had the name
    before is replaced.

    Raises:
        DiskFull: there is no room.
        CannotWrite: the folder is missing, read-only or otherwise not to be written to.
    """
    temporary = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if error.errno in _OUT_OF_ROOM:
            raise DiskFull(path) from error
        raise CannotWrite(path, error.strerror or str(error)) from error


def _sync_folder(folder: Path) -> None:
    """Makes the new name survive a power loss, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
