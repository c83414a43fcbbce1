"""What the folder store does with files: noting a digest on one, and making names last."""

import contextlib
import errno
import hashlib
import os
import sys
from pathlib import Path

_DIGEST_ATTRIBUTE = "user.dropcap.sha256"
_HASH_CHUNK = 1024 * 1024

if sys.platform == "linux":

    def note_digest(path: Path, sha256: str) -> None:
        """Keeps what was computed while a file arrived, where the file system has such notes."""
        with contextlib.suppress(OSError):
            os.setxattr(path, _DIGEST_ATTRIBUTE, sha256.encode())

    def noted_digest(path: Path) -> str | None:
        """What was noted of a file, if anything."""
        try:
            return os.getxattr(path, _DIGEST_ATTRIBUTE).decode()
        except OSError as error:
            if error.errno == errno.ENOENT:
                raise
            return None

else:

    def note_digest(_path: Path, _sha256: str) -> None:
        """Other systems have no such notes that Python can reach."""

    def noted_digest(_path: Path) -> str | None:
        """Nothing, where there are no notes."""
        return None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, 64 hexadecimal digits."""
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(_HASH_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder survive a power loss."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
