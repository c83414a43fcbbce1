"""A folder as one file."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can express
_CHUNK = 1024 * 1024


def zip_folder(folder: Path, target: Path) -> None:
    """Writes a folder's files into a ZIP, in constant memory, and puts it on the disk.

    The order is that of the names, so that the same folder gives the same file. A link to a file
    in the folder is packed as that file. Others are left out: where they lead to may be none of the
    receiver's business, or into a circle. So is what is neither file nor folder.

    Raises:
        OSError: a file cannot be read, or the disk is full.
    """
    with target.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            for path in _contents(folder):
                name = _name(path.relative_to(folder.parent))
                if path.is_dir():
                    archive.writestr(zipfile.ZipInfo(f"{name}/", _EARLIEST), b"")
                else:
                    _add(archive, path, name)
        file.flush()
        os.fsync(file.fileno())


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    with path.open("rb") as source:
        entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
        entry.compress_type = zipfile.ZIP_DEFLATED
        # A file may grow while it is packed, past what its size now would have told.
        with archive.open(entry, "w", force_zip64=True) as sink:
            while chunk := source.read(_CHUNK):
                sink.write(chunk)


def _contents(folder: Path) -> Iterator[Path]:
    """The folder and all below it that is packed, in order, however deep."""
    root = folder.resolve()
    ahead = [folder]
    while ahead:
        path = ahead.pop()
        if path.is_dir() and (path == folder or not path.is_symlink()):
            yield path
            ahead += sorted(path.iterdir(), reverse=True)
        elif path.is_file() and path.resolve().is_relative_to(root):
            yield path


def _name(path: Path) -> str:
    """The name inside the archive: Unicode, whatever bytes the file system allowed."""
    return path.as_posix().encode("utf-8", "replace").decode()
