"""Names for what has none."""

from datetime import datetime
from pathlib import Path


def capture_name(kind: str = "Screenshot") -> str:
    """A file's name without ending, from the moment: it sorts, and reads like a sentence."""
    return f"{kind} {datetime.now().astimezone():%Y-%m-%d at %H.%M.%S}"


def unused(path: Path) -> Path:
    """The path, or one with a number before its ending where that is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
