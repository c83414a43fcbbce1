"""The tray icon: the mark, and round it what is going on."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from client.ui import mark, theme

_SIZES = (16, 22, 24, 32, 48, 64)
_DANGER = QColor("#e5484d")
_RESTING = QColor("#6f6e7c")
_FULL_CIRCLE = 360 * 16  # QPainter counts in sixteenths of a degree
_TWELVE_O_CLOCK = 90 * 16


class TrayState(Enum):
    """What the icon says."""

    IDLE = auto()
    BUSY = auto()
    ERROR = auto()
    RECORDING = auto()
    PAUSED = auto()


def tray_icon(state: TrayState, progress: float | None = None) -> QIcon:
    """The icon for the tray.

    Args:
        state: what it says.
        progress: 0 to 1, shown as a ring while busy; while recording, 0 is the dark half of the
            blinking.
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
        if state in (TrayState.RECORDING, TrayState.PAUSED):
            _draw_recording(painter, box, state, bright=progress != 0.0)
        else:
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


def _draw_recording(painter: QPainter, box: QRectF, state: TrayState, *, bright: bool) -> None:
    """A red ground with a white dot that blinks, or with two bars."""
    paused = state is TrayState.PAUSED
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_RESTING if paused else _DANGER)
    painter.drawRoundedRect(box, box.width() * 0.23, box.width() * 0.23)
    painter.setBrush(QColor(255, 255, 255, 255 if bright or paused else 110))
    side = box.width()
    if paused:
        for left in (0.32, 0.56):
            bar = QRectF(
                box.left() + side * left, box.top() + side * 0.28, side * 0.13, side * 0.44
            )
            painter.drawRoundedRect(bar, side * 0.03, side * 0.03)
    else:
        painter.drawEllipse(box.center(), side * 0.23, side * 0.23)


def _draw_dot(painter: QPainter, box: QRectF) -> None:
    """A red dot with a rim, in the corner."""
    side = box.width() * 0.42
    dot = QRectF(box.right() - side, box.bottom() - side, side, side)
    painter.setPen(QPen(QColor("white"), max(1.0, side * 0.14)))
    painter.setBrush(_DANGER)
    painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5))
