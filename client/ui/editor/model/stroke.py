"""Shapes drawn by a free hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Self

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from client.ui.editor.model.box import box_handles, pulled_rect
from client.ui.editor.model.segment import around_points, distance_to_segment
from client.ui.editor.model.shape import Point, Shape


@dataclass(frozen=True, slots=True)
class Stroke(Shape):
    """A line through any number of points, at least one."""

    points: tuple[Point, ...]

    def line_width(self) -> float:
        """How wide it is painted."""
        return self.style.width

    def bounds(self) -> QRectF:
        """All points and the line's width around them."""
        return _around(self.points, self.line_width() / 2 + 1)

    def handles(self) -> Mapping[str, Point]:
        """Those of the rectangle around its points."""
        return box_handles(_around(self.points, 0.0))

    def pulled(self, handle: str, to: Point, *, regular: bool = False) -> Self:
        """The stroke fitted into the rectangle around it, one handle of which was pulled."""
        before = _around(self.points, 0.0)
        after = pulled_rect(before, handle, to, square=regular)
        across = after.width() / before.width() if before.width() else 1.0
        along = after.height() / before.height() if before.height() else 1.0
        points = tuple(
            (after.left() + (x - before.left()) * across, after.top() + (y - before.top()) * along)
            for x, y in self.points
        )
        return replace(self, points=points)

    def moved(self, dx: float, dy: float) -> Self:
        """The stroke elsewhere."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is on the line."""
        within = self.line_width() / 2 + reach
        if not self.bounds().adjusted(-reach, -reach, reach, reach).contains(*point):
            return False
        if len(self.points) == 1:
            return True
        return any(distance_to_segment(point, a, b) <= within for a, b in pairwise(self.points))

    def path(self) -> QPainterPath:
        """The line, rounded: it goes through the middles between its points."""
        return _smooth(self.points)


@lru_cache(maxsize=4096)
def _around(points: tuple[Point, ...], margin: float) -> QRectF:
    return around_points(points, margin)


@lru_cache(maxsize=4096)
def _smooth(points: tuple[Point, ...]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for (ax, ay), (bx, by) in pairwise(points[1:-1]):
        path.quadTo(QPointF(ax, ay), QPointF((ax + bx) / 2, (ay + by) / 2))
    if len(points) > 2:
        path.quadTo(QPointF(*points[-2]), QPointF(*points[-1]))
    elif len(points) == 2:
        path.lineTo(QPointF(*points[1]))
    else:
        path.lineTo(QPointF(points[0][0] + 0.01, points[0][1]))
    return path
