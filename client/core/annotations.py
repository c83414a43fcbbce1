"""What was drawn on pictures, and the pictures as they were, so that it can be changed later.

A picture that was edited is found by its content's SHA-256, wherever the file is now. Beside the
record lies the original, which is in no other place: it holds what redactions hide, and is for
this person on this machine alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from capture.atomic import write_atomically
from capture.errors import CannotWrite, DiskFull

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_RECORD = 64 * 1024 * 1024
_ORIGINALS = "originals"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A picture that was edited before.

    Attributes:
        record: what was drawn, as values from JSON: not to be trusted.
        original: the picture file below it.
    """

    record: Any
    original: bytes


def digest_of(content: bytes) -> str:
    """What a picture's annotations are found by."""
    return hashlib.sha256(content).hexdigest()


class Annotations:
    """A folder of records and originals. Safe in any thread.

    Args:
        folder: made when it is needed, for its owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, edited: str, record: Any, original: bytes) -> None:
        """Keeps what was drawn on a picture. The original is safe before the record is.

        Args:
            edited: the digest of the edited picture's content.
            record: values for JSON.
            original: the picture file below.

        Raises:
            DiskFull: there is no room.
            CannotWrite: the folder is not to be written to.
        """
        below = digest_of(original)
        self._make_folder()
        kept = self._folder / _ORIGINALS / below
        if not kept.exists():
            write_atomically(kept, original)
        document = json.dumps({"original": below, "scene": record}, separators=(",", ":"))
        write_atomically(self._folder / f"{edited}.json", document.encode())

    def find(self, edited: str) -> Annotated | None:
        """What was drawn on a picture; None when nothing is known of it or can be read."""
        file = self._folder / f"{edited}.json"
        try:
            if file.stat().st_size > _LARGEST_RECORD:
                return None
            document = json.loads(file.read_bytes())
            below = document["original"]
            original = (self._folder / _ORIGINALS / str(below)).read_bytes()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        if digest_of(original) != below:
            return None
        return Annotated(document.get("scene"), original)

    def forget(self, edited: str) -> None:
        """Forgets what was drawn on a picture that is no more, and originals nobody needs."""
        with contextlib.suppress(OSError):
            (self._folder / f"{edited}.json").unlink(missing_ok=True)
            needed = {_original_of(file) for file in self._folder.glob("*.json")}
            for original in (self._folder / _ORIGINALS).iterdir():
                if original.name not in needed and not original.name.startswith("."):
                    original.unlink(missing_ok=True)

    def _make_folder(self) -> None:
        for folder in (self._folder, self._folder / _ORIGINALS):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise _why(folder, error) from error


def _original_of(file: Path) -> str:
    """Which original a record needs; reading is quick, for it is named first."""
    try:
        with file.open("rb") as opened:
            beginning = opened.read(len('{"original":"') + 64)
    except OSError:
        return ""
    return beginning.decode("ascii", "replace")[-64:]


def _why(folder: Path, error: OSError) -> CannotWrite:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(folder)
    return CannotWrite(folder, error.strerror or str(error))
