"""The tray icon: the mark, and round it what is going on."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from client.ui import mark, theme

_SIZES = (16, 22, 24, 32, 48, 64)
_DANGER = QColor("#e5484d")
_FULL_CIRCLE = 360 * 16  # QPainter counts in sixteenths of a degree
_TWELVE_O_CLOCK = 90 * 16


class TrayState(Enum):
    """What the icon says."""

    IDLE = auto()
    BUSY = auto()
    ERROR = auto()


def tray_icon(state: TrayState, progress: float | None = None) -> QIcon:
    """The icon for the tray.

    Args:
        state: what it says.
        progress: 0 to 1, shown as a ring while busy.
    """
    icon = QIcon()
    for size in _SIZES:
        pixmap = _blank(size)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, size, size)
        if state is TrayState.BUSY:
            _draw_ring(painter, box, progress or 0.0)
            box = box.adjusted(size * 0.19, size * 0.19, -size * 0.19, -size * 0.19)
        mark.draw_app_icon(painter, box)
        if state is TrayState.ERROR:
            _draw_dot(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def app_icon() -> QIcon:
    """The icon of the app's windows."""
    icon = QIcon()
    for size in (*_SIZES, 128, 256):
        pixmap = _blank(size)
        painter = QPainter(pixmap)
        mark.draw_app_icon(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _blank(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _draw_ring(painter: QPainter, box: QRectF, progress: float) -> None:
    width = max(1.5, box.width() * 0.1)
    inside = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(128, 128, 145, 110), width))
    painter.drawEllipse(inside)
    pen = QPen(QColor(theme.ACCENT_ON_DARK), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    done = min(max(progress, 0.03), 1.0)
    painter.drawArc(inside, _TWELVE_O_CLOCK, -round(done * _FULL_CIRCLE))


def _draw_dot(painter: QPainter, box: QRectF) -> None:
    """A red dot with a rim, in the corner."""
    side = box.width() * 0.42
    dot = QRectF(box.right() - side, box.bottom() - side, side, side)
    painter.setPen(QPen(QColor("white"), max(1.0, side * 0.14)))
    painter.setBrush(_DANGER)
    painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5))
