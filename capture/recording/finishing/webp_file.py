"""How long an animated WebP is: ffmpeg does not say.

After Google's “WebP Container Specification”: RIFF chunks, each frame in one named ANMF.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

_RIFF_HEADER: Final = 12
_CHUNK_HEADER: Final = 8
_DURATION: Final = slice(12, 15)  # of an ANMF chunk: milliseconds, 24 bits


def seconds_of(path: Path) -> float:
    """The sum of its frames' durations; 0 for a picture that does not move."""
    milliseconds = 0
    with path.open("rb") as file:
        file.seek(_RIFF_HEADER)
        while len(header := file.read(_CHUNK_HEADER)) == _CHUNK_HEADER:
            name, size = struct.unpack("<4sI", header)
            behind = file.tell() + size + size % 2
            if name == b"ANMF":
                milliseconds += int.from_bytes(file.read(_DURATION.stop)[_DURATION], "little")
            file.seek(behind)
    return milliseconds / 1000
