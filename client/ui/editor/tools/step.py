"""Step numbers: each click places the next one."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point, Shape
from client.ui.editor.model.style import Style
from client.ui.editor.paint.contrast import readable_on
from client.ui.editor.paint.lettering import font_of
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings

_RADIUS = 0.85  # of the disc, in the size of its letters
_RIM = 0.1
_SMALLEST = 6.0


@dataclass(frozen=True, slots=True)
class Step(Shape):
    """A number in a disc."""

    kind = "step"

    x: float
    y: float
    number: int

    @property
    def radius(self) -> float:
        """Of the disc with its rim, in pixels."""
        return self.style.size * (_RADIUS + _RIM)

    def bounds(self) -> QRectF:
        """The disc."""
        side = self.radius + 1
        return QRectF(self.x - side, self.y - side, 2 * side, 2 * side)

    def handles(self) -> Mapping[str, Point]:
        """A place on the rim that makes it larger and smaller."""
        reach = self.radius * math.sqrt(0.5)
        return {"se": (self.x + reach, self.y + reach)}

    def pulled(self, handle: str, to: Point, *, regular: bool = False) -> Self:
        """The disc with another radius."""
        del handle, regular
        size = max(math.dist((self.x, self.y), to) / (_RADIUS + _RIM), _SMALLEST)
        return replace(self, style=replace(self.style, size=size))

    def moved(self, dx: float, dy: float) -> Self:
        """The number elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is on the disc."""
        return math.dist((self.x, self.y), point) <= self.radius + reach

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """A disc with a rim that sets it off from every ground."""
        del around
        colour = QColor(self.style.colour)
        letters = readable_on(colour)
        size = self.style.size
        painter.setPen(QPen(letters, size * _RIM))
        painter.setBrush(colour)
        radius = size * (_RADIUS + _RIM / 2)
        painter.drawEllipse(QPointF(self.x, self.y), radius, radius)
        digits = str(self.number)
        painter.setFont(
            font_of(self.style.font, size * (1, 1, 0.85, 0.6)[min(len(digits), 3)], bold=True)
        )
        painter.setPen(letters)
        box = QRectF(self.x - size * 2, self.y - size * 2, size * 4, size * 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, digits)


def _begin(scene: Scene, point: Point, style: Style) -> Step:
    taken = [shape.number for shape in scene.shapes if isinstance(shape, Step)]
    return Step(scene.free_id(), style, *point, max(taken, default=0) + 1)


def _draw_icon(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 3, 14, 14))
    painter.drawPolyline([QPointF(8.4, 8), QPointF(10.4, 6.6), QPointF(10.4, 13.4)])


TOOL = Tool(
    name="step",
    key="N",
    label=lambda: QCoreApplication.translate("EditorTools", "Step number"),
    hint=lambda: QCoreApplication.translate("EditorTools", "each click places the next"),
    draw_icon=_draw_icon,
    gesture=Gesture.PLACE,
    begin=_begin,
    style=Style(size=20),
    options=Option.COLOUR | Option.SIZE,
)
