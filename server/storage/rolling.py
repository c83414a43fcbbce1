"""The digest of a whole file that comes in parts, computed in order while they come."""

import hashlib
import os
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

_CHUNK = 1024 * 1024
_REMEMBERED = 1024


@dataclass
class _Digest:
    """How far one file is hashed; whoever works on it has its lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    position: int = 0
    sha256: "hashlib._Hash" = field(default_factory=hashlib.sha256)


class RollingDigests:
    """Digests of files whose beginnings are there already. Safe to share between threads.

    They are kept in memory alone: what is not known at the end is read again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._digests: OrderedDict[Path, _Digest] = OrderedDict()

    def advance(self, path: Path, end: int) -> None:
        """Hashes on to `end`, unless another thread is at it."""
        digest = self._of(path)
        if digest.lock.acquire(blocking=False):
            try:
                _hash(path, digest, end)
            finally:
                digest.lock.release()

    def position(self, path: Path) -> int:
        """How many bytes of a file are hashed."""
        return self._of(path).position

    def finish(self, path: Path, size: int) -> str:
        """The digest of the first `size` bytes."""
        digest = self._of(path)
        with digest.lock:
            if digest.position > size:
                digest.position, digest.sha256 = 0, hashlib.sha256()
            _hash(path, digest, size)
            return digest.sha256.hexdigest()

    def forget(self, path: Path) -> None:
        """Forgets a file: it is gone, or its beginning changes."""
        with self._lock:
            self._digests.pop(path, None)

    def _of(self, path: Path) -> _Digest:
        with self._lock:
            digest = self._digests.setdefault(path, _Digest())
            self._digests.move_to_end(path)
            if len(self._digests) > _REMEMBERED:
                self._digests.popitem(last=False)
            return digest


def _hash(path: Path, digest: _Digest, end: int) -> None:
    buffer = bytearray(_CHUNK)
    view = memoryview(buffer)
    with path.open("rb", buffering=0) as file:
        file.seek(digest.position)
        while digest.position < end:
            read = file.readinto(view[: min(_CHUNK, end - digest.position)])
            if not read:
                raise OSError(f"{os.fspath(path)} ends early")
            digest.sha256.update(view[:read])
            digest.position += read
