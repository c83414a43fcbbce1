"""The store that is a folder: one file an object, named by its key."""

import asyncio
import contextlib
import errno
import hashlib
import os
import re
import secrets
import sys
import time
from pathlib import Path

from server.storage.base import PresignedPut, StoredObject
from server.storage.incoming import IncomingFile
from server.storage.signing import Grant, Signer

_KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}(-thumbnail)?")
_DIGEST_ATTRIBUTE = "user.dropcap.sha256"
_HASH_CHUNK = 1024 * 1024


def new_key(drop_id: str) -> str:
    """The key for a drop: made from its id, never from its name, spread over 256 folders."""
    return f"{drop_id[-2:]}/{drop_id}"


class FolderStorage:
    """Keeps objects in `objects` below the data folder; what arrives is in `incoming` until whole.

    Args:
        data: the data folder.
        base_url: what presigned addresses begin with.
        signer: seals them.
    """

    def __init__(self, data: Path, base_url: str, signer: Signer) -> None:
        self._objects = data / "objects"
        self._incoming = data / "incoming"
        self._base_url = base_url
        self.signer = signer
        for folder in (self._objects, self._incoming):
            folder.mkdir(mode=0o700, exist_ok=True)

    def presign_put(
        self, key: str, *, content_type: str, size: int, sha256: str, lifetime: int
    ) -> PresignedPut:
        """An address of this server that takes the object, valid for `lifetime` seconds."""
        expires_at = int(time.time()) + lifetime
        grant = Grant(key, content_type, size, sha256, expires_at)
        headers = {"Content-Type": content_type, "Content-Length": str(size)}
        return PresignedPut(self._base_url + self.signer.seal(grant), headers, expires_at)

    async def stat(self, key: str) -> StoredObject | None:
        """What is under a key, or None."""
        return await asyncio.to_thread(self._stat, key)

    def locate(self, key: str) -> Path:
        """The file that holds an object.

        Raises:
            ValueError: the key is none of ours, and so could lead anywhere.
        """
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key: {key!r}")
        return self._objects / key

    def has(self, key: str) -> bool:
        """Whether there is an object under a key."""
        return self.locate(key).exists()

    def receive(self) -> IncomingFile:
        """A place for bytes that arrive.

        Raises:
            OSError: there is none.
        """
        return IncomingFile(self._incoming / secrets.token_hex(16))

    def take_in(self, key: str, incoming: IncomingFile) -> bool:
        """Makes what arrived the object under a key, at once and for good; False if it has one.

        Raises:
            OSError: the disk is full or broken.
        """
        target = self.locate(key)
        _note_digest(incoming)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            os.link(incoming.path, target)
        except FileExistsError:
            return False
        _sync_folder(target.parent)
        return True

    async def delete(self, key: str) -> None:
        """Takes an object away; it is no error when there is none."""
        await asyncio.to_thread(self.locate(key).unlink, missing_ok=True)

    async def check(self) -> None:
        """Makes sure that the folder can be written to.

        Raises:
            OSError: it cannot.
        """
        await asyncio.to_thread(self._probe)

    def _probe(self) -> None:
        if not os.access(self._objects, os.W_OK) or not os.access(self._incoming, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(self._objects))

    def _stat(self, key: str) -> StoredObject | None:
        path = self.locate(key)
        try:
            size = path.stat().st_size
            return StoredObject(size, _noted_digest(path) or _digest(path))
        except FileNotFoundError:
            return None


if sys.platform == "linux":

    def _note_digest(incoming: IncomingFile) -> None:
        """Keeps what was computed while the file arrived, where the file system has such notes."""
        with contextlib.suppress(OSError):
            os.setxattr(incoming.path, _DIGEST_ATTRIBUTE, incoming.sha256.encode())

    def _noted_digest(path: Path) -> str | None:
        try:
            return os.getxattr(path, _DIGEST_ATTRIBUTE).decode()
        except OSError as error:
            if error.errno == errno.ENOENT:
                raise
            return None

else:

    def _note_digest(_incoming: IncomingFile) -> None:
        """Other systems have no such notes that Python can reach."""

    def _noted_digest(_path: Path) -> str | None:
        return None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(_HASH_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
