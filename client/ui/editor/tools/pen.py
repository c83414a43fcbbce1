"""The pen: lines of a free hand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.stroke import Stroke
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Scribble(Stroke):
    """A line of the pen."""

    kind = "pen"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """A round line."""
        del around
        pen = QPen(QColor(self.style.colour), self.line_width())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())


def _begin(scene: Scene, point: Point, style: Style) -> Scribble:
    return Scribble(scene.free_id(), style, (point,))


def _draw_icon(painter: QPainter) -> None:
    path = QPainterPath(QPointF(3.5, 14))
    path.cubicTo(QPointF(5, 5), QPointF(9, 3), QPointF(9.5, 8))
    path.cubicTo(QPointF(10, 13), QPointF(7, 17), QPointF(11, 15.5))
    path.cubicTo(QPointF(14, 14), QPointF(14, 11), QPointF(17, 10))
    painter.drawPath(path)


TOOL = Tool(
    name="pen",
    key="P",
    label=lambda: QCoreApplication.translate("EditorTools", "Pen"),
    hint=lambda: QCoreApplication.translate("EditorTools", "draws by hand"),
    draw_icon=_draw_icon,
    gesture=Gesture.STROKE,
    begin=_begin,
    options=Option.COLOUR | Option.WIDTH,
)
