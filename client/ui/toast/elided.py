"""A label for text of any length."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_MOST_LINES = 6


class ElidedLabel(QLabel):
    """Shows a text on one line with `…` in its middle, or wrapped over a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._full = ""
        self._wrapped = False

    def set_full_text(self, text: str) -> None:
        """What to show, as much of it as there is room for."""
        self._full = text
        self.setText(text)
        self.setToolTip("")

    def set_wrapped(self, wrapped: bool) -> None:
        """Whether several lines may be used."""
        self._wrapped = wrapped
        self.setWordWrap(wrapped)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        limit = self.fontMetrics().lineSpacing() * (_MOST_LINES if wrapped else 1)
        self.setMaximumHeight(limit + 2)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what fits."""
        if self._wrapped:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        middle = Qt.TextElideMode.ElideMiddle
        line = self.fontMetrics().elidedText(self._full, middle, self.width())
        painter.drawText(self.rect(), self.alignment(), line)
        painter.end()
