"""What a way of getting frames has to offer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from capture.models import Region


@dataclass(frozen=True, slots=True)
class Grab:
    """What is to be grabbed.

    Attributes:
        region: the pixels, all of them on the desktop.
        desktop: the rectangle around all screens.
        fps: frames a second.
        cursor: whether the mouse pointer is in them.
        clicks: whether clicks are to be marked, by sources that can.
    """

    region: Region
    desktop: Region
    fps: int
    cursor: bool
    clicks: bool = False


class Feeder(Protocol):
    """Frames that we get ourselves and write into ffmpeg. Used on one thread."""

    def run(self, write: Callable[[bytes | memoryview], object], stopped: threading.Event) -> None:
        """Writes frames at the rate asked for, until `stopped` is set or writing fails.

        Raises:
            CaptureError: the screen cannot be grabbed any more.
            OSError: nobody reads the frames any more.
        """
        ...

    @property
    def started_at(self) -> float | None:
        """When the first frame was taken, in seconds since 1970."""
        ...

    @property
    def dropped(self) -> int:
        """How many frames were shown twice because the next one was late."""
        ...


@dataclass(frozen=True, slots=True)
class Input:
    """What ffmpeg is to open.

    Attributes:
        arguments: everything up to and including `-i …`.
        filters: what is to be done to each frame first.
        feeder: what writes the frames into ffmpeg's standard input; None when it gets them itself.
    """

    arguments: tuple[str, ...]
    filters: tuple[str, ...] = ()
    feeder: Feeder | None = None


class FrameSource(Protocol):
    """A way of getting frames.

    Attributes:
        name: what it is chosen and reported by.
        marks_clicks: whether it can mark clicks by itself.
    """

    name: str
    marks_clicks: bool

    def open(self, grab: Grab) -> Input:
        """What makes ffmpeg record it; asked for anew after each pause.

        Raises:
            CaptureError: it cannot be had.
        """
        ...
