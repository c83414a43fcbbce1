"""The page of the doctor: what works here, what does not, and how to mend it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from client.ui import icons, style, theme
from client.ui.preferences.page import Page

_ICONS: Final = {
    "ok": ("ok", "success"),
    "warning": ("warning", "caution"),
    "problem": ("problem", "danger"),
    "unknown": ("question", "muted"),
    "not-applicable": ("none", "muted"),
}


class DoctorPage(Page):
    """The page.

    Signals:
        check_wanted: everything is to be looked at (again).
        copy_wanted: what was found is to be copied.
    """

    check_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("Doctor"), self.tr("What works here, what does not, and how to mend it."))
        self._again = QPushButton(self.tr("Check again"))
        self._again.clicked.connect(self.check_wanted)
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(self.copy_wanted)
        line = QHBoxLayout()
        line.addWidget(self._again)
        line.addWidget(copy)
        line.addStretch()
        self.column.addLayout(line)
        self._rows = self.card()
        self._lines: dict[str, _Line] = {}
        self.finish()

    def begin(self) -> None:
        """What was found before may be true no more."""
        self._again.setEnabled(False)
        for line in self._lines.values():
            line.setEnabled(False)

    def show_finding(self, id_: str, state: str, message: str, fix: str) -> None:
        """One thing was looked at."""
        if id_ not in self._lines:
            self._lines[id_] = _Line()
            self._rows.addWidget(self._lines[id_])
        self._lines[id_].show_finding(state, message, fix)

    def end(self, order: list[str]) -> None:
        """Everything was looked at; it is told in this order."""
        for line in self._lines.values():
            self._rows.removeWidget(line)
        for id_ in order:
            self._rows.addWidget(self._lines[id_])
        self._again.setEnabled(True)


class _Line(QFrame):
    """One finding."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = _Sign()
        self._message = QLabel()
        self._fix = style.kind(QLabel(), "small")
        for label in (self._message, self._fix):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._message)
        words.addWidget(self._fix)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(theme.GAP)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_finding(self, state: str, message: str, fix: str) -> None:
        """Shows another."""
        self.setEnabled(True)
        self._sign.set_state(state)
        self._message.setText(message)
        self._fix.setText(fix)
        self._fix.setVisible(bool(fix))
        self.setAccessibleName(f"{message} {fix}".strip())


class _Sign(QWidget):
    """A state as an icon in its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._state = "unknown"
        self.setFixedSize(20, 20)

    def set_state(self, state: str) -> None:
        """Shows another."""
        self._state = state
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        icon, colour = _ICONS[self._state]
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        icons.paint(painter, icon, QRectF(self.rect()), getattr(theme.palette(), colour))
        painter.end()
