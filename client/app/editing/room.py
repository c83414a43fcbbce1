"""The editors and pins of the running app, and what leads to them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from client.app.background import Background
from client.app.editing.editors import Editors
from client.app.editing.opening import FORMATS
from client.app.editing.pinning import Pinning
from client.app.editing.remembering import StyleMemory
from client.core.annotations import Annotations

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from capture.models import Frame
    from client.app.delivery.announcer import Announcer
    from client.app.delivery.deliveries import Deliveries
    from client.app.ipc.conversation import Conversation
    from client.config.settings import Settings
    from client.core.session import Session
    from client.core.sharing import Sharing
    from uploader.model import Job


class EditingRoom(QObject):
    """What editors work with in the app.

    Attributes:
        editors: that are open.
        pins: on the screen.
    """

    def __init__(
        self,
        session: "Session",
        deliveries: "Deliveries",
        announcer: "Announcer",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deliveries = deliveries
        self._dialog: QFileDialog | None = None
        self._on_error = partial(announcer.tell_error, "editor")
        self.background = background
        self.annotations = Annotations(session.paths.annotations)
        self.captures = session.paths.captures
        self.editors = Editors(self, StyleMemory(session.paths.config, background), self)
        announcer.edit_wanted.connect(self.edit_file)
        self.pins = Pinning(self.editors, self.captures, background, self._on_error, self)
        announcer.pin_wanted.connect(self.pins.pin_file)

    def settings(self) -> "Settings":
        """The settings in force."""
        return self._session.settings

    def sharing(self) -> "Sharing":
        """What pictures are uploaded through."""
        return self._session.sharing

    def adopt(self, job: "Job") -> None:
        """Follows an upload."""
        self._deliveries.adopt(job)

    def pin(self, image: "QImage") -> None:
        """Shows a picture above all windows."""
        self.pins.pin(image)

    def edit_frame(self, frame: "Frame") -> None:
        """Opens a capture that was just taken."""
        self.editors.edit_frame(frame, self._on_error)

    def edit_file(self, path: Path) -> None:
        """Opens a picture file."""
        self.editors.edit_file(path, lambda _: None, self._on_error)

    def choose_file(self) -> None:
        """Asks for a picture to edit."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        dialog = QFileDialog(None, self.tr("Edit a picture"), str(self.captures))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*.{ending}" for ending in (*FORMATS, "jpg"))
        dialog.setNameFilters([f"{self.tr('Pictures')} ({endings})", self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.edit_file(Path(name)))
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open()

    def edit_command(self, arguments: Mapping[str, Any], conversation: "Conversation") -> None:
        """`dropcap edit`: answers when all windows are open, or with what is the matter."""
        paths = [Path(path) for path in arguments["paths"]]
        _Command(paths, conversation).begin(self.editors)

    def ask_to_close(self, then: Callable[[], object]) -> None:
        """Asks about what is not saved, and does something when no editor is left."""
        self.editors.ask_to_close(then)

    def close(self) -> None:
        """Closes all windows without a question; safe to call twice."""
        self.editors.close_all()
        self.pins.close()
        if self._dialog is not None:
            self._dialog.reject()

    def _dialog_closed(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class _Command:
    """Files that a command wants opened."""

    def __init__(self, paths: list[Path], conversation: "Conversation") -> None:
        self._paths = paths
        self._conversation = conversation
        self._left = len(paths)
        self._error: Exception | None = None

    def begin(self, editors: Editors) -> None:
        for path in self._paths:
            editors.edit_file(path, lambda _: self._over(None), self._over)

    def _over(self, error: Exception | None) -> None:
        self._left -= 1
        self._error = self._error or error
        if self._left:
            return
        if self._error is not None:
            self._conversation.fail(self._error)
        else:
            self._conversation.finish({"files": [str(path) for path in self._paths]})
