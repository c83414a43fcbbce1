"""The bar of a recording: how long, how large, and what can be done about it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from capture.models import Region
from client.ui import icons, theme
from client.ui.beside import place_beside
from client.ui.recorder.border import PAUSED, RECORDING

_GROUND = QColor(24, 23, 33)
_TEXT = QColor("#f5f4fa")
_MUTED = QColor("#a9a8b8")
_RIM = QColor(255, 255, 255, 40)
_HOVER = QColor(255, 255, 255, 28)
_HEIGHT = 44
_BUTTON = 32
_BLINK_MS = 600
_STEP = 1000  # a kilobyte, as file managers count


class RecorderBar(QWidget):
    """Says how a recording goes and ends it. It can be dragged elsewhere.

    Signals:
        pause_wanted: it is to pause, or to go on.
        stop_wanted: it is to end and be shared.
        cancel_wanted: it is to end and be thrown away.
    """

    pause_wanted = Signal()
    stop_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, keys: str = "") -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.BypassWindowManagerHint,
        )
        self.setObjectName("recorder_bar")
        self.setWindowTitle(self.tr("Dropcap recording"))
        self.setAccessibleName(self.tr("Recording"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._time = _Reading(self)
        self._pause = _Button("pause", self.tr("Pause"), self)
        self._stop = _Button("stop", self.tr("Stop and share"), self)
        self._cancel = _Button("trash", self.tr("Throw away"), self)
        if keys:
            self._stop.setToolTip(self.tr("Stop and share ({keys})").format(keys=keys))
        self._stop.colour = RECORDING
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(2)
        for part in (self._time, self._pause, self._stop, self._cancel):
            row.addWidget(part)
        row.insertSpacing(1, 6)
        self._pause.clicked.connect(self.pause_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._grip: QPoint | None = None
        self.setFixedSize(self.sizeHint().width(), _HEIGHT)

    def place(self, region: Region) -> bool:
        """Puts it beside what is recorded; False when there is no room for it anywhere."""
        place = place_beside(region, self.size())
        if place is None:
            return False
        self.move(place)
        return True

    def set_state(self, seconds: float, size: int, *, paused: bool) -> None:
        """Says how it goes."""
        self._time.set_state(seconds, size, paused=paused)
        name, glyph = (self.tr("Go on"), "play") if paused else (self.tr("Pause"), "pause")
        self._pause.set_face(glyph, name)

    def finish(self) -> None:
        """Says that it has ended and is being put together; nothing is left to press but cancel."""
        self._pause.setEnabled(False)
        self._stop.setEnabled(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of it."""
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it."""
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets go of it."""
        self._grip = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(_RIM, 1))
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()


class _Reading(QWidget):
    """A dot that blinks, the time and the size."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._strong = theme.font(11.5, QFont.Weight.DemiBold)
        self._small = theme.font(9.5)
        self._seconds = 0.0
        self._size = 0
        self._paused = False
        self._bright = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self._turn)
        self._blink.start()

    def set_state(self, seconds: float, size: int, *, paused: bool) -> None:
        """Says how it goes."""
        self._seconds, self._size, self._paused = seconds, size, paused
        self.setAccessibleName(f"{clock(seconds)}, {human_size(size)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for hours and hundreds of megabytes."""
        strong, small = QFontMetricsF(self._strong), QFontMetricsF(self._small)
        width = 20 + strong.horizontalAdvance("0:00:00") + 8 + small.horizontalAdvance("999.9 MB")
        return QSize(round(width), _BUTTON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        dot = QRectF(0, box.center().y() - 5, 10, 10)
        colour = QColor(PAUSED if self._paused else RECORDING)
        if not self._bright and not self._paused:
            colour.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(dot)
        painter.setFont(self._strong)
        painter.setPen(_TEXT)
        time = clock(self._seconds)
        left = dot.right() + 10
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, box.width(), box.height()), align, time)
        left += QFontMetricsF(self._strong).horizontalAdvance(time) + 9
        painter.setFont(self._small)
        painter.setPen(_MUTED)
        text = self.tr("Paused") if self._paused else human_size(self._size)
        painter.drawText(QRectF(left, 0, box.right() - left, box.height()), align, text)
        painter.end()

    def _turn(self) -> None:
        self._bright = not self._bright
        self.update()


class _Button(QAbstractButton):
    def __init__(self, glyph: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_BUTTON, _BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setObjectName(glyph)
        self.colour = _TEXT
        self._glyph = ""
        self.set_face(glyph, name)
        self.setToolTip(name)

    def set_face(self, glyph: str, name: str) -> None:
        """Shows another picture under another name."""
        if glyph != self._glyph:
            self._glyph = glyph
            self.setAccessibleName(name)
            self.setToolTip(name)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if not self.isEnabled():
            painter.setOpacity(0.35)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_HOVER)
            painter.drawEllipse(box)
        icons.paint(painter, self._glyph, box.adjusted(5, 5, -5, -5), self.colour)
        painter.end()


def clock(seconds: float) -> str:
    """A length of time as `0:07` or `1:02:03`."""
    whole = int(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def human_size(size: int) -> str:
    """A size as `640 KB` or `1.2 MB`."""
    kilobytes = size / _STEP
    if kilobytes < _STEP:
        return f"{kilobytes:.0f} KB"
    megabytes = kilobytes / _STEP
    return f"{megabytes:.1f} MB" if megabytes < _STEP else f"{megabytes / _STEP:.1f} GB"
