"""The editor without the app: a process of its own that ends with its last window."""

import os
import sys
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from client.app.background import Background
from client.app.delivery.announcer import Announcer
from client.app.delivery.deliveries import Deliveries
from client.app.delivery.follower import Follower
from client.app.display import check_display
from client.app.editing.editor import Editor
from client.app.editing.editors import Editors
from client.app.editing.pinning import Pinning
from client.app.editing.remembering import StyleMemory
from client.app.interrupts import Interrupts
from client.config import account
from client.config import settings as settings_file
from client.config.credentials import open_store
from client.config.paths import Paths
from client.config.settings import Settings
from client.core.annotations import Annotations
from client.core.session import Session
from client.core.sharing import Sharing
from client.exit_codes import ExitCode
from client.ui import style
from client.ui.toast import Toasts
from client.ui.tray import app_icon
from uploader.model import Job
from uploader.retry import A_FEW_TIMES

_LOOK_EVERY_MS = 200
_SECONDS_FOR_THREADS = 5.0


def run(files: list[str]) -> int:
    """Edits pictures until their windows are closed and what was uploaded has arrived.

    Raises:
        DisplayError: there is nowhere to show a window.
        CannotOpen: none of the files can be edited.
    """
    check_display(os.environ)
    paths = Paths.standard()
    settings = settings_file.load(paths.settings).settings
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("dropcap")
    qt.setDesktopFileName("dropcap")
    qt.setQuitOnLastWindowClosed(False)
    qt.setWindowIcon(app_icon())
    style.apply(qt)
    alone = _Alone(qt, paths, settings)
    alone.edit([Path(file) for file in files])
    code = qt.exec()
    alone.close()
    if alone.error is not None:
        raise alone.error
    return code


class _Alone(QObject):
    """What editors work with when there is no app.

    Attributes:
        error: why the last file could not be opened, if no window is open.
    """

    def __init__(self, qt: QApplication, paths: Paths, settings: Settings) -> None:
        super().__init__()
        self._qt = qt
        self._paths = paths
        self._settings = settings
        self._session: Session | None = None
        self._opening = threading.Lock()
        self._deliveries: Deliveries | None = None
        self._expected = 0
        self.error: Exception | None = None
        self.background = Background(self)
        self.annotations = Annotations(paths.annotations)
        self.captures = paths.captures
        self._toasts = Toasts(self)
        self._announcer = Announcer(self._toasts, self)
        self._follower = Follower(self.background, self)
        self._editors = Editors(self, StyleMemory(paths.config, self.background), self)
        self._failed = partial(self._announcer.tell_error, "editor")
        self._pins = Pinning(self._editors, self.captures, self.background, self._failed, self)
        self._announcer.edit_wanted.connect(
            lambda path: self._editors.edit_file(path, lambda _: None, self._failed)
        )
        self._announcer.pin_wanted.connect(self._pins.pin_file)
        self._interrupts = Interrupts(self._interrupted, self)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look_whether_over)
        self.background.failed.connect(partial(self._announcer.tell_error, "unexpected"))

    def edit(self, files: list[Path]) -> None:
        """Opens a window for each file."""
        self._expected = len(files)
        for file in files:
            self._editors.edit_file(file, self._opened, self._cannot_open)

    def close(self) -> None:
        """Stops everything; what has not arrived goes on with the app."""
        self._interrupts.close()
        self._editors.close_all()
        self._editors.keep_unsaved()
        self._pins.close()
        self._toasts.close_all()
        if self._session is not None:
            self._session.close()
        self.background.close(_SECONDS_FOR_THREADS)

    def settings(self) -> Settings:
        """The settings."""
        return self._settings

    def sharing(self) -> Sharing:
        """What pictures are uploaded through.

        Raises:
            AccountError: there is no server.
        """
        with self._opening:
            if self._session is None:
                found = account.current(self._paths.account, lambda: open_store(self._paths.tokens))
                if found is None:
                    raise account.AccountError(
                        "No server is set up yet.",
                        "Start Dropcap, which brings its own, or log in: dropcap login URL.",
                    )
                session = Session(
                    self._paths, lambda: found, retry=A_FEW_TIMES, adopt=False, pinned=True
                )
                session.outbox.subscribe(self._follower.listener())
                self._session = session
            return self._session.sharing

    def adopt(self, job: Job) -> None:
        """Follows an upload."""
        if self._deliveries is None and self._session is not None:
            self._deliveries = Deliveries(
                self._session.outbox, self._follower, self._announcer, self.background, self
            )
        if self._deliveries is not None:
            self._deliveries.adopt(job)

    def pin(self, image: QImage) -> None:
        """Shows a picture above all windows."""
        self._pins.pin(image)

    def _opened(self, _editor: Editor) -> None:
        self._expected -= 1
        self.error = None
        self._looking.start()

    def _cannot_open(self, error: Exception) -> None:
        self._expected -= 1
        self.error = error
        if self._editors.count:
            self._announcer.tell_error(f"open {self._expected}", error)
        self._looking.start()

    def _look_whether_over(self) -> None:
        """Ends when nothing is open, nothing on its way, and nothing left to be read."""
        busy = self._expected or self._editors.count or self._pins.count
        if not busy and not self._follower.unfinished() and self._toasts.is_empty:
            self._looking.stop()
            self._qt.exit(ExitCode.DONE)

    def _interrupted(self, _signal: int) -> None:
        self._qt.exit(ExitCode.INTERRUPTED)
