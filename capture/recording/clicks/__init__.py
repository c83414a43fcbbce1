"""Marking clicks on the screen itself, for sources of frames that cannot do it by themselves."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from capture.backends import display_kind
from capture.errors import CaptureError

if TYPE_CHECKING:
    from capture.recording.sources.base import FrameSource, Grab


class ClickMarks(Protocol):
    """Marks clicks while frames are taken. Never fails: a recording is worth more than marks."""

    def begin(self) -> None:
        """From now on clicks are marked."""
        ...

    def end(self) -> None:
        """From now on they are not, and no mark is to be seen."""
        ...

    def close(self) -> None:
        """Ends it for good; safe to call twice."""
        ...


class NoMarks:
    """For who does not want any, and where there cannot be any."""

    def begin(self) -> None:
        """Marks nothing."""

    def end(self) -> None:
        """Has nothing to hide."""

    def close(self) -> None:
        """Has nothing to end."""


def marks(source: FrameSource, grab: Grab, on_notice: Callable[[str], object]) -> ClickMarks:
    """What marks clicks in a recording; where it cannot be had, `on_notice` is told why."""
    if not grab.clicks or source.marks_clicks:
        return NoMarks()
    try:
        if display_kind(sys.platform, os.environ) == "x11":
            from capture.recording.clicks.x11 import X11Clicks

            return X11Clicks(grab.region)
    except CaptureError as error:
        on_notice(f"Clicks are not marked: {error.message}")
    else:
        on_notice(f"Clicks are not marked: {source.name} cannot do it yet.")
    return NoMarks()
