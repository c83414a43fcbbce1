"""The first start: somebody is welcomed, once, and nothing waits for it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from client.app.background import Background
from client.app.explaining import explain
from client.app.login import Login
from client.config.files import BadFile, read_toml, write_toml
from client.ui.first_start import FirstStartWindow

if TYPE_CHECKING:
    from client.config.paths import Paths

_log = logging.getLogger(__name__)

WELCOMED = "welcomed"
"""The key of the state file that says that it is over."""


class FirstStart(QObject):
    """Shows the welcome if nobody was welcomed yet.

    Signals:
        autostart_wanted: the app is to start with the session.
        capture_wanted: it is to be tried at once.
    """

    autostart_wanted = Signal(bool)
    capture_wanted = Signal()

    def __init__(
        self,
        paths: "Paths",
        login: Login,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._login = login
        self._background = background
        self._window: FirstStartWindow | None = None
        login.succeeded.connect(self._logged_in)
        login.failed.connect(self._login_failed)

    @property
    def window(self) -> FirstStartWindow | None:
        """The window, while it is open."""
        return self._window

    def begin(self, make: Callable[[], FirstStartWindow]) -> None:
        """Shows the window that `make` makes, if this is the first start."""
        if not self._login.is_fixed:
            self._background.run(self._is_first, lambda first: self._show(make) if first else None)

    def get_out_of_the_way(self) -> bool:
        """Closes the window before a capture, for whoever captures knows how; True if it was there.

        It must not be in the picture.
        """
        window = self._window
        if window is None or not window.isVisible():
            return False
        window.close()
        return True

    def close(self) -> None:
        """Takes the window away without an answer; safe to call twice."""
        window, self._window = self._window, None
        if window is not None:
            window.hide()
            window.deleteLater()

    def _is_first(self) -> bool:
        try:
            return not (read_toml(self._paths.state).get(WELCOMED) or self._paths.account.exists())
        except BadFile:
            return False

    def _show(self, make: Callable[[], FirstStartWindow]) -> None:
        window = self._window = make()
        window.login_wanted.connect(self._login.log_in)
        window.started.connect(self._started)
        window.capture_wanted.connect(self.capture_wanted)
        window.show()

    def _started(self, autostart: bool) -> None:
        self._background.run(self._note, on_error=self._not_noted)
        if autostart:
            self.autostart_wanted.emit(True)
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()

    def _note(self) -> None:
        write_toml(self._paths.state, {**read_toml(self._paths.state), WELCOMED: True})

    @staticmethod
    def _not_noted(error: Exception) -> None:
        _log.warning("the welcome will come again: %s", error)

    def _logged_in(self, sentence: str) -> None:
        if self._window is not None:
            self._window.show_status(sentence)

    def _login_failed(self, error: Exception) -> None:
        said = explain(error)
        if self._window is not None:
            self._window.show_status(f"{said.message} {said.remedy}", bad=True)
