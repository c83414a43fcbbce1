"""File names that every file system takes, made from names that anybody may have thought up."""

import re
import unicodedata

LONGEST = 255
"""Bytes of UTF-8 in a name on ext4, APFS, NTFS and the like (NTFS counts UTF-16 units: fewer)."""

_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{device}{n}" for device in ("COM", "LPT") for n in range(10))}
)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_FALLBACK = "file"


def safe_name(name: str, *, longest: int = LONGEST) -> str:
    """A name for a file in a folder of ours, as close to the given one as is safe.

    Separators, control characters and what Windows forbids become `_`; invisible marks that turn
    the reading direction vanish; dots and spaces at either end go; names of Windows' devices get a
    `_`; what is too long is cut before its ending. Never empty, never `.` or `..`.
    """
    readable = name.encode("utf-8", "replace").decode()
    kept = "".join(c for c in readable if unicodedata.category(c) != "Cf")
    clean = "".join("_" if unicodedata.category(c).startswith("C") else c for c in kept)
    clean = _FORBIDDEN.sub("_", clean).strip(". ") or _FALLBACK
    if clean.partition(".")[0].rstrip().upper() in _RESERVED:
        clean = f"_{clean}"
    return _shortened(clean, longest)


def numbered(name: str, number: int) -> str:
    """The name with ` (number)` before its ending, still not too long."""
    stem, dot, ending = _split(name)
    mark = f" ({number})"
    return _cut(stem, LONGEST - len(f"{mark}{dot}{ending}".encode())) + f"{mark}{dot}{ending}"


def _shortened(name: str, longest: int) -> str:
    if len(name.encode()) <= longest:
        return name
    stem, dot, ending = _split(name)
    return _cut(stem, longest - len(f"{dot}{ending}".encode())).rstrip(". ") + dot + ending


def _split(name: str) -> tuple[str, str, str]:
    """Stem, dot and ending; an "ending" too long to be one belongs to the stem."""
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 20:
        return name, "", ""
    return stem, dot, ending


def _cut(text: str, longest: int) -> str:
    """The text's beginning, in at most `longest` bytes, ending on a whole character."""
    return text.encode()[:longest].decode(errors="ignore")
