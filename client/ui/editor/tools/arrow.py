"""Arrows: they swell from the tail to the head."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.segment import Segment, around_points
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings

# In widths of the line.
_HEAD_LENGTH = 5.2
_HEAD_HALF_WIDTH = 2.5
_NECK_HALF_WIDTH = 0.85
_TAIL_HALF_WIDTH = 0.25
_BARB = 0.82  # where the neck meets the head, as a share of the head's length


@dataclass(frozen=True, slots=True)
class Arrow(Segment):
    """An arrow; its end is the tip."""

    kind = "arrow"

    def bounds(self) -> QRectF:
        """Both ends and the head around them."""
        margin = self.style.width * _HEAD_HALF_WIDTH + 1
        return around_points((self.start, self.end), margin)

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """One polygon, so that nothing overlaps where it is thin."""
        del around
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.style.colour))
        painter.drawPolygon(self._outline())

    def _outline(self) -> QPolygonF:
        (x1, y1), (x2, y2) = self.start, self.end
        length = max(self.length, 0.01)
        along, across = (x2 - x1) / length, (y2 - y1) / length
        # A short arrow is a small one, and not a head without a tail.
        unit = min(self.style.width, length / (_HEAD_LENGTH * 1.15))
        head = unit * _HEAD_LENGTH

        def at(distance: float, side: float) -> QPointF:
            return QPointF(
                x1 + along * distance - across * side * unit,
                y1 + across * distance + along * side * unit,
            )

        neck = length - head * _BARB
        return QPolygonF(
            [
                at(0, _TAIL_HALF_WIDTH),
                at(neck, _NECK_HALF_WIDTH),
                at(length - head, _HEAD_HALF_WIDTH),
                at(length, 0),
                at(length - head, -_HEAD_HALF_WIDTH),
                at(neck, -_NECK_HALF_WIDTH),
                at(0, -_TAIL_HALF_WIDTH),
            ]
        )


def _begin(scene: Scene, point: Point, style: Style) -> Arrow:
    return Arrow(scene.free_id(), style, point, point)


def _draw_icon(painter: QPainter) -> None:
    painter.drawLine(QPointF(4, 16), QPointF(15.5, 4.5))
    angle = math.pi / 4
    for turn in (-0.42, 0.42):
        back = angle + math.pi + turn
        barb = QPointF(15.5 + 7 * math.cos(back), 4.5 - 7 * math.sin(back))
        painter.drawLine(QPointF(15.5, 4.5), barb)


TOOL = Tool(
    name="arrow",
    key="A",
    label=lambda: QCoreApplication.translate("EditorTools", "Arrow"),
    hint=lambda: QCoreApplication.translate("EditorTools", "points at something"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="end",
    style=Style(width=5),
    options=Option.COLOUR | Option.WIDTH,
)
