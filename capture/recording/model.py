"""What a recorder tells, while it works and at its end."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from capture.errors import CaptureError
from capture.models import Region
from capture.recording.formats import RecordingFormat

REWRITTEN_BYTES: Final = 64 * 1024
"""The beginning of a file that may be written anew when it is closed; see the package's text."""


class State(StrEnum):
    """Where a recorder stands; the last three are ends."""

    IDLE = "idle"
    COUNTDOWN = "countdown"
    RECORDING = "recording"
    PAUSED = "paused"
    FINISHING = "finishing"
    CONVERTING = "converting"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens."""
        return self in (State.DONE, State.CANCELLED, State.FAILED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a recording is, at one moment.

    Attributes:
        state: where it stands.
        seconds: recorded so far, pauses not counted.
        frames: recorded so far.
        dropped: frames that came too late: lost, or shown twice.
        bytes: of the file so far.
        final_bytes: how many of those from the beginning to there will not change any more, those
            before `REWRITTEN_BYTES` excepted.
        countdown: whole seconds left before the first frame.
        fraction: of the conversion that is done, 0 to 1.
        notices: what the person should know and need not act upon, such as a lost microphone.
    """

    state: State = State.IDLE
    seconds: float = 0.0
    frames: int = 0
    dropped: int = 0
    bytes: int = 0
    final_bytes: int = 0
    countdown: int = 0
    fraction: float = 0.0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A finished recording.

    Attributes:
        path: the file.
        format: what it is.
        region: the pixels that were recorded, those added for an even size included.
        width: of the picture; less than the region's when it was made to fit a size.
        height: of the picture, likewise.
        seconds: its length.
        frames: recorded.
        dropped: frames that came too late: lost, or shown twice.
        size: bytes.
        source: the way that frames were got.
        notices: what the person should know, such as what was done to fit a size.
        problem: why it ended early; None if it did not.
    """

    path: Path
    format: RecordingFormat
    region: Region
    width: int
    height: int
    seconds: float
    frames: int
    dropped: int
    size: int
    source: str
    notices: tuple[str, ...] = ()
    problem: CaptureError | None = None
