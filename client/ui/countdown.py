"""A number that counts down beside what is about to be captured; a click calls it off."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from capture.models import Region
from client.ui import theme
from client.ui.beside import place_beside

_SIDE = 84
_TICK_MS = 50
# Long enough for what was under the number to be drawn again before the capture.
_HIDDEN_BEFORE_MS = 150
_GROUND = QColor(24, 23, 33, 240)
_TRACK = QColor(255, 255, 255, 40)
_FULL_CIRCLE = 360 * 16  # QPainter counts in sixteenths of a degree
_TWELVE_O_CLOCK = 90 * 16


class Countdown(QObject):
    """Counts down, then calls.

    Signals:
        cancelled: somebody clicked the number.
    """

    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: _Number | None = None
        self._call: Callable[[], object] | None = None
        self._left = 0
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._advance)

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._tick.isActive()

    def start(self, seconds: int, region: Region, on_done: Callable[[], object]) -> None:
        """Counts `seconds` down beside a region of the desktop, then calls `on_done`."""
        self.stop()
        self._call = on_done
        self._left = seconds * 1000
        self._window = _Number(seconds)
        self._window.clicked.connect(self._cancel)
        self._window.move(place_beside(region, self._window.size(), inside=True) or QPoint())
        self._window.show()
        self._tick.start()

    def stop(self) -> None:
        """Calls nothing any more; safe when it does not run."""
        self._tick.stop()
        self._call = None
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _advance(self) -> None:
        self._left -= _TICK_MS
        if self._window is not None:
            self._window.set_left(self._left)
            if self._left <= _HIDDEN_BEFORE_MS:
                self._window.hide()
        if self._left <= 0:
            call = self._call
            self.stop()
            if call is not None:
                call()

    def _cancel(self) -> None:
        self.stop()
        self.cancelled.emit()


class _Number(QWidget):
    clicked = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setObjectName("countdown")
        self.setWindowTitle(self.tr("Dropcap countdown"))
        self.setAccessibleName(self.tr("Counting down; click to cancel"))
        self.setToolTip(self.tr("Click to cancel"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(_SIDE, _SIDE)
        self._all = seconds * 1000
        self._left = self._all

    def set_left(self, milliseconds: int) -> None:
        """How long it still is."""
        self._left = milliseconds
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Calls it off."""
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the number in a ring that empties."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawEllipse(box)
        ring = box.adjusted(6, 6, -6, -6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_TRACK, 4))
        painter.drawEllipse(ring)
        pen = QPen(QColor(theme.ACCENT_ON_DARK), 4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = max(self._left, 0) / self._all
        painter.drawArc(ring, _TWELVE_O_CLOCK, round(share * _FULL_CIRCLE))
        painter.setPen(QColor("white"))
        painter.setFont(theme.font(24, QFont.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(max(-(-self._left // 1000), 1)))
        painter.end()
