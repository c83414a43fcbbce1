"""The highlighter: what is below stays readable."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.stroke import Stroke
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings

_BROADER = 5  # than a line of the same width
_ON_DARK = 0.2  # how much of the colour is seen on black, where multiplying shows none


@dataclass(frozen=True, slots=True)
class Highlight(Stroke):
    """A broad line that lets what is below through."""

    kind = "highlighter"

    def line_width(self) -> float:
        """Five times the width of a pen's line."""
        return self.style.width * _BROADER

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """Multiplies what is below by the colour, as ink on paper does."""
        del around
        colour = QColor(self.style.colour)
        pen = QPen(colour, self.line_width())
        pen.setCapStyle(
            Qt.PenCapStyle.FlatCap if len(self.points) > 1 else Qt.PenCapStyle.SquareCap
        )
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(pen)
        painter.drawPath(self.path())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        colour.setAlphaF(_ON_DARK)
        pen.setColor(colour)
        painter.setPen(pen)
        painter.drawPath(self.path())


def _begin(scene: Scene, point: Point, style: Style) -> Highlight:
    return Highlight(scene.free_id(), style, (point,))


def _draw_icon(painter: QPainter) -> None:
    painter.drawPolyline([QPointF(6, 11), QPointF(13, 3.5), QPointF(16.5, 7), QPointF(9, 14)])
    painter.drawPolyline([QPointF(6, 11), QPointF(5.5, 14.5), QPointF(9, 14)])
    pen = painter.pen()
    pen.setWidthF(pen.widthF() * 1.6)
    painter.setPen(pen)
    painter.drawLine(QRectF(3, 17.5, 14, 0).topLeft(), QRectF(3, 17.5, 14, 0).topRight())


TOOL = Tool(
    name="highlighter",
    key="H",
    label=lambda: QCoreApplication.translate("EditorTools", "Highlighter"),
    hint=lambda: QCoreApplication.translate("EditorTools", "Shift keeps it straight"),
    draw_icon=_draw_icon,
    gesture=Gesture.STROKE,
    begin=_begin,
    style=Style(colour="#ffd60a"),
    options=Option.COLOUR | Option.WIDTH,
)
