"""The small pictures on the overlay's bar, drawn so that they are sharp at every scale."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

Glyph = Callable[[QPainter, QRectF, QColor], None]
"""Draws into a square, in a colour."""


def region(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Four corners."""
    painter.setPen(_pen(colour))
    inside = box.adjusted(1, 2, -1, -2)
    arm = inside.width() * 0.3
    path = QPainterPath()
    for corner, across, along in (
        (inside.topLeft(), arm, arm),
        (inside.topRight(), -arm, arm),
        (inside.bottomRight(), -arm, -arm),
        (inside.bottomLeft(), arm, -arm),
    ):
        path.moveTo(corner + QPointF(across, 0))
        path.lineTo(corner)
        path.lineTo(corner + QPointF(0, along))
    painter.drawPath(path)


def window(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A frame with a title bar."""
    painter.setPen(_pen(colour))
    inside = box.adjusted(1, 2, -1, -2)
    painter.drawRoundedRect(inside, 2, 2)
    bar = inside.top() + inside.height() * 0.3
    painter.drawLine(QPointF(inside.left(), bar), QPointF(inside.right(), bar))


def screen(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A monitor on its foot."""
    painter.setPen(_pen(colour))
    glass = box.adjusted(0.75, 1.5, -0.75, -4)
    painter.drawRoundedRect(glass, 1.5, 1.5)
    middle = glass.center().x()
    painter.drawLine(QPointF(middle, glass.bottom()), QPointF(middle, box.bottom() - 1))
    painter.drawLine(QPointF(middle - 3, box.bottom() - 1), QPointF(middle + 3, box.bottom() - 1))


def picture(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A hill under a sun."""
    painter.setPen(_pen(colour))
    inside = box.adjusted(1, 2, -1, -2)
    painter.drawRoundedRect(inside, 2, 2)
    hill = QPainterPath(QPointF(inside.left() + 1, inside.bottom() - 2))
    hill.lineTo(inside.left() + inside.width() * 0.38, inside.center().y())
    hill.lineTo(inside.left() + inside.width() * 0.62, inside.bottom() - 3)
    hill.lineTo(inside.left() + inside.width() * 0.76, inside.center().y() + 1.5)
    hill.lineTo(inside.right() - 1, inside.bottom() - 2)
    painter.drawPath(hill)


def video(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A camera seen from the side."""
    painter.setPen(_pen(colour))
    body = QRectF(box.left() + 0.75, box.top() + 3, box.width() * 0.6, box.height() - 6)
    painter.drawRoundedRect(body, 2, 2)
    lens = QPainterPath(QPointF(body.right() + 1.5, box.center().y() - 1))
    lens.lineTo(box.right() - 0.75, body.top() + 1)
    lens.lineTo(box.right() - 0.75, body.bottom() - 1)
    lens.lineTo(body.right() + 1.5, box.center().y() + 1)
    lens.closeSubpath()
    painter.drawPath(lens)


def gif(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A loop with an arrow head."""
    painter.setPen(_pen(colour))
    ring = box.adjusted(2, 2, -2, -2)
    painter.drawArc(ring, 50 * 16, 290 * 16)
    tip = QPointF(ring.center().x() + ring.width() * 0.33, ring.top() + ring.height() * 0.12)
    head = QPainterPath(tip + QPointF(0.5, -3.6))
    head.lineTo(tip + QPointF(0.3, 0.4))
    head.lineTo(tip + QPointF(-3.7, 0.2))
    painter.drawPath(head)


def timer(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A clock."""
    painter.setPen(_pen(colour))
    face = box.adjusted(1.25, 1.25, -1.25, -1.25)
    painter.drawEllipse(face)
    centre = face.center()
    painter.drawLine(centre, centre - QPointF(0, face.height() * 0.3))
    painter.drawLine(centre, centre + QPointF(face.width() * 0.22, 0))


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
