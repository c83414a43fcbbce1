"""When samples were heard, from when they arrive."""

from __future__ import annotations

from collections import deque
from typing import Final

from capture.recording.sound.timeline import RATE

_WINDOW: Final = 0.5  # seconds of arrivals that are looked at
_TOLERANCE: Final = 0.010  # seconds; below it, differences are how busy the machine is


class ArrivalClock:
    """Counts samples, and keeps to the earliest arrivals.

    A piece may come late, because somebody was busy, but never early. What devices say about their
    own delay is wrong by half a second with some, so it is not asked for. When even the earliest
    pieces come at other times than counted, the device has paused, or its clock goes wrong, and the
    count is set anew.
    """

    def __init__(self) -> None:
        self._samples = 0
        self._begun: float | None = None
        self._recent: deque[tuple[float, float]] = deque()

    def moment(self, arrived: float, samples: int) -> float:
        """When the first of the samples was heard that have arrived just now."""
        before = self._samples
        self._samples += samples
        self._recent.append((arrived, arrived - self._samples / RATE))
        while self._recent[0][0] < arrived - _WINDOW:
            self._recent.popleft()
        earliest = min(begun for _, begun in self._recent)
        if self._begun is None or abs(earliest - self._begun) > _TOLERANCE:
            self._begun = earliest
        return self._begun + before / RATE
