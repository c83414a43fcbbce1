"""Raw sound on the pictures' clock: what is missing is silence, what is too much is left out."""

from __future__ import annotations

from collections import deque
from typing import Final

RATE: Final = 48_000
"""Samples a second."""

CHANNELS: Final = 2
FRAME: Final = 2 * CHANNELS
"""Bytes of one sample of all channels, 16 bits each."""


class Timeline:
    """The samples of one stretch, from its first picture on. Times are seconds since 1970.

    Args:
        start: when the stretch's first picture was taken.
    """

    def __init__(self, start: float) -> None:
        self._start = start
        self._given = 0  # samples handed out
        self._held: deque[tuple[int, bytes]] = deque()  # first sample's place, samples

    def add(self, moment: float, samples: bytes) -> None:
        """Takes samples whose first was heard at a moment, one piece after the other."""
        self._held.append((round((moment - self._start) * RATE), samples))

    def moment(self, samples: int) -> float:
        """When so many samples are over."""
        return self._start + samples / RATE

    def take(self, until: float) -> bytes:
        """What was heard from where the last call ended until a moment, without a gap."""
        return self.take_to(round((until - self._start) * RATE))

    def take_to(self, end: int) -> bytes:
        """The same, until so many samples have been handed out in all."""
        parts = []
        while self._given < end:
            if not self._held:
                parts.append(self._silence(end))
                break
            place, samples = self._held.popleft()
            if place > self._given:
                parts.append(self._silence(min(place, end)))
            known = samples[max(0, self._given - place) * FRAME :]
            room = (end - self._given) * FRAME
            parts.append(known[:room])
            self._given += len(known[:room]) // FRAME
            if len(known) > room:
                self._held.appendleft((max(place, self._given), known[room:]))
        return b"".join(parts)

    def _silence(self, end: int) -> bytes:
        missing = max(0, end - self._given)
        self._given += missing
        return bytes(missing * FRAME)
