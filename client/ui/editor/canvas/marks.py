"""What lies over the picture while it is edited: selections, handles, the crop."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from client.ui import theme
from client.ui.editor.canvas.view import View
from client.ui.editor.model.box import box_handles
from client.ui.editor.model.segment import Segment
from client.ui.editor.model.shape import Point, Shape

HANDLE = 9.0
"""Points across a handle."""

REACH = 8.0
"""Points beside a handle or a line that still mean it."""

MARGIN = 12.0
"""Points around a selected shape where its marks are."""

_ACCENT = QColor(theme.ACCENT)
_WHITE = QColor("#ffffff")
_OUTSIDE = QColor(10, 9, 20, 150)


def handle_at(handles: dict[str, Point], view: View, point: QPointF) -> str | None:
    """The handle under a point of the widget; the last of several, corners before sides."""
    near = [name for name, place in handles.items() if _is_near(view.to_widget(place), point)]
    return max(near, key=len, default=None)


def paint_selection(painter: QPainter, shapes: Sequence[Shape], view: View) -> None:
    """Outlines selected shapes; a single one has its handles."""
    if len(shapes) > 1:
        outlines = [view.rect_to_widget(shape.bounds()).toRect() for shape in shapes]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_ACCENT, 1))
        painter.drawRects(outlines)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        if not isinstance(shape, Segment):
            _outline(painter, view.rect_to_widget(shape.bounds()))
        for place in shape.handles().values():
            _handle(painter, view.to_widget(place))


def paint_band(painter: QPainter, band: QRectF) -> None:
    """The rectangle that is spanned to pick shapes, in points of the widget."""
    tint = QColor(_ACCENT)
    tint.setAlpha(40)
    painter.setPen(QPen(_ACCENT, 1))
    painter.setBrush(tint)
    painter.drawRect(band)


def paint_crop(painter: QPainter, crop: QRectF, picture: QRectF) -> None:
    """What is left and what is not, with thirds and handles, in points of the widget."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dimmed = QPainterPath()
    dimmed.addRect(picture)
    left = QPainterPath()
    left.addRect(crop)
    painter.fillPath(dimmed.subtracted(left), _OUTSIDE)
    painter.setPen(QPen(QColor(255, 255, 255, 90), 1))
    for third in (1 / 3, 2 / 3):
        x, y = crop.left() + crop.width() * third, crop.top() + crop.height() * third
        painter.drawLine(QPointF(x, crop.top()), QPointF(x, crop.bottom()))
        painter.drawLine(QPointF(crop.left(), y), QPointF(crop.right(), y))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_WHITE, 1.5))
    painter.drawRect(crop)
    for x, y in box_handles(crop).values():
        _handle(painter, QPointF(x, y))


def _outline(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 160), 2.5))
    painter.drawRect(rect)
    painter.setPen(QPen(_ACCENT, 1.2))
    painter.drawRect(rect)


def _handle(painter: QPainter, at: QPointF) -> None:
    painter.setPen(QPen(_ACCENT, 1.6))
    painter.setBrush(_WHITE)
    painter.drawEllipse(at, HANDLE / 2, HANDLE / 2)


def _is_near(one: QPointF, other: QPointF) -> bool:
    away = one - other
    return max(abs(away.x()), abs(away.y())) <= REACH
