"""The outbox's own files: captures that wait, and where they go once they have arrived."""

import contextlib
import shutil
from pathlib import Path

from uploader.outbox.names import numbered


def keep_file(path: Path, folder: Path) -> Path:
    """Gives a file a second name in another folder, or a copy where that cannot be.

    The first name stays until the second is noted. Repeating it gives the same name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    target = folder / path.name
    while target.exists() and not target.samefile(path):
        number += 1
        target = folder / numbered(path.name, number)
    if not target.exists():
        try:
            target.hardlink_to(path)
        except OSError:
            shutil.copy2(path, target)
    return target


def remove(path: Path) -> None:
    """Removes a capture's first name and the folder that was made for it."""
    with contextlib.suppress(OSError):
        path.unlink()
        path.parent.rmdir()
