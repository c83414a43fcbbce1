"""The little of a GIF file's inside that has to be known: how long each frame is shown.

After the GIF89a specification of CompuServe.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HEADER: Final = 13
_GRAPHIC_CONTROL: Final = b"\x21\xf9\x04"
_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_DELAY_OFFSET: Final = 4  # behind the start of a graphic control extension
_LONGEST_DELAY: Final = 0xFFFF


def delays(path: Path) -> list[int]:
    """How long each frame is shown, in hundredths of a second."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return [_delay(content, place) for place in _controls(content)]


def set_length(path: Path, seconds: float) -> None:
    """Has the last frame shown until the recording's end: nothing new came after it."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as content:
        places = list(_controls(content))
        if not places:
            return
        before = sum(_delay(content, place) for place in places[:-1])
        last = min(_LONGEST_DELAY, max(1, round(seconds * 100) - before))
        start = places[-1] + _DELAY_OFFSET
        content[start : start + 2] = struct.pack("<H", last)


def _delay(content: mmap.mmap, place: int) -> int:
    start = place + _DELAY_OFFSET
    return int(struct.unpack("<H", content[start : start + 2])[0])


def _controls(content: mmap.mmap) -> Iterator[int]:
    """Where the graphic control extensions are, one before each frame."""
    place = _HEADER + _table_length(content[10])
    while place < len(content) and content[place] != _END:
        if content[place] == _EXTENSION:
            if content[place : place + 3] == _GRAPHIC_CONTROL:
                yield place
            place = _behind_blocks(content, place + 2)
        elif content[place] == _IMAGE:
            place = _behind_blocks(content, place + 11 + _table_length(content[place + 9]))
        else:
            return


def _table_length(flags: int) -> int:
    """Bytes of a colour table, by the flags of what it belongs to."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _behind_blocks(content: mmap.mmap, place: int) -> int:
    while content[place]:
        place += content[place] + 1
    return place + 1
