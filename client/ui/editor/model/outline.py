"""Shapes that are drawn along the edge of a rectangle, and may be filled."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from client.ui.editor.model.box import Box
from client.ui.editor.model.shape import Point

FILL_OPACITY = 0.28


@dataclass(frozen=True, slots=True)
class Outline(Box):
    """A box whose edge is a line, half inside and half outside of it."""

    def bounds(self) -> QRectF:
        """The box and the outer half of its line."""
        margin = self.style.width / 2 + 1
        return self.rect().adjusted(-margin, -margin, margin, margin)

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is on the line, or inside of a filled one."""
        within = self.style.width / 2 + reach
        outer = self.rect().adjusted(-within, -within, within, within)
        inner = self.rect().adjusted(within, within, -within, -within)
        hollow = not self.style.filled and inner.width() > 0 and inner.height() > 0
        return outer.contains(*point) and not (hollow and inner.contains(*point))

    def take_pens(self, painter: QPainter) -> None:
        """Gives the painter the line and the filling."""
        colour = QColor(self.style.colour)
        painter.setPen(
            QPen(colour, self.style.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
        )
        pen = painter.pen()
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        colour.setAlphaF(FILL_OPACITY)
        painter.setBrush(QBrush(colour) if self.style.filled else Qt.BrushStyle.NoBrush)
