"""Pictures pinned to the screen, and what their menus do."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from capture.encode import ImageFormat
from client.app import clipboard
from client.app.background import Background
from client.app.editing.finishing import BY_ENDING, encoded, write
from client.app.editing.opening import CannotOpen, decode, open_file
from client.core.names import capture_name
from client.ui.dropped import read
from client.ui.pin import Pins

if TYPE_CHECKING:
    from client.app.editing.editors import Editors

OnError = Callable[[Exception], object]

_QUALITY = 90


class Pinning(QObject):
    """Pins pictures from everywhere.

    Args:
        editors: where a pinned picture can be edited.
        captures: the folder that is proposed for saving.
        on_error: told what went wrong.
    """

    def __init__(
        self,
        editors: "Editors",
        captures: Path,
        background: Background,
        on_error: OnError,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editors = editors
        self._captures = captures
        self._background = background
        self._on_error = on_error
        self._dialog: QFileDialog | None = None
        self._pins = Pins(self)
        self._pins.copy_wanted.connect(self._copy)
        self._pins.save_wanted.connect(self._ask_where)
        self._pins.edit_wanted.connect(lambda image: editors.edit_image(image, on_error))

    @property
    def count(self) -> int:
        """How many pictures are pinned."""
        return self._pins.count

    def pin(self, image: QImage) -> None:
        """Pins a picture."""
        self._pins.pin(image)

    def pin_file(self, path: Path) -> None:
        """Pins a picture file as it is, with what was drawn on it."""
        self._background.run(lambda: open_file(path, None).image, self.pin, self._on_error)

    def pin_clipboard(self) -> None:
        """Pins the picture, or the picture file, that is on the clipboard."""
        dropped = read(clipboard.contents())
        if dropped is not None and dropped.paths:
            self.pin_file(dropped.paths[0])
        elif dropped is not None and dropped.image is not None:
            content = dropped.image.content
            if isinstance(content, QImage):
                self.pin(content)
            else:
                name = self.tr("The clipboard")
                self._background.run(lambda: decode(content, name), self.pin, self._on_error)
        else:
            self._on_error(
                CannotOpen(
                    self.tr("There is no picture on the clipboard."), self.tr("Copy one first.")
                )
            )

    def close(self) -> None:
        """Takes all of them away; safe to call twice."""
        self._pins.close_all()
        if self._dialog is not None:
            self._dialog.reject()

    def _copy(self, image: QImage) -> None:
        self._background.run(
            lambda: encoded(image, ImageFormat.PNG, _QUALITY, None),
            lambda png: clipboard.copy_picture(image, png),
            self._on_error,
        )

    def _ask_where(self, image: QImage) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return
        proposed = self._captures / f"{capture_name()}.png"
        dialog = QFileDialog(None, self.tr("Save as"), str(proposed))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PNG (*.png)", "JPEG (*.jpg *.jpeg)", "WebP (*.webp)"])
        dialog.setDefaultSuffix("png")
        dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(lambda name: self._save(image, Path(name)))
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open()

    def _save(self, image: QImage, path: Path) -> None:
        chosen = BY_ENDING.get(path.suffix.lower(), ImageFormat.PNG)
        self._background.run(
            lambda: write(encoded(image, chosen, _QUALITY, None), path), on_error=self._on_error
        )

    def _dialog_closed(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
