"""A part of a recording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from capture.recording.errors import BadRecordOption

_SPAN: Final = re.compile(r"(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a recording, in seconds from its start.

    Attributes:
        start: the first moment in it.
        end: the first that is no longer in it; None = the recording's end.

    Raises:
        BadRecordOption: there is nothing in it.
    """

    start: float = 0.0
    end: float | None = None

    def __post_init__(self) -> None:
        if self.start < 0 or (self.end is not None and self.end <= self.start):
            raise BadRecordOption(f"There is nothing in {self}.", "Write START-END, like 1.5-8.")

    @classmethod
    def parse(cls, text: str) -> Span:
        """Reads `1.5-8`, `1.5-` or `-8`, in seconds.

        Raises:
            BadRecordOption: it is something else, or there is nothing in it.
        """
        found = _SPAN.fullmatch(text.strip())
        if found is None:
            raise BadRecordOption(
                f"“{text}” is no part of a recording.", "Write START-END, like 1.5-8."
            )
        return cls(float(found[1] or 0), float(found[2]) if found[2] else None)

    def __str__(self) -> str:
        return f"{self.start:g}-{'' if self.end is None else f'{self.end:g}'}"

    def within(self, seconds: float) -> tuple[float, float] | None:
        """Where it starts and ends in a recording of that length; None if nothing is left."""
        end = seconds if self.end is None else min(self.end, seconds)
        return (self.start, end) if self.start < end else None
