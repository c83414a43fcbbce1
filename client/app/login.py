"""Logging in and out from windows."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from client.app.background import Background
from client.config import account
from client.config.credentials import open_store
from client.core import logins
from uploader.api import Api

if TYPE_CHECKING:
    from client.app.account import Account
    from client.config.paths import Paths

_SECONDS_FOR_OUR_SERVER = 15.0


class Login(QObject):
    """Does it in threads.

    Signals:
        changed: another server is in use, or is about to be.
        succeeded: what to say.
        failed: why it could not be done.
        tested: what the server said.
        test_failed: why it did not answer.
    """

    changed = Signal()
    succeeded = Signal(str)
    failed = Signal(Exception)
    tested = Signal(str)
    test_failed = Signal(Exception)

    def __init__(
        self,
        paths: "Paths",
        server_in_use: "Account",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._account = server_in_use
        self._background = background

    @property
    def is_fixed(self) -> bool:
        """Whether the environment names the server."""
        return account.is_in_environment()

    def log_in(self, address: str, token: str, insecure: bool) -> None:
        """Uses a server from now on, if it knows the token."""
        work = partial(self._log_in, address, token, insecure)
        self._background.run(work, self._logged_in, self.failed.emit)

    def log_out(self) -> None:
        """Goes back to the app's own server."""
        self._background.run(self._log_out, lambda _: self.changed.emit(), self.failed.emit)

    def test(self) -> None:
        """Asks the server in use who we are."""
        self._background.run(self._ask, self.tested.emit, self.test_failed.emit)

    def tell_server(self, show: Callable[[str, bool], object]) -> None:
        """Tells the server's address once it is known, and whether it is the app's own."""
        self._background.run(self._find, lambda found: show(*found), lambda _: show("", False))

    def _log_in(self, address: str, token: str, insecure: bool) -> tuple[str, str]:
        server = logins.checked_server(address, insecure=insecure)
        checked = logins.checked_token(token)
        name = logins.log_in(self._paths, open_store(self._paths.tokens), server, checked)
        return server, name

    def _logged_in(self, outcome: tuple[str, str]) -> None:
        server, name = outcome
        sentence = self.tr("Logged in to {server} as {name}.").format(server=server, name=name)
        self.changed.emit()
        self.succeeded.emit(sentence)

    def _log_out(self) -> None:
        account.log_out(self._paths.account, open_store(self._paths.tokens))

    def _ask(self) -> str:
        endpoint = self._account.wait_for_endpoint(_SECONDS_FOR_OUR_SERVER)
        name = Api(endpoint).me().get("name")
        sentence = self.tr("{server} answers and knows you as {name}.")
        return sentence.format(server=endpoint.server_url, name=name)

    def _find(self) -> tuple[str, bool]:
        given = account.from_environment()
        if given is not None:
            return given.server_url, False
        server = account.logged_in_server(self._paths.account)
        if server is not None:
            return server, False
        return self._account.wait_for_endpoint(_SECONDS_FOR_OUR_SERVER).server_url, True
