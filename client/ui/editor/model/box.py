"""Shapes that fill a rectangle."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QRect, QRectF

from client.ui.editor.model.shape import Point, Shape

SMALLEST = 3.0
"""Pixels; what is smaller both ways was a click."""


@dataclass(frozen=True, slots=True)
class Box(Shape):
    """A shape with the outline of a rectangle; its width and height are never negative."""

    x: float
    y: float
    width: float
    height: float

    def rect(self) -> QRectF:
        """The rectangle."""
        return QRectF(self.x, self.y, self.width, self.height)

    def pixels(self) -> QRect:
        """The whole pixels that it touches, be it with a corner."""
        return self.rect().toAlignedRect()

    def bounds(self) -> QRectF:
        """The whole pixels that it touches."""
        return QRectF(self.pixels())

    def handles(self) -> Mapping[str, Point]:
        """Corners and middles of the sides, by their directions."""
        return box_handles(self.rect())

    def pulled(self, handle: str, to: Point, *, regular: bool = False) -> Self:
        """The box with a side or corner elsewhere; `regular` makes it a square."""
        rect = pulled_rect(self.rect(), handle, to, square=regular)
        return replace(self, x=rect.x(), y=rect.y(), width=rect.width(), height=rect.height())

    def moved(self, dx: float, dy: float) -> Self:
        """The box elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is inside, or nearly."""
        return self.rect().adjusted(-reach, -reach, reach, reach).contains(*point)

    @property
    def is_something(self) -> bool:
        """Whether it is more than a click."""
        return self.width >= SMALLEST or self.height >= SMALLEST


def box_handles(rect: QRectF) -> dict[str, Point]:
    """Corners and middles of the sides, by their directions."""
    left, right, middle = rect.left(), rect.right(), rect.center().x()
    top, bottom, centre = rect.top(), rect.bottom(), rect.center().y()
    return {
        "nw": (left, top),
        "n": (middle, top),
        "ne": (right, top),
        "e": (right, centre),
        "se": (right, bottom),
        "s": (middle, bottom),
        "sw": (left, bottom),
        "w": (left, centre),
    }


def pulled_rect(rect: QRectF, handle: str, to: Point, *, square: bool = False) -> QRectF:
    """A rectangle one of whose handles was pulled, also across its other side."""
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    if "w" in handle:
        left = to[0]
    if "e" in handle:
        right = to[0]
    if "n" in handle:
        top = to[1]
    if "s" in handle:
        bottom = to[1]
    if square and len(handle) == 2:
        side = max(abs(right - left), abs(bottom - top))
        if "w" in handle:
            left = right - (side if right >= left else -side)
        else:
            right = left + (side if right >= left else -side)
        if "n" in handle:
            top = bottom - (side if bottom >= top else -side)
        else:
            bottom = top + (side if bottom >= top else -side)
    return QRectF(min(left, right), min(top, bottom), abs(right - left), abs(bottom - top))
