"""What a recording is asked to be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from capture.recording.errors import BadRecordOption
from capture.recording.formats import RecordingFormat
from capture.recording.span import Span
from capture.targets import AllScreens, Target

FEWEST_FPS: Final = 1
MOST_FPS: Final = 60
LONGEST_COUNTDOWN: Final = 60.0  # seconds
_EVERYTHING: Final = AllScreens()
LEAST_MAX_SIZE: Final = 10_000  # bytes; below it no moving picture fits


class Audio(StrEnum):
    """Which sound goes with the picture."""

    NONE = "none"
    MICROPHONE = "mic"
    SYSTEM = "system"
    BOTH = "both"

    @property
    def has_microphone(self) -> bool:
        """Whether the microphone is heard."""
        return self in (Audio.MICROPHONE, Audio.BOTH)

    @property
    def has_system(self) -> bool:
        """Whether what the computer plays is heard."""
        return self in (Audio.SYSTEM, Audio.BOTH)


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """A recording to be made.

    Attributes:
        target: what of; what reaches beyond the screens is cut to them, and a window's place is
            that of the start.
        format: what comes out.
        fps: frames a second, 1 to 60.
        cursor: whether the mouse pointer is in it.
        clicks: whether clicks are marked with a ring.
        countdown: seconds to count down before the first frame.
        duration: seconds after which it stops by itself, pauses not counted; None = never.
        audio: the sound; GIF and WebP have none.
        max_size: bytes that a GIF may have; None = any number.
        trim: the part that is kept; None = all of it.
        source: a way of getting frames to force; None = the one that suits the session.

    Raises:
        BadRecordOption: no recording can be so.
    """

    target: Target = _EVERYTHING
    format: RecordingFormat = RecordingFormat.MP4
    fps: int = 30
    cursor: bool = True
    clicks: bool = False
    countdown: float = 0.0
    duration: float | None = None
    audio: Audio = Audio.NONE
    max_size: int | None = None
    trim: Span | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if not FEWEST_FPS <= self.fps <= MOST_FPS:
            raise BadRecordOption(
                f"{self.fps} frames a second cannot be recorded.",
                f"Choose from {FEWEST_FPS} to {MOST_FPS}.",
            )
        if self.duration is not None and self.duration * self.fps < 1:
            raise BadRecordOption(
                f"{self.duration:g} seconds are too short for a single frame.",
                "Choose a longer time.",
            )
        if not 0 <= self.countdown <= LONGEST_COUNTDOWN:
            raise BadRecordOption(
                f"There is no countdown of {self.countdown:g} seconds.",
                f"Choose from 0 to {LONGEST_COUNTDOWN:g}.",
            )
        if self.audio is not Audio.NONE and self.format.is_converted:
            raise BadRecordOption(
                f"{self.format.value.upper()} pictures have no sound.",
                "Choose MP4 or WebM, or no sound.",
            )
        if self.max_size is not None and self.format is not RecordingFormat.GIF:
            raise BadRecordOption(
                "Only GIF can be made to fit a size.", "Choose GIF, or leave the size out."
            )
        if self.max_size is not None and self.max_size < LEAST_MAX_SIZE:
            raise BadRecordOption(
                f"No moving picture fits into {self.max_size:,} bytes.",
                f"Choose at least {LEAST_MAX_SIZE:,}.",
            )
