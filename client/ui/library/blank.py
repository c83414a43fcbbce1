"""What is shown instead of the grid while there is nothing in it, and why."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from client.ui import icons, style, theme

_SIDE = 76
_WIDTH = 470


class BlankPage(QWidget):
    """A picture, a sentence, what to do, and a button for it.

    Signals:
        pressed: the button was.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = _Sign()
        self._title = style.kind(QLabel(), "title")
        self._text = style.kind(QLabel(), "muted")
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.ensurePolished()
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = style.kind(QPushButton(), "primary")
        self._button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP)
        column.addStretch(2)
        for widget in (self._sign, self._title, self._text, self._button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_blank(self, icon: str, title: str, text: str, button: str = "") -> None:
        """Says something else; without `button` there is none."""
        self._sign.set_icon(icon)
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            # Beside an alignment, a layout does not ask how high words are that wrap.
            label.setFixedSize(_WIDTH, max(0, label.heightForWidth(_WIDTH)))
        self._text.setVisible(bool(text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {text}")


class _Sign(QWidget):
    """An icon on a round ground."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = "picture"
        self.setFixedSize(_SIDE, _SIDE)

    def set_icon(self, name: str) -> None:
        """Shows another."""
        self._icon = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.raised)
        painter.drawEllipse(self.rect())
        inset = _SIDE * 0.28
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, self._icon, box, colours.accent)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the scheme."""
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
