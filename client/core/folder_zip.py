"""A folder as one file."""

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can express


def zip_folder(folder: Path, target: Path) -> None:
    """Writes a folder's files into a ZIP, in constant memory, and puts it on the disk.

    The order is that of the names, so that the same folder gives the same file. Links are left
    out: where they lead to may be none of the receiver's business.

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
                    entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    with path.open("rb") as source, archive.open(entry, "w") as sink:
                        while chunk := source.read(1024 * 1024):
                            sink.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _contents(folder: Path) -> Iterator[Path]:
    """The folder and all below it that is a file or a folder, in order."""
    yield folder
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from _contents(path)
        elif path.is_file():
            yield path


def _name(path: Path) -> str:
    """The name inside the archive: Unicode, whatever bytes the file system allowed."""
    return path.as_posix().encode("utf-8", "replace").decode()
