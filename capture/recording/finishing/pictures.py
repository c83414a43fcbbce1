"""Small pictures of a recording: the one that stands for it, and a strip along its time."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from capture.encode.thumbnails import EDGE
from capture.recording.ffmpeg import NO_WINDOW, executable
from capture.recording.finishing.conversion import EVERY_FRAME
from capture.recording.formats import RecordingFormat
from capture.recording.probe import probe

_SECONDS_LOOKED_AT: Final = 5
_LOOKS_A_SECOND: Final = 2
_SECONDS_TO_DRAW: Final = 15.0
_SHARE_OF_THE_RICHEST: Final = 0.5
_BEGINNING, _END = b"\xff\xd8\xff", b"\xff\xd9"


def poster(path: Path, *, edge: int = EDGE) -> bytes | None:
    """A JPEG of the first frame with something to see, fit into a square of `edge` pixels.

    How many bytes a picture takes says how much there is to see. Returns None for what has no
    moving picture that can be read.

    Raises:
        FfmpegMissing: there is nothing to read it with.
    """
    pictures = _jpegs(
        ["-t", str(_SECONDS_LOOKED_AT), "-i", path],
        [f"fps={_LOOKS_A_SECOND}:start_time=0", _fit(edge, edge)],
    )
    enough = max(map(len, pictures), default=0) * _SHARE_OF_THE_RICHEST
    return next((picture for picture in pictures if len(picture) >= enough), None)


def strip(path: Path, count: int, *, height: int = 120) -> Iterator[bytes]:
    """JPEGs of frames at even distances from the first to the last, each as soon as it is drawn.

    Args:
        path: the recording.
        count: how many.
        height: of each, in pixels.

    Raises:
        NotARecording: it cannot be read.
        FfmpegMissing: there is nothing to read it with.
    """
    seconds = probe(path).seconds or 0.0
    if _is_lasting(path):
        rate = f"fps={count / max(seconds, 0.01):.6f}:start_time=0:round=up"
        yield from _jpegs(["-i", path], [EVERY_FRAME, rate, _fit(height * 4, height)], str(count))
        return
    for place in range(count):
        picture = frame(path, seconds * (place + 0.5) / count, height=height)
        if picture is not None:
            yield picture


def frame(path: Path, moment: float, *, height: int) -> bytes | None:
    """A JPEG of the frame that is shown at a moment; None where there is none.

    Args:
        path: the recording.
        moment: in seconds from its start.
        height: of the picture at most, in pixels.

    Raises:
        FfmpegMissing: there is nothing to read it with.
    """
    fit = _fit(height * 4, height)
    if _is_lasting(path):
        found = _jpegs(["-i", path], [EVERY_FRAME, f"trim=start={moment:.3f}", fit], "1")
    else:
        found = _jpegs(["-ss", f"{moment:.3f}", "-i", path], [fit], "1")
    return next(iter(found), None)


def _is_lasting(path: Path) -> bool:
    """Whether frames that equal the one before are left out, so that none may begin at a moment."""
    return RecordingFormat(path.suffix.lower().removeprefix(".")).is_converted


def _fit(width: int, height: int) -> str:
    return f"scale='min({width},iw)':'min({height},ih)':force_original_aspect_ratio=decrease"


def _jpegs(source: Sequence[str | Path], filters: Sequence[str], most: str = "99") -> list[bytes]:
    command = [
        *(executable(), "-v", "error", "-nostdin", *source, "-an", "-vf", ",".join(filters)),
        *("-frames:v", most, "-c:v", "mjpeg", "-q:v", "4", "-f", "image2pipe", "pipe:1"),
    ]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            timeout=_SECONDS_TO_DRAW,
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        return []
    found = done.stdout.split(_END + _BEGINNING)
    return [
        (b"" if not place else _BEGINNING) + part + (b"" if place == len(found) - 1 else _END)
        for place, part in enumerate(found)
        if part
    ]
