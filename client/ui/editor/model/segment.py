"""Shapes between two points."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QRectF

from client.ui.editor.model.shape import Point, Shape

_SHORTEST = 3.0  # pixels; what is shorter was a click
_STEP = math.pi / 12  # 15 degrees


@dataclass(frozen=True, slots=True)
class Segment(Shape):
    """A shape from one point to another."""

    start: Point
    end: Point

    @property
    def length(self) -> float:
        """The distance between its ends."""
        return math.dist(self.start, self.end)

    def bounds(self) -> QRectF:
        """Both ends and the line's width around them."""
        return around_points((self.start, self.end), self.style.width / 2 + 1)

    def handles(self) -> Mapping[str, Point]:
        """Its two ends."""
        return {"start": self.start, "end": self.end}

    def pulled(self, handle: str, to: Point, *, regular: bool = False) -> Self:
        """The shape with one end elsewhere; `regular` turns it by whole steps of 15 degrees."""
        if handle == "start":
            return replace(self, start=_turned(self.end, to) if regular else to)
        return replace(self, end=_turned(self.start, to) if regular else to)

    def moved(self, dx: float, dy: float) -> Self:
        """The shape elsewhere."""
        (x1, y1), (x2, y2) = self.start, self.end
        return replace(self, start=(x1 + dx, y1 + dy), end=(x2 + dx, y2 + dy))

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is on the line."""
        return distance_to_segment(point, self.start, self.end) <= self.style.width / 2 + reach

    @property
    def is_something(self) -> bool:
        """Whether it is more than a click."""
        return self.length >= _SHORTEST


def around_points(points: tuple[Point, ...], margin: float) -> QRectF:
    """The rectangle around points, with a margin."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = min(xs) - margin, min(ys) - margin
    return QRectF(left, top, max(xs) + margin - left, max(ys) + margin - top)


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the nearest one of a line between two others."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = ((px - ax) * dx + (py - ay) * dy) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (ax + share * dx, ay + share * dy))


def _turned(anchor: Point, to: Point) -> Point:
    """`to`, moved round `anchor` to the nearest whole step."""
    angle = round(math.atan2(to[1] - anchor[1], to[0] - anchor[0]) / _STEP) * _STEP
    length = math.dist(anchor, to)
    return anchor[0] + length * math.cos(angle), anchor[1] + length * math.sin(angle)
