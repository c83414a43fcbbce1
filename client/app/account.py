"""The server in use: the one that the person is logged in to, or the one that the app brings."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from client.config import account
from client.config.account import AccountError
from client.config.credentials import CredentialStore, open_store
from client.config.files import BadFile

if TYPE_CHECKING:
    from client.config.paths import Paths
    from client.embedded.server import EmbeddedServer, ServerNews
    from uploader.model import Endpoint

_log = logging.getLogger(__name__)


class Account:
    """Tells every thread which server drops go to. Nothing in here is for the GUI thread.

    Args:
        paths: where the login and the server's data are.
        port: where the app's own server listens.
        on_news: told about the app's own server.
        on_problem: told why there is no account to work with.
        on_notice: told where the token is kept, when that is not the keyring.
        on_change: told that another server is in use, or the same one answers again.
    """

    def __init__(
        self,
        paths: "Paths",
        *,
        on_news: Callable[["ServerNews"], object],
        on_problem: Callable[[Exception], object],
        on_notice: Callable[[str], object],
        on_change: Callable[[], object],
    ) -> None:
        self._paths = paths
        self._on_news = on_news
        self._on_problem = on_problem
        self._on_notice = on_notice
        self._on_change = on_change
        self._changing = threading.Lock()
        self._changed = threading.Condition()
        self._logged_in: Endpoint | None = None
        self._problem: Exception | None = None
        self._embedded: EmbeddedServer | None = None
        self._closed = False

    def endpoint(self) -> "Endpoint | None":
        """The server in use; None while there is none."""
        if self._logged_in is not None:
            return self._logged_in
        embedded = self._embedded
        return embedded.endpoint() if embedded is not None else None

    def wait_for_endpoint(self, timeout: float) -> "Endpoint":
        """The server in use, after waiting for one that is just starting.

        Args:
            timeout: seconds.

        Raises:
            AccountError: there is none, and why.
            BadFile: the file that says which is damaged.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self.endpoint() is not None or self._problem is not None, timeout
            )
        endpoint = self.endpoint()
        if endpoint is not None:
            return endpoint
        raise self._problem or AccountError(
            "Dropcap's own server does not answer yet.", "Try again in a moment."
        )

    def open(self, port: int) -> None:
        """Finds out which server is in use, and starts our own if it is that."""
        with self._changing:
            self._problem = None
            try:
                self._logged_in = account.current(self._paths.account, self._open_store)
            except (AccountError, BadFile) as error:
                self._logged_in = None
                self._problem = error
                self._on_problem(error)
            wanted = self._logged_in is None and self._problem is None and not self._closed
            if wanted and self._embedded is None:
                self._start(port)
            elif not wanted:
                self._stop()
        self._announce()

    def close(self) -> None:
        """Stops our own server if it runs. Safe to call twice."""
        self._closed = True
        with self._changing:
            self._stop()
        self._announce()

    def _start(self, port: int) -> None:
        from client.embedded.server import EmbeddedServer

        log = self._paths.logs / "server.log"
        self._embedded = EmbeddedServer(self._paths.server, port, log, self._open_store, self._hear)
        self._embedded.start()

    def _stop(self) -> None:
        embedded, self._embedded = self._embedded, None
        if embedded is not None:
            embedded.stop()

    def _open_store(self) -> CredentialStore:
        store = open_store(self._paths.tokens)
        if store.notice:
            self._on_notice(store.notice)
        return store

    def _hear(self, news: "ServerNews") -> None:
        _log.info("embedded server: %s %s", news.state.value, news.message)
        self._on_news(news)
        self._announce()

    def _announce(self) -> None:
        with self._changed:
            self._changed.notify_all()
        self._on_change()
