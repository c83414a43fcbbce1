"""From what was recorded to a format that can only be made when all frames are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capture.recording.formats import RecordingFormat

DUPLICATES: Final = "mpdecimate=hi=64:lo=64:frac=0"
"""Leaves out frames that equal the one before."""

EVERY_FRAME: Final = "fps=50"
"""Puts them back; 50 a second is the most that GIF players show."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What is to be made, of what.

    Attributes:
        source: the recording.
        packing: how it is packed, as ffmpeg's `-f` calls it.
        target: the file to write.
        width: of its picture.
        height: of its picture.
        fps: frames a second.
        seconds: the length of what is wanted.
        skip: seconds to leave out at the start.
        lasting: whether the source leaves out frames that equal the one before, which lasts longer.
        max_size: bytes that the result may have; None = any number.
        on_fraction: told how much is done, 0 to 1.
        is_cancelled: asked now and then whether nobody wants it any more.
    """

    source: Path
    packing: str
    target: Path
    width: int
    height: int
    fps: float
    seconds: float
    skip: float = 0.0
    lasting: bool = False
    max_size: int | None = None
    on_fraction: Callable[[float], object] = lambda _: None
    is_cancelled: Callable[[], bool] = lambda: False

    @property
    def filters(self) -> tuple[str, ...]:
        """What leaves only the wanted stretch, beginning at 0."""
        wanted = f"trim=start={self.skip:.6f}:duration={self.seconds:.6f}"
        cut = (wanted, "setpts=PTS-STARTPTS")
        # A frame that began before the stretch may be what is seen when it begins.
        return (EVERY_FRAME, *cut, DUPLICATES) if self.lasting else cut


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of it.

    Attributes:
        width: of the picture.
        height: of the picture.
        notices: what was done to fit the size.
    """

    width: int
    height: int
    notices: tuple[str, ...] = ()


def convert(conversion: Conversion, recording_format: RecordingFormat) -> Converted:
    """Makes a GIF or an animated WebP.

    Raises:
        FfmpegFailed: ffmpeg did not do it.
        FfmpegMissing: it cannot be started.
        RecordingCancelled: nobody wants it any more.
    """
    if recording_format is RecordingFormat.GIF:
        from capture.recording.finishing.gif import make_gif

        return make_gif(conversion)
    from capture.recording.finishing.webp import make_webp

    return make_webp(conversion)
