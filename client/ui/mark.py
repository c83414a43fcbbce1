"""Dropcap's mark: an initial D, dropped into its place, drawn at any size."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from client.ui import theme

_TOP = QColor("#7a7af0")
_BOTTOM = QColor(theme.ACCENT)


def letter(box: QRectF) -> QPainterPath:
    """The D, with its counter open, filling a square."""
    side = box.width()
    outer = QPainterPath()
    outer.moveTo(box.left() + side * 0.17, box.top() + side * 0.10)
    outer.lineTo(box.left() + side * 0.47, box.top() + side * 0.10)
    outer.cubicTo(
        QPointF(box.left() + side * 1.02, box.top() + side * 0.10),
        QPointF(box.left() + side * 1.02, box.top() + side * 0.90),
        QPointF(box.left() + side * 0.47, box.top() + side * 0.90),
    )
    outer.lineTo(box.left() + side * 0.17, box.top() + side * 0.90)
    outer.closeSubpath()
    inner = QPainterPath()
    inner.moveTo(box.left() + side * 0.375, box.top() + side * 0.29)
    inner.lineTo(box.left() + side * 0.46, box.top() + side * 0.29)
    inner.cubicTo(
        QPointF(box.left() + side * 0.745, box.top() + side * 0.29),
        QPointF(box.left() + side * 0.745, box.top() + side * 0.71),
        QPointF(box.left() + side * 0.46, box.top() + side * 0.71),
    )
    inner.lineTo(box.left() + side * 0.375, box.top() + side * 0.71)
    inner.closeSubpath()
    return outer.subtracted(inner)


def draw_app_icon(painter: QPainter, box: QRectF) -> None:
    """The mark in white on a round-cornered iris ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QLinearGradient(box.topLeft(), box.bottomLeft())
    ground.setColorAt(0, _TOP)
    ground.setColorAt(1, _BOTTOM)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, box.width() * 0.23, box.width() * 0.23)
    inset = box.width() * 0.2
    painter.setBrush(QColor("white"))
    painter.drawPath(
        letter(box.adjusted(inset + inset * 0.15, inset, -inset + inset * 0.15, -inset))
    )
