"""Sizes, dates and kinds of files in words that people use."""

from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final

KINDS: Final = {
    "audio": "Audio",
    "image": "Image",
    "link": "Link",
    "markdown": "Text",
    "note": "Note",
    "pdf": "PDF",
    "text": "Text",
    "video": "Video",
}
"""What kinds of drops are called; all others are files."""
_UNITS: Final = ("KB", "MB", "GB", "TB", "PB")
_THOUSAND: Final = 1000
_TEN: Final = 10
_LONGEST_LABEL: Final = 5


def size_in_words(size: int) -> str:
    """A number of bytes as file managers show it: decimal units, two figures that matter."""
    if size < _THOUSAND:
        return "1 byte" if size == 1 else f"{size} bytes"
    amount = float(size)
    for unit in _UNITS:
        amount /= _THOUSAND
        if amount < _TEN:
            return f"{amount:.1f} {unit}"
        if round(amount) < _THOUSAND:
            return f"{amount:.0f} {unit}"
    return f"{amount:.0f} {_UNITS[-1]}"


def date_in_words(moment: datetime) -> str:
    """A day and time in UTC, for readers whose browser does not put it into their own zone."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    utc = aware.astimezone(UTC)
    return f"{utc.day} {utc:%B %Y, %H:%M} UTC"


def minutes_in_words(seconds: int) -> str:
    """A time to wait, rounded up so that it is never too short."""
    minutes = -(-seconds // 60)
    if minutes <= 1:
        return "a minute"
    return f"{minutes} minutes"


def split_name(name: str) -> tuple[str, str]:
    """A file name as the part that may be shortened and the ending that always shows."""
    suffix = PurePosixPath(name).suffix
    if not suffix or len(suffix) > _LONGEST_LABEL + 1 or suffix == name:
        return name, ""
    return name[: -len(suffix)], suffix


def type_label(name: str) -> str:
    """What is written on a file's icon: its ending in capitals, if it has a short one."""
    return split_name(name)[1].removeprefix(".").upper()
