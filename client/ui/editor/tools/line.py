"""Straight lines."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.segment import Segment
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Line(Segment):
    """A line with round ends."""

    kind = "line"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """One stroke."""
        del around
        pen = QPen(QColor(self.style.colour), self.style.width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(*self.start), QPointF(*self.end))


def _begin(scene: Scene, point: Point, style: Style) -> Line:
    return Line(scene.free_id(), style, point, point)


def _draw_icon(painter: QPainter) -> None:
    painter.drawLine(QPointF(4, 16), QPointF(16, 4))


TOOL = Tool(
    name="line",
    key="L",
    label=lambda: QCoreApplication.translate("EditorTools", "Line"),
    hint=lambda: QCoreApplication.translate("EditorTools", "Shift keeps it straight"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="end",
    options=Option.COLOUR | Option.WIDTH,
)
