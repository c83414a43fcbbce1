"""The welcome: what it is for, at one glance, and the only question there is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from client.ui import icons, mark, style, theme
from client.ui.login_form import LoginForm

_WIDTH = 620
_MARK = 56
_SIGN = 44


class FirstStartWindow(QWidget):
    """The window. It asks for nothing that has to be answered: everything works beneath it.

    Signals:
        login_wanted: an address, a token, and whether an open connection is acceptable.
        started: it was closed; whether the app is to start with the session.
        capture_wanted: it is to be tried at once.
    """

    login_wanted = Signal(str, str, bool)
    started = Signal(bool)
    capture_wanted = Signal()

    def __init__(self, keys: str, *, has_tray: bool, has_hotkeys: bool) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Welcome to Dropcap"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFixedWidth(_WIDTH)
        self._told = False
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 30, 36, 28)
        column.setSpacing(18)
        column.addLayout(self._head())
        column.addLayout(self._steps(keys, has_hotkeys=has_hotkeys))
        column.addWidget(self._where(has_tray=has_tray))
        column.addWidget(self._server())
        column.addLayout(self._foot())

    def show_status(self, text: str, *, bad: bool = False) -> None:
        """How the login went."""
        self._form.show_status(text, bad=bad)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it is an answer as well: everything stays as it is proposed."""
        super().closeEvent(event)
        if not self._told:
            self._told = True
            self.started.emit(self._autostart.isChecked())

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QLabel(self.tr("Press, select, paste."))
        title.setFont(theme.font(20, QFont.Weight.DemiBold))
        words.addWidget(title)
        text = self.tr("The link is on your clipboard before the upload has finished.")
        words.addWidget(style.kind(QLabel(text), "muted"))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(_Mark())
        row.addLayout(words, 1)
        return row

    def _steps(self, keys: str, *, has_hotkeys: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        press = self.tr("Press {keys}").format(keys=keys) if keys else self.tr("Click the icon")
        if not has_hotkeys:
            press = self.tr("Click “Capture”")
        steps = (
            ("keyboard", press, self.tr("anywhere")),
            ("region", self.tr("Drag a region"), self.tr("or click a window")),
            ("link", self.tr("Paste the link"), self.tr("it is copied already")),
        )
        for icon, title, text in steps:
            row.addWidget(_Step(icon, title, text), 1)
        return row

    def _where(self, *, has_tray: bool) -> QLabel:
        if has_tray:
            text = self.tr("Dropcap lives in the tray: its menu has everything else.")
        else:
            text = self.tr(
                "This desktop has no tray: the drop window and the library stand in. Start Dropcap"
                " again to open the library."
            )
        label = style.kind(QLabel(text), "muted")
        label.setWordWrap(True)
        return label

    def _server(self) -> QFrame:
        card = style.kind(QFrame(), "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(8)
        on_board = QRadioButton(self.tr("Use the server on board: nothing to set up"))
        on_board.setAccessibleName(on_board.text())
        on_board.setChecked(True)
        other = QRadioButton(self.tr("Log in to a server"))
        other.setAccessibleName(other.text())
        group = QButtonGroup(self)
        group.addButton(on_board)
        group.addButton(other)
        self._form = LoginForm()
        self._form.setVisible(False)
        self._form.wanted.connect(self.login_wanted)
        other.toggled.connect(self._unfold)
        rows.addWidget(style.kind(QLabel(self.tr("Where your drops go")), "heading"))
        for widget in (on_board, other, self._form):
            rows.addWidget(widget)
        return card

    def _unfold(self, unfolded: bool) -> None:
        self._form.setVisible(unfolded)
        self.adjustSize()

    def _foot(self) -> QHBoxLayout:
        self._autostart = QCheckBox(self.tr("Start Dropcap when I log in"))
        self._autostart.setAccessibleName(self._autostart.text())
        attempt = QPushButton(self.tr("Capture something now"))
        attempt.clicked.connect(self._try)
        done = style.kind(QPushButton(self.tr("Done")), "primary")
        done.setDefault(True)
        done.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self._autostart, 1)
        row.addWidget(attempt)
        row.addWidget(done)
        return row

    def _try(self) -> None:
        self.close()
        self.capture_wanted.emit()


class _Mark(QWidget):
    """The app's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_MARK, _MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        mark.draw_app_icon(painter, QRectF(self.rect()))
        painter.end()


class _Step(QFrame):
    """One of the three steps."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        style.kind(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(4)
        column.addWidget(_Sign(icon))
        heading = style.kind(QLabel(title), "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(style.kind(QLabel(text), "small"))
        column.addStretch()
        self.setAccessibleName(f"{title}, {text}")


class _Sign(QWidget):
    """An icon on a round ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(_SIGN, _SIGN))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.raised)
        painter.drawEllipse(self.rect())
        icons.paint(painter, self._icon, QRectF(11, 11, 22, 22), colours.accent)
        painter.end()
