"""The bar at the foot of the overlay: what is wanted of the screen, what becomes of it, when."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from client.ui import icons, theme
from client.ui.overlay.choice import Mode, Product
from client.ui.overlay.keys import Command, letter_of
from client.ui.overlay.labels import GROUND, TEXT

_MUTED = QColor("#a9a8b8")
_HOVER = QColor(255, 255, 255, 22)
_CHOSEN = QColor(theme.ACCENT)
_RECORD = QColor("#e5484d")
_RIM = QColor(255, 255, 255, 30)
_CAP = QColor(255, 255, 255, 30)
_HEIGHT = 34
_GLYPH = 18.0
_GAP = 7.0
_CAP_SIDE = 16.0


class Segment(QAbstractButton):
    """One entry of the bar: a picture, a word and its key."""

    def __init__(self, text: str, key: str, glyph: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(f"{text} ({key})")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the overlay
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(text)
        self.accent = _CHOSEN
        self.is_compact = False
        self._key = key
        self._glyph = glyph
        self._font = theme.font(10, QFont.Weight.Medium)
        self._small = theme.font(8, QFont.Weight.Medium)

    def nextCheckState(self) -> None:
        """Nothing by itself: the overlay says what is chosen."""

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        word = _GAP + QFontMetricsF(self._font).horizontalAdvance(self.text())
        width = 11 + _GLYPH + (0 if self.is_compact else word) + _GAP + _CAP_SIDE + 9
        return QSize(round(width), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it, on the accent when chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(self.accent if self.isChecked() else _HOVER)
            painter.drawRoundedRect(box, 9, 9)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        glyph = QRectF(box.left() + 11, box.center().y() - _GLYPH / 2, _GLYPH, _GLYPH)
        icons.paint(painter, self._glyph, glyph, TEXT)
        cap = QRectF(0, 0, _CAP_SIDE, _CAP_SIDE)
        cap.moveCenter(box.center())
        cap.moveRight(box.right() - 9)
        painter.setFont(self._font)
        painter.setPen(TEXT)
        word = QRectF(glyph.right() + _GAP, box.top(), cap.left() - glyph.right(), box.height())
        if not self.is_compact:
            painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_CAP)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(self._small)
        painter.setPen(TEXT if self.isChecked() else _MUTED)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()


class ModeBar(QWidget):
    """What can be switched, each with its key.

    Signals:
        wanted: a `Command` that was clicked.
        hovered: whether the pointer is over the bar.
    """

    wanted = Signal(object)
    hovered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay_bar")
        self.setAccessibleName(self.tr("What to capture"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._state: tuple[object, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 5, 5, 5)
        self._row.setSpacing(2)
        self._modes = {
            Mode.REGION: self._add(self.tr("Region"), Command.REGION, "area"),
            Mode.WINDOW: self._add(self.tr("Window"), Command.WINDOW, "window"),
            Mode.SCREEN: self._add(self.tr("Screen"), Command.SCREEN, "screen"),
        }
        self._row.addSpacing(13)
        self._products = {
            Product.PICTURE: self._add(self.tr("Picture"), Command.PICTURE, "picture"),
            Product.VIDEO: self._add(self.tr("Record video"), Command.VIDEO, "video"),
            Product.GIF: self._add(self.tr("Record GIF"), Command.GIF, "gif"),
        }
        self._products[Product.VIDEO].accent = _RECORD
        self._products[Product.GIF].accent = _RECORD
        self._row.addSpacing(13)
        self._delay = self._add(self.tr("No delay"), Command.DELAY, "clock")

    def set_state(self, mode: Mode, product: Product, delay: int, *, may_record: bool) -> bool:
        """Marks what is chosen.

        Returns:
            Whether the bar is another size now.
        """
        state = (mode, product, delay, may_record)
        if state == self._state:
            return False
        self._state = state
        for known, segment in self._modes.items():
            segment.setChecked(known is mode)
        for made, segment in self._products.items():
            segment.setChecked(made is product)
            segment.setVisible(may_record)
        self._delay.setText(self._delay_text(delay))
        self._delay.setChecked(delay > 0)
        self._delay.updateGeometry()
        return True

    def fit(self, room: int) -> None:
        """Leaves the words out where the screen is too narrow for them."""
        for compact in (False, True):
            for segment in (*self._modes.values(), *self._products.values(), self._delay):
                segment.is_compact = compact
                segment.updateGeometry()
            if self._row.sizeHint().width() <= room:
                break
        self.adjustSize()

    def _delay_text(self, delay: int) -> str:
        return self.tr("{seconds} s").format(seconds=delay) if delay else self.tr("No delay")

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer aims at nothing while it is here."""
        self.hovered.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer aims again."""
        self.hovered.emit(False)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the ground and a line between the groups."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(_RIM, 1))
        painter.setBrush(GROUND)
        painter.drawRoundedRect(box, 13, 13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for segment in (self._products[Product.PICTURE], self._delay):
            if segment.isVisible():
                x = segment.x() - 8
                painter.fillRect(QRectF(x, 13, 1, self.height() - 26), _RIM)
        painter.end()

    def _add(self, text: str, command: Command, glyph: str) -> Segment:
        segment = Segment(text, letter_of(command), glyph, self)
        segment.setObjectName(command.name.lower())
        segment.clicked.connect(lambda _checked=False: self.wanted.emit(command))
        self._row.addWidget(segment)
        return segment
