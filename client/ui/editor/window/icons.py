"""The pictures on buttons that are no tools, drawn into a square of 20 units."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

DrawIcon = Callable[[QPainter], None]

GRID = 20.0
_LINE = 1.5


def paint_icon(painter: QPainter, draw: DrawIcon, box: QRectF, colour: QColor) -> None:
    """Paints an icon into a square in one colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / GRID, box.height() / GRID)
    pen = QPen(colour, _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    draw(painter)
    painter.restore()


def undo(painter: QPainter) -> None:
    """An arrow that turns back."""
    path = QPainterPath(QPointF(4.5, 7.5))
    path.lineTo(12, 7.5)
    path.arcTo(QRectF(8, 7.5, 8, 8), 90, -180)
    path.lineTo(8, 15.5)
    painter.drawPath(path)
    painter.drawPolyline([QPointF(8, 4), QPointF(4.5, 7.5), QPointF(8, 11)])


def redo(painter: QPainter) -> None:
    """The same, forward."""
    painter.translate(GRID, 0)
    painter.scale(-1, 1)
    undo(painter)


def copy(painter: QPainter) -> None:
    """Two sheets."""
    painter.drawRoundedRect(QRectF(7, 7, 9.5, 9.5), 2, 2)
    path = QPainterPath(QPointF(13, 4.6))
    path.arcTo(QRectF(11, 3.5, 2, 2), 0, 90)
    path.lineTo(5.5, 3.5)
    path.arcTo(QRectF(3.5, 3.5, 4, 4), 90, 90)
    path.lineTo(3.5, 12)
    path.arcTo(QRectF(3.5, 11, 2, 2), 180, 90)
    painter.drawPath(path)


def save(painter: QPainter) -> None:
    """An arrow into a tray."""
    painter.drawLine(QPointF(10, 3.5), QPointF(10, 12))
    painter.drawPolyline([QPointF(6.5, 9), QPointF(10, 12.5), QPointF(13.5, 9)])
    painter.drawPolyline(
        [QPointF(3.5, 12.5), QPointF(3.5, 16.5), QPointF(16.5, 16.5), QPointF(16.5, 12.5)]
    )


def upload(painter: QPainter) -> None:
    """An arrow out of a tray."""
    painter.drawLine(QPointF(10, 4), QPointF(10, 12.5))
    painter.drawPolyline([QPointF(6.5, 7), QPointF(10, 3.5), QPointF(13.5, 7)])
    painter.drawPolyline(
        [QPointF(3.5, 12.5), QPointF(3.5, 16.5), QPointF(16.5, 16.5), QPointF(16.5, 12.5)]
    )


def pin(painter: QPainter) -> None:
    """A drawing pin."""
    painter.drawPolyline([QPointF(7, 3.5), QPointF(13, 3.5)])
    painter.drawPolyline([QPointF(8, 3.5), QPointF(8, 8.5), QPointF(5.5, 11.5)])
    painter.drawPolyline([QPointF(12, 3.5), QPointF(12, 8.5), QPointF(14.5, 11.5)])
    painter.drawLine(QPointF(5.5, 11.5), QPointF(14.5, 11.5))
    painter.drawLine(QPointF(10, 11.5), QPointF(10, 16.5))


def minus(painter: QPainter) -> None:
    """Smaller."""
    painter.drawLine(QPointF(5, 10), QPointF(15, 10))


def plus(painter: QPainter) -> None:
    """Larger."""
    minus(painter)
    painter.drawLine(QPointF(10, 5), QPointF(10, 15))


def fit(painter: QPainter) -> None:
    """Four corners."""
    for turn in range(4):
        painter.save()
        painter.translate(10, 10)
        painter.rotate(90 * turn)
        painter.drawPolyline([QPointF(-6.5, -2.5), QPointF(-6.5, -6.5), QPointF(-2.5, -6.5)])
        painter.restore()


def delete(painter: QPainter) -> None:
    """A bin."""
    painter.drawLine(QPointF(4, 5.5), QPointF(16, 5.5))
    painter.drawPolyline(
        [QPointF(5.5, 5.5), QPointF(6.3, 16.5), QPointF(13.7, 16.5), QPointF(14.5, 5.5)]
    )
    painter.drawPolyline([QPointF(8, 5.5), QPointF(8, 3.5), QPointF(12, 3.5), QPointF(12, 5.5)])


def duplicate(painter: QPainter) -> None:
    """A sheet and one more."""
    painter.drawRoundedRect(QRectF(3.5, 3.5, 9, 9), 2, 2)
    painter.drawPolyline([QPointF(16.5, 8), QPointF(16.5, 16.5), QPointF(8, 16.5)])


def raise_(painter: QPainter) -> None:
    """Up, over another."""
    painter.fillRect(QRectF(4, 11, 12, 5), _faint(painter))
    painter.drawRect(QRectF(4, 11, 12, 5))
    painter.drawLine(QPointF(10, 9), QPointF(10, 3.5))
    painter.drawPolyline([QPointF(7.2, 6.2), QPointF(10, 3.5), QPointF(12.8, 6.2)])


def lower(painter: QPainter) -> None:
    """Down, under another."""
    painter.translate(0, GRID)
    painter.scale(1, -1)
    raise_(painter)


def fill(painter: QPainter) -> None:
    """A frame that is filled."""
    painter.fillRect(QRectF(4, 5, 12, 10), _faint(painter, 0.5))
    painter.drawRoundedRect(QRectF(3.5, 4.5, 13, 11), 1.5, 1.5)


def _faint(painter: QPainter, opacity: float = 0.25) -> QColor:
    colour = QColor(painter.pen().color())
    colour.setAlphaF(colour.alphaF() * opacity)
    return colour
