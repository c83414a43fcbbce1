"""What is in a recording: its size, its length, its frames a second."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capture.recording.errors import NotARecording
from capture.recording.ffmpeg import NO_WINDOW, executable
from capture.recording.finishing.webp_file import seconds_of

_SECONDS_TO_LOOK: Final = 10.0
_DURATION: Final = re.compile(r"Duration: (\d+):(\d\d):(\d\d\.\d+)")
_VIDEO: Final = re.compile(r"Stream #0:\d+.*?: Video: (\w+).*?, (\d+)x(\d+)")
_RATE: Final = re.compile(r"([\d.]+) fps")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about its moving picture.

    Attributes:
        codec: ffmpeg's name for how it is encoded.
        width: of the picture.
        height: of the picture.
        seconds: its length; None if it does not say.
        fps: frames a second; None if it does not say.
        has_sound: whether there is sound with it.
    """

    codec: str
    width: int
    height: int
    seconds: float | None
    fps: float | None
    has_sound: bool


def probe(path: Path) -> Facts:
    """Looks at a file.

    Raises:
        NotARecording: there is no moving picture in it.
        FfmpegMissing: there is nothing to look with.
    """
    try:
        done = subprocess.run(
            [executable(), "-hide_banner", "-nostdin", "-i", path],
            capture_output=True,
            check=False,
            timeout=_SECONDS_TO_LOOK,
            creationflags=NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:
        raise NotARecording(path) from error
    return _read(done.stderr.decode(errors="replace"), path)


def _read(said: str, path: Path) -> Facts:
    video = _VIDEO.search(said)
    if video is None:
        raise NotARecording(path)
    line = said[video.start() :].partition("\n")[0]
    rate, length = _RATE.search(line), _DURATION.search(said)
    seconds = _seconds(length) if length else None
    return Facts(
        codec=video[1],
        width=int(video[2]),
        height=int(video[3]),
        seconds=seconds_of(path) if "webp" in video[1] else seconds,
        fps=float(rate[1]) if rate else None,
        has_sound=": Audio: " in said,
    )


def _seconds(found: re.Match[str]) -> float:
    hours, minutes, seconds = found.groups()
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
