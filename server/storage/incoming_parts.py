"""Files that come in parts: each part is written where it belongs, so that the end costs nothing.

An upload is a folder: `data` is the file itself, with holes where parts are missing; `00001` and so
on are empty until the part is in its place and on the disk, and then hold its digest and size;
`lock` is shared by those who write parts, and taken alone by the one who ends the upload.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from server.storage.base import (
    ContentMismatchError,
    Part,
    UploadBusyError,
    UploadOverError,
)
from server.storage.files import note_digest, sync_folder
from server.storage.locks import READ_WRITE, FileLock
from server.storage.rolling import RollingDigests

_DATA = "data"
_LOCK = "lock"
_LONGEST_RECORD = 128


class IncomingPart:
    """One part on its way into its place.

    Attributes:
        size: how many bytes have come.

    Raises:
        UploadOverError: there is no such upload any more.
        UploadBusyError: the part is being received already, or the upload is being completed.
    """

    def __init__(self, folder: Path, number: int, offset: int, digests: RollingDigests) -> None:
        self._folder = folder
        self._number = number
        self._offset = offset
        self._digests = digests
        self._digest = hashlib.sha256()
        self._open = contextlib.ExitStack()
        self.size = 0
        try:
            self._begin()
        except BaseException:
            self._open.close()
            raise

    @property
    def sha256(self) -> str:
        """Of what has come so far, 64 hexadecimal digits."""
        return self._digest.hexdigest()

    def write(self, batch: Sequence[bytes | bytearray]) -> None:
        """Adds bytes.

        Raises:
            OSError: the disk is full or broken.
        """
        os.lseek(self._data, self._offset + self.size, os.SEEK_SET)
        for piece in batch:
            self._digest.update(piece)
            self.size += len(piece)
            view = memoryview(piece)
            while view:
                view = view[os.write(self._data, view) :]

    def finish(self) -> None:
        """Puts the part on the disk, and then notes that it is there.

        The note itself may be lost with the power: then the part comes once more.
        """
        os.fsync(self._data)
        os.lseek(self._record.descriptor, 0, os.SEEK_SET)
        os.write(self._record.descriptor, f"{self.sha256} {self.size}\n".encode())

    def discard(self) -> None:
        """Lets go of the part; what was not noted as being there is not there."""
        self._open.close()

    def _begin(self) -> None:
        try:
            ours = FileLock(self._folder / _LOCK)
            self._open.callback(ours.close)
            if not ours.share():
                raise UploadBusyError
            self._data = os.open(self._folder / _DATA, READ_WRITE)
        except FileNotFoundError:
            raise UploadOverError from None
        self._open.callback(os.close, self._data)
        if os.fstat(self._data).st_nlink > 1:
            # It is an object already, and only its completion did not come to its end.
            raise UploadOverError
        self._record = FileLock(_record(self._folder, self._number), make=True)
        self._open.callback(self._record.close)
        if not self._record.take():
            raise UploadBusyError
        if os.fstat(self._record.descriptor).st_size:
            # What was there is overwritten: from here on, it is not there.
            self._digests.forget(self._folder / _DATA)
            os.ftruncate(self._record.descriptor, 0)
            os.fsync(self._record.descriptor)


def begin(folder: Path) -> None:
    """Makes the folder of an upload."""
    folder.mkdir(mode=0o700)
    for name in (_LOCK, _DATA):
        (folder / name).touch(mode=0o600)
    sync_folder(folder)


def parts(folder: Path) -> list[Part]:
    """The parts that are in their places.

    Raises:
        UploadOverError: there is no such upload.
    """
    try:
        numbers = sorted(int(name) for name in os.listdir(folder) if name.isdecimal())  # noqa: PTH208 - names are enough, and there may be 10,000
    except FileNotFoundError:
        raise UploadOverError from None
    found = (read_part(folder, number) for number in numbers)
    return [part for part in found if part is not None]


def read_part(folder: Path, number: int) -> Part | None:
    """A part, if it is in its place."""
    try:
        text = _record(folder, number).read_bytes()
    except FileNotFoundError:
        return None
    sha256, _, size = text.decode("ascii", "replace").partition(" ")
    if len(sha256) != 64 or not size.endswith("\n") or len(text) > _LONGEST_RECORD:
        return None
    return Part(number, int(size), sha256)


def advance(folder: Path, part_size: int, digests: RollingDigests) -> None:
    """Hashes the whole as far as its parts have come without a gap."""
    data = folder / _DATA
    with contextlib.suppress(FileNotFoundError):
        while True:
            position = digests.position(data)
            part = read_part(folder, position // part_size + 1)
            if part is None or part.size != part_size:
                return
            digests.advance(data, position + part.size)
            if digests.position(data) == position:
                return  # another thread is at it, and goes on after this part, too


def complete(
    folder: Path,
    target: Path,
    wanted: Sequence[Part],
    sha256: str | None,
    digests: RollingDigests,
) -> None:
    """Makes the whole an object: it gets its name at once, and never takes the place of another.

    Raises:
        UploadOverError: there is no such upload, or the object is there already.
        UploadBusyError: a part is being received.
        ContentMismatchError: these are not the parts, or their whole has another digest.
        OSError: the disk is full or broken.
    """
    with contextlib.ExitStack() as stack:
        _take(folder, stack)
        data = folder / _DATA
        size = sum(part.size for part in wanted)
        try:
            if data.stat().st_nlink > 1:
                raise UploadOverError
            if any(read_part(folder, part.number) != part for part in wanted):
                raise ContentMismatchError
            _settle(data, size)
        except FileNotFoundError:
            raise UploadOverError from None
        if sha256 is not None:
            _check_digest(data, size, sha256, digests)
            note_digest(data, sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            target.hardlink_to(data)
        except FileExistsError:
            raise UploadOverError from None
        sync_folder(target.parent)
        digests.forget(data)
    remove(folder)


def abort(folder: Path, digests: RollingDigests) -> None:
    """Takes an upload away.

    Raises:
        UploadBusyError: a part is being received.
    """
    with contextlib.ExitStack() as stack, contextlib.suppress(UploadOverError):
        _take(folder, stack)
        (folder / _DATA).unlink(missing_ok=True)  # from here on nobody can write a part
        digests.forget(folder / _DATA)
    remove(folder)


def remove(folder: Path) -> None:
    """Takes the folder of an ended upload away."""
    # Without `data` nothing can be done in it; and what is left is swept.
    with contextlib.suppress(OSError):
        (folder / _DATA).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _take(folder: Path, stack: contextlib.ExitStack) -> None:
    try:
        lock = FileLock(folder / _LOCK)
    except FileNotFoundError:
        raise UploadOverError from None
    stack.callback(lock.close)
    if not lock.take():
        raise UploadBusyError


def _settle(data: Path, size: int) -> None:
    """Cuts off what does not belong to the whole, and puts all of it on the disk."""
    descriptor = os.open(data, READ_WRITE)
    try:
        if os.fstat(descriptor).st_size != size:
            os.ftruncate(descriptor, size)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_digest(data: Path, size: int, sha256: str, digests: RollingDigests) -> None:
    known = digests.position(data)
    if digests.finish(data, size) == sha256:
        return
    # A part may have been replaced through another process, which this one was not told.
    digests.forget(data)
    if not known or digests.finish(data, size) != sha256:
        digests.forget(data)
        raise ContentMismatchError


def _record(folder: Path, number: int) -> Path:
    return folder / f"{number:05}"
