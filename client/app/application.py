"""The app as a whole: its rooms, wired together in the order in which they are needed."""

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from client.app.account import Account
from client.app.background import Background
from client.app.delivery.announcer import Announcer
from client.app.delivery.follower import Follower
from client.app.explaining import explain
from client.app.garbage import Garbage
from client.app.instance import InstanceLock
from client.app.interrupts import Interrupts
from client.app.ipc.commands import Commands
from client.app.ipc.server import CommandServer
from client.app.language import Language
from client.app.notices import Notices
from client.app.shutdown import Shutdown, Stage
from client.app.tray.controller import TrayController
from client.config import settings as settings_file
from client.ui.toast import Toasts
from client.ui.tray import TrayMenu

if TYPE_CHECKING:
    from client.app.workplace import Workplace
    from client.config.paths import Paths
    from client.core.session import Session

_log = logging.getLogger(__name__)

_SECONDS_FOR_THREADS = 2.0


class Application(QObject):
    """Everything that lives as long as the app.

    The tray comes first, for that is what a person waits for. Settings, account and outbox are
    opened in threads meanwhile; what needs them is made in the `Workplace` when they are there.

    Attributes:
        qt: Qt's own idea of an app.
        has_tray: whether the icon can be seen.
        threads_ended: after the shutdown, whether no thread of ours is left.
    """

    def __init__(self, qt: QApplication, paths: "Paths", lock: InstanceLock) -> None:
        super().__init__()
        self.qt = qt
        self._garbage = Garbage(self)
        self._paths = paths
        self._lock = lock
        self._interrupts: Interrupts | None = None
        self._session: Session | None = None
        self._workplace: Workplace | None = None
        self.has_tray = True
        self.threads_ended = False
        self.background = Background(self)
        self.language = Language(self)
        self.language.speak("")
        self.follower = Follower(self.background, self)
        self.menu = TrayMenu()
        self.toasts = Toasts(self)
        self.announcer = Announcer(self.toasts, self)
        self.notices = Notices(paths, self.announcer, self.background, self)
        self.tray = TrayController(qt, self.menu, self.follower, self)
        self.account = Account(
            paths,
            on_news=lambda news: self.background.post(partial(self.notices.server_news, news)),
            on_problem=lambda error: self.background.post(partial(self._account_problem, error)),
            on_notice=self.notices.token_in_file,
            on_change=self._endpoint_changed,
        )
        self.server = CommandServer(paths.socket, self)
        self.commands = Commands(self.account, self.background, self)
        self.shutdown = Shutdown(self._stages(), self.background, self)
        self._connect()

    def start(self) -> None:
        """Shows the tray icon, takes commands, and opens the rest in threads.

        Raises:
            CannotListen: commands could not reach the app.
        """
        self._interrupts = Interrupts(lambda _: self.shutdown.begin(), self)
        self.server.listen()
        self.tray.start()
        self.background.run(self._open, self._begin, self._cannot_start)

    def _connect(self) -> None:
        self.qt.aboutToQuit.connect(self.shutdown.finish_now)
        self.background.failed.connect(partial(self.announcer.tell_error, "unexpected"))
        self.tray.missing.connect(self._tray_missing)
        self.tray.appeared.connect(self._tray_appeared)
        self.server.asked.connect(self.commands.handle)
        self.commands.activated.connect(self._activated)
        self.commands.account_changed.connect(self._account_changed)
        self.menu.quit_wanted.connect(self._quit)
        self.shutdown.finished.connect(self.qt.exit)

    def _open(self) -> "Session":
        """Opens what a session needs, while our own server starts beside it."""
        settings = settings_file.load(self._paths.settings).settings
        self.background.run(partial(self.account.open, settings.embedded_port))
        from client.app import workplace  # noqa: F401 - loaded here, not on the GUI thread
        from client.core.session import Session

        return Session(self._paths, self.account.endpoint)

    def _begin(self, session: "Session") -> None:
        from client.app.workplace import Workplace

        self._session = session
        if self.shutdown.begun:
            return
        session.outbox.subscribe(self.follower.listener())
        self._workplace = Workplace(self, session)
        self._workplace.drop_window.need(not self.has_tray)
        self._workplace.open()
        self.notices.settings(session.complaints)
        self.commands.offer("edit", self._workplace.editing.edit_command)
        self.commands.offer("doctor", self._workplace.windows.doctor.command)
        self.commands.offer("library", self._workplace.windows.library.command)
        self.commands.begin(session, self._workplace.region_command)

    def _cannot_start(self, error: Exception) -> None:
        """Says why there is no app: settings that cannot be read, a folder that cannot be used."""
        said = explain(error)
        sys.stderr.write(f"dropcap: {said.message} {said.remedy}".rstrip() + "\n")
        box = QMessageBox(QMessageBox.Icon.Critical, "Dropcap", said.message)
        box.setInformativeText(said.remedy)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _: self.shutdown.begin(said.exit_code))
        box.open()

    def _account_problem(self, error: Exception) -> None:
        self.announcer.tell_error("account", error)

    def _account_changed(self) -> None:
        if self._session is not None:
            port = self._session.settings.embedded_port
            self.background.run(partial(self.account.open, port), lambda _: self._another_account())

    def _another_account(self) -> None:
        if self._workplace is not None:
            self._workplace.windows.account_changed()

    def _endpoint_changed(self) -> None:
        """Called in any thread."""
        session = self._session
        if session is not None:
            session.outbox.wake()

    def _activated(self) -> None:
        workplace = self._workplace
        if workplace is not None:
            self.notices.running_already(workplace.capture_key())
            workplace.drop_window.show_again()
            if not self.has_tray:
                workplace.windows.library.open()

    def _quit(self) -> None:
        """Ends the app, after asking about what has been drawn and not saved."""
        if self._workplace is not None:
            self._workplace.editing.ask_to_close(self.shutdown.begin)
        else:
            self.shutdown.begin()

    def _tray_missing(self) -> None:
        self.has_tray = False
        self.notices.no_tray()
        if self._workplace is not None:
            self._workplace.drop_window.need(True)

    def _tray_appeared(self) -> None:
        self.has_tray = True
        if self._workplace is not None:
            self._workplace.drop_window.need(False)

    def _stages(self) -> list[Stage]:
        return [
            Stage("commands", self.server.close),
            Stage("windows", self._close_windows),
            Stage("unsaved drawings", self._keep_unsaved, waits=True),
            Stage("hotkeys", self._close_hotkeys, waits=True),
            Stage("recording", self._close_recording, waits=True),
            Stage("outbox and capture", self._close_session, waits=True),
            Stage("own server", self.account.close, waits=True),
            Stage("lock", self._lock.release),
            Stage("signals", self._close_interrupts),
            Stage("threads", self._close_threads),
        ]

    def _close_windows(self) -> None:
        if self._workplace is not None:
            self._workplace.close_windows()
        self.menu.close()
        self.toasts.close_all()
        self.tray.close()

    def _keep_unsaved(self) -> None:
        if self._workplace is not None:
            self._workplace.editing.editors.keep_unsaved()

    def _close_hotkeys(self) -> None:
        if self._workplace is not None:
            self._workplace.hotkeys.close()

    def _close_recording(self) -> None:
        if self._workplace is not None:
            self._workplace.recording.flow.close()

    def _close_session(self) -> None:
        if self._session is not None:
            self._session.close()
        if self._workplace is not None:
            self._workplace.windows.library.end()

    def _close_interrupts(self) -> None:
        if self._interrupts is not None:
            self._interrupts.close()

    def _close_threads(self) -> None:
        self.threads_ended = self.background.close(_SECONDS_FOR_THREADS)
