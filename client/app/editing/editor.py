"""One editor: its window, and what its buttons do."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from capture.encode import ImageFormat
from client.app import clipboard
from client.app.editing.desk import Desk
from client.app.editing.finishing import BY_ENDING, Finished, finish, keep_editable, write
from client.app.editing.opening import Opened
from client.app.editing.rescue import Rescue
from client.app.explaining import explain
from client.core.names import capture_name
from client.core.requests import ShareOptions
from client.ui.editor import EditorWindow, Snapshot

if TYPE_CHECKING:
    from client.ui.editor.model.style import Style
    from uploader.model import Job

Result = TypeVar("Result")

# A picture without a known scale is taken to be magnified when it is longer than this.
_LONGEST_PLAIN = 2400


class Editor(QObject):
    """A window over a picture. All that takes time is done in threads.

    Signals:
        closed: this editor, whose window is gone.
    """

    closed = Signal(object)

    def __init__(
        self,
        opened: Opened,
        desk: Desk,
        styles: "dict[str, Style]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = opened.path
        self._draft = opened.draft
        self._edited = opened.edited
        self._original = opened.original
        self._scale = opened.scale
        self._busy = False
        self._is_gone = False
        self._dialog: QFileDialog | None = None
        longest = max(opened.image.width(), opened.image.height())
        self.window = EditorWindow(
            opened.image,
            opened.scene,
            name=opened.path.name if opened.path else "",
            unit=max(1.0, opened.scale or 1.0, longest / _LONGEST_PLAIN),
            styles=styles,
        )
        if opened.path is None or opened.draft is not None:
            self.window.document.mark_unsaved()
        self._rescue = Rescue(
            self.window.document,
            opened.scene,
            opened.original,
            desk.annotations,
            desk.background,
            self,
        )
        self._rescue.watch(lambda: self._path)
        self._connect()

    @property
    def path(self) -> Path | None:
        """The file that is edited."""
        return self._path

    def show(self) -> None:
        """Brings the window to the front."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _connect(self) -> None:
        window = self.window
        window.copy_wanted.connect(self._copy)
        window.save_wanted.connect(self._save)
        window.save_as_wanted.connect(self._ask_where)
        window.upload_wanted.connect(self._upload)
        window.pin_wanted.connect(self._pin)
        window.discarded.connect(self._discarded)
        window.closed.connect(self._window_closed)

    def abandon(self) -> Callable[[], object]:
        """Closes the window since nobody can be asked any more.

        Returns:
            What keeps that which is not saved, to be called in a thread.
        """
        self.window.canvas.finish()
        keeping = self._rescue.keeping()
        self.window.leave()
        return keeping

    def _window_closed(self) -> None:
        self._is_gone = True
        self.closed.emit(self)

    def _copy(self) -> None:
        def copied(finished: Finished) -> None:
            clipboard.copy_picture(finished.image, finished.content)
            if not self._is_gone:
                self.window.say(self.tr("Copied"))

        self._finish(ImageFormat.PNG, copied)

    def _pin(self) -> None:
        self._finish(ImageFormat.PNG, lambda finished: self._desk.pin(finished.image))

    def _save(self) -> None:
        path = self._path
        if path is None:
            settings = self._desk.settings()
            ending = ImageFormat(settings.image_format).suffix
            path = self._desk.captures / f"{capture_name()}{ending}"
        if path.suffix.lower() not in BY_ENDING:
            self._ask_where()
            return
        self._save_to(path)

    def _ask_where(self) -> None:
        if self._dialog is not None:
            self._dialog.raise_()
            return
        known = self._path or self._desk.captures / f"{capture_name()}.png"
        if known.suffix.lower() not in BY_ENDING:
            known = known.with_suffix(".png")
        dialog = QFileDialog(self.window, self.tr("Save as"), str(known))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PNG (*.png)", "JPEG (*.jpg *.jpeg)", "WebP (*.webp)"])
        dialog.setDefaultSuffix("png")
        dialog.selectFile(known.name)
        dialog.fileSelected.connect(lambda name: self._save_to(Path(name)))
        dialog.finished.connect(self._dialog_closed)
        self._dialog = dialog
        dialog.open()

    def _dialog_closed(self, result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        if not result:
            self.window.stay()

    def _save_to(self, path: Path) -> None:
        if path.suffix.lower() not in BY_ENDING:
            path = path.with_name(f"{path.name}.png")
        replaced = self._edited if path == self._path else ""
        draft = self._draft

        def save(finished: Finished, snapshot: Snapshot) -> str:
            annotations = self._desk.annotations
            edited = keep_editable(finished, snapshot, self._original, annotations)
            if draft is not None:
                draft.keep()
            write(finished.content, path)
            if draft is not None and path != draft.path:
                draft.throw_away()
            if replaced and replaced != edited:
                annotations.forget(replaced)
            return edited

        def saved(snapshot: Snapshot, edited: str) -> None:
            self._path, self._edited, self._draft = path, edited, None
            self._rescue.saved(snapshot.scene, edited)
            if self._is_gone:
                return
            self.window.set_name(path.name)
            self.window.saved(snapshot.scene, self.tr("Saved as {path}").format(path=path))

        self._work(BY_ENDING[path.suffix.lower()], save, saved)

    def _upload(self) -> None:
        settings = self._desk.settings()
        name = self._path.stem if self._path else capture_name()
        draft = self._draft
        chosen = ImageFormat(settings.image_format)

        def share(finished: Finished, snapshot: Snapshot) -> "tuple[Job, str]":
            sharing = self._desk.sharing()
            annotations = self._desk.annotations
            edited = keep_editable(finished, snapshot, self._original, annotations)
            options = ShareOptions(name=f"{name}{chosen.suffix}")
            job = sharing.image(finished.content, chosen.content_type, options)
            if draft is not None:
                draft.throw_away()  # the outbox keeps what it uploads
            return job, edited

        def shared(snapshot: Snapshot, result: "tuple[Job, str]") -> None:
            job, edited = result
            self._desk.adopt(job)
            self._rescue.saved(snapshot.scene, edited)
            if not self._is_gone:
                self.window.saved(snapshot.scene)
                self.window.leave()

        self._work(chosen, share, shared)

    def _finish(self, image_format: ImageFormat, on_done: Callable[[Finished], object]) -> None:
        self._work(
            image_format,
            lambda finished, _snapshot: finished,
            lambda _snapshot, finished: on_done(finished),
        )

    def _work(
        self,
        image_format: ImageFormat,
        work: Callable[[Finished, Snapshot], Result],
        on_done: Callable[[Snapshot, Result], object],
    ) -> None:
        """Renders, encodes and does something with it in a thread, then something else here."""
        if self._busy:
            return
        self._busy = True
        self.window.set_busy(True)
        snapshot = self.window.snapshot()
        quality, scale = self._desk.settings().quality, self._scale

        def all_of_it() -> Result:
            return work(finish(snapshot, image_format, quality, scale), snapshot)

        def done(result: Result) -> None:
            self._busy = False
            on_done(snapshot, result)
            if not self._is_gone:
                self.window.set_busy(False)

        self._desk.background.run(all_of_it, done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        said = explain(error)
        if not self._is_gone:
            self.window.not_saved(f"{said.message} {said.remedy}".strip())
            self.window.set_busy(False)

    def _discarded(self) -> None:
        """A capture that nobody wants is not kept either."""
        self._rescue.drop()
        if self._draft is not None:
            self._desk.background.run(self._draft.throw_away)
