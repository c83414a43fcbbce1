"""The fields that a server is logged in to with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from client.ui import style, theme


class LoginForm(QWidget):
    """Address, access token, and a button.

    Signals:
        wanted: the address, the token, and whether an open connection is acceptable.
    """

    wanted = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = QLineEdit()
        self._address.setPlaceholderText("https://drops.example.org")
        self._token = QLineEdit()
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._open = QCheckBox(self.tr("Send the token over plain HTTP all the same"))
        self._open.setAccessibleName(self._open.text())
        self._open.hide()
        self._button = style.kind(QPushButton(self.tr("Log in")), "primary")
        self._button.setAutoDefault(False)
        self._status = QLabel()
        self._status.setWordWrap(True)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label, field in (
            (self.tr("Server's address"), self._address),
            (self.tr("Access token"), self._token),
        ):
            name = style.kind(QLabel(label), "small")
            name.setBuddy(field)
            field.setAccessibleName(label)
            column.addWidget(name)
            column.addWidget(field)
        column.addWidget(self._open)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self._button)
        line.addWidget(self._status, 1)
        column.addLayout(line)
        self._address.textChanged.connect(self._typed)
        self._token.textChanged.connect(self._typed)
        self._token.returnPressed.connect(self._send)
        self._button.clicked.connect(self._send)
        self._typed()

    def show_status(self, text: str, *, bad: bool = False) -> None:
        """Says how it went; the button can be pressed again."""
        self._status.setText(text)
        style.kind(self._status, "wrong" if bad else "good")
        self._button.setEnabled(True)
        if not bad:
            self._token.clear()

    def _typed(self) -> None:
        address = self._address.text().strip().lower()
        local = ("http://localhost", "http://127.", "http://[::1]")
        self._open.setVisible(address.startswith("http://") and not address.startswith(local))
        self._button.setEnabled(bool(address and self._token.text().strip()))
        self._status.clear()

    def _send(self) -> None:
        if self._button.isEnabled():
            self._button.setEnabled(False)
            style.kind(self._status, "muted")
            self._status.setText(self.tr("One moment…"))
            self.wanted.emit(
                self._address.text().strip(),
                self._token.text().strip(),
                self._open.isVisible() and self._open.isChecked(),
            )
