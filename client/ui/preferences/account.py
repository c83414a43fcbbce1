"""The page of the server and the account."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from client.ui import style
from client.ui.login_form import LoginForm
from client.ui.preferences.page import Page


class AccountPage(Page):
    """The page.

    Signals:
        login_wanted: an address, a token, and whether an open connection is acceptable.
        logout_wanted: the app's own server is to be used.
        test_wanted: the server is to be asked who we are.
    """

    login_wanted = Signal(str, str, bool)
    logout_wanted = Signal()
    test_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(
            self.tr("Server and account"),
            self.tr("Drops go to one server: the one on board, or one that you log in to."),
        )
        now = self.card(self.tr("In use"))
        self._server = QLabel()
        self._server.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._server.setWordWrap(True)
        self._status = QLabel()
        self._status.setWordWrap(True)
        self._status.hide()
        self._test = QPushButton(self.tr("Test the connection"))
        self._test.clicked.connect(self._ask)
        self._logout = QPushButton(self.tr("Log out"))
        self._logout.clicked.connect(self.logout_wanted)
        line = QHBoxLayout()
        line.addWidget(self._test)
        line.addWidget(self._logout)
        line.addStretch()
        now.addWidget(self._server)
        now.addWidget(self._status)
        now.addLayout(line)
        other = self.card(self.tr("Log in to another server"))
        self.form = LoginForm()
        self.form.wanted.connect(self.login_wanted)
        other.addWidget(self.form)
        sharing = self.card(self.tr("New drops"))
        lengths = (
            ("public", self.tr("Short: easy to type")),
            ("obscure", self.tr("Long: nobody can guess it")),
        )
        limit = self.number(
            sharing, "upload_limit", self.tr("Slow uploads down"), (0, 10_000_000), " kB/s"
        )
        limit.setSpecialValueText(self.tr("not at all"))
        self.choice(sharing, "privacy", self.tr("Length of links"), lengths)
        self.finish()

    def show_server(self, address: str, *, on_board: bool, fixed: bool) -> None:
        """Which server is in use.

        Args:
            address: its address; empty while there is none.
            on_board: whether it is the app's own.
            fixed: whether the environment says so, and nothing can be changed here.
        """
        if on_board:
            text = self.tr("The server on board {address}").format(address=address)
        else:
            text = address or self.tr("None: log in below.")
        if fixed:
            text += "\n" + self.tr("DROPCAP_SERVER_URL and DROPCAP_TOKEN say so.")
        self._server.setText(text)
        self._logout.setVisible(not on_board and not fixed)
        self.form.setEnabled(not fixed)

    def show_status(self, text: str, *, bad: bool) -> None:
        """What the server said."""
        self._test.setEnabled(True)
        self._status.setText(text)
        self._status.setVisible(bool(text))
        style.kind(self._status, "wrong" if bad else "good")

    def _ask(self) -> None:
        self._test.setEnabled(False)
        self._status.setVisible(True)
        style.kind(self._status, "muted")
        self._status.setText(self.tr("One moment…"))
        self.test_wanted.emit()
