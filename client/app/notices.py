"""What a person should know about the app itself, as toasts."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from client.app.background import Background
from client.config.files import read_toml, write_toml

if TYPE_CHECKING:
    from client.app.delivery.announcer import Announcer
    from client.config.paths import Paths
    from client.embedded.server import ServerNews

_TOLD_ABOUT_TOKEN = "told_about_token_file"  # noqa: S105 - a key of the state file


class Notices(QObject):
    """Tells each thing once, however often it happens."""

    def __init__(
        self,
        paths: "Paths",
        announcer: "Announcer",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._announcer = announcer
        self._background = background
        self._server_told = ""
        self._server_failing = False

    def server_news(self, news: "ServerNews") -> None:
        """What is new about the server that the app brings along."""
        from client.embedded.server import ServerState

        if news.state is ServerState.RUNNING and self._server_failing:
            self._server_failing = False
            self._announcer.tell("server", self.tr("Dropcap's own server answers again."))
        if news.message and news.message != self._server_told:
            self._server_failing = news.state is ServerState.FAILING
            self._announcer.tell("server", news.message, news.remedy, error=self._server_failing)
        if news.message or news.state is ServerState.RUNNING:
            self._server_told = news.message

    def token_in_file(self, where: str) -> None:
        """That the token is not in a keyring: told the first time. Called in a thread."""
        state = read_toml(self._paths.state)
        if state.get(_TOLD_ABOUT_TOKEN) != where:
            write_toml(self._paths.state, {**state, _TOLD_ABOUT_TOKEN: where})
            self._background.post(partial(self._announcer.tell, "token", where))

    def no_tray(self) -> None:
        """That the desktop shows no tray icon, and what is there instead."""
        self._announcer.tell(
            "tray",
            self.tr("This desktop has no tray, so Dropcap shows this small window instead."),
            self.tr("Drop things onto it, click it to capture, right-click it for the menu."),
        )

    def hotkeys_refused(self, message: str, remedy: str) -> None:
        """Which hotkeys could not be had."""
        self._announcer.tell("hotkeys", message, remedy, error=True)

    def settings(self, complaints: Sequence[str]) -> None:
        """What is wrong with the file of settings."""
        if complaints:
            text = self.tr("Everything else is in force as it was set.")
            self._announcer.tell("settings", " ".join(complaints), text, error=True)

    def running_already(self, keys: str) -> None:
        """That the app runs, to somebody who has started it again."""
        how = self.tr("Press {keys} to capture.").format(keys=keys) if keys else ""
        self._announcer.tell("running", self.tr("Dropcap is running."), how)
