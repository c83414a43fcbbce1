"""The part of a recording between two handles, in whole frames."""

from dataclasses import dataclass
from enum import Enum, auto


class Side(Enum):
    """One of the two handles."""

    START = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """The chosen part.

    Attributes:
        seconds: the length of the whole recording.
        step: the length of a frame, in seconds.
        start: the first moment in it.
        end: the first that is no longer in it.
    """

    seconds: float
    step: float
    start: float
    end: float

    @classmethod
    def whole(cls, seconds: float, fps: float) -> "Part":
        """All of a recording."""
        return cls(seconds, 1 / fps, 0.0, seconds)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.start <= 0 and self.end >= self.seconds

    @property
    def length(self) -> float:
        """Of the part, in seconds."""
        return self.end - self.start

    def at(self, side: Side) -> float:
        """Where a handle is."""
        return self.start if side is Side.START else self.end

    def shown_at(self, side: Side) -> float:
        """The moment of the frame that a handle shows: the first or the last of the part."""
        return self.start if side is Side.START else max(self.start, self.end - self.step)

    def moved(self, side: Side, moment: float) -> "Part":
        """The part with a handle elsewhere: on a frame's edge, and a frame is always left."""
        moment = min(round(moment / self.step) * self.step, self.seconds)
        if side is Side.START:
            return Part(self.seconds, self.step, min(max(moment, 0.0), self._latest), self.end)
        if moment + self.step / 2 >= self.seconds:
            moment = self.seconds
        end = max(moment, self.start + min(self.step, self.seconds))
        return Part(self.seconds, self.step, self.start, min(end, self.seconds))

    @property
    def _latest(self) -> float:
        return max(0.0, self.end - self.step)


def moment_text(seconds: float) -> str:
    """A moment as `0:07.40`."""
    hundredths = round(seconds * 100)
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes}:{rest // 100:02}.{rest % 100:02}"
