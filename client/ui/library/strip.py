"""A line at the bottom of the library: what was just done, and the way back."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from client.ui import style, theme

_STAYS_MS = 5000


class Strip(QFrame):
    """The line.

    Signals:
        pressed: its button was.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.kind(self, "card")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._button = style.kind(QPushButton(), "quiet")
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(theme.GAP)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._going = QTimer(self, singleShot=True)
        self._going.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, button: str = "", *, bad: bool = False, ms: int = _STAYS_MS) -> None:
        """Says something for a while; with a button, if it has words."""
        self._text.setText(text)
        style.kind(self._text, "wrong" if bad else "")
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(text)
        self.show()
        self._going.start(ms)
