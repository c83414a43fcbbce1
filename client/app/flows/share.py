"""From what was dropped, copied or chosen to a link for each thing."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from client.app import clipboard
from client.ui.dropped import Dropped, Picture, read

if TYPE_CHECKING:
    from client.app.delivery.announcer import Announcer
    from client.app.delivery.deliveries import Deliveries
    from client.app.flows.after import AfterCapture
    from client.core.session import Session
    from uploader.model import Job


class ShareFlow(QObject):
    """Shares things that are there already."""

    def __init__(
        self,
        session: "Session",
        deliveries: "Deliveries",
        after: "AfterCapture",
        announcer: "Announcer",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deliveries = deliveries
        self._after = after
        self._announcer = announcer
        self._dialog: QFileDialog | None = None

    def share(self, dropped: Dropped) -> None:
        """Shares what was dropped: every file and folder, or the picture, or the text."""
        if dropped.paths:
            self.files(dropped.paths)
            return
        works = self._works(dropped)
        if works:
            self._deliveries.deliver(works)

    def files(self, paths: Sequence[Path]) -> None:
        """Shares files, or does what else is wanted of them."""
        self._after.files(paths)

    def upload(self, paths: Sequence[Path]) -> None:
        """Uploads files, whatever else is usually done with files."""
        self._deliveries.deliver([partial(self._session.sharing.file, path) for path in paths])

    def clipboard(self) -> None:
        """Shares what is on the clipboard."""
        dropped = read(clipboard.contents())
        if dropped is None:
            self._announcer.tell(
                "clipboard",
                self.tr("There is nothing on the clipboard that could be uploaded."),
                self.tr("Copy a file, a picture or a text first."),
            )
            return
        self.share(dropped)

    def choose_files(self) -> None:
        """Asks which files to share."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        dialog = QFileDialog(None, self.tr("Upload files"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open()

    def close(self) -> None:
        """Takes the dialog away if it is there."""
        if self._dialog is not None:
            self._dialog.reject()

    def _works(self, dropped: Dropped) -> list[Callable[[], "Job"]]:
        sharing = self._session.sharing
        if dropped.image is not None:
            return [partial(self._share_picture, dropped.image)]
        if dropped.text:
            return [partial(sharing.text, dropped.text)]
        return []

    def _share_picture(self, picture: Picture) -> "Job":
        return self._session.sharing.image(picture.png(), "image/png")

    def _files_chosen(self, names: list[str]) -> None:
        self.files([Path(name) for name in names])

    def _dialog_closed(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
