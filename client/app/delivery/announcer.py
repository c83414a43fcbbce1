"""Toasts about captures and uploads: what is said, and what their buttons do."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage

from client.app.delivery.batch import Batch
from client.app.explaining import explain
from client.core.failure import UploadFailed
from client.ipc.protocol import Failure
from client.ui.toast import ToastContent, ToastKind, Toasts
from uploader.model import Job

_COPY = "copy"
_RETRY = "retry"
_SHOW = "show"
_EDIT = "edit"
_PIN = "pin"
_EDITABLE = ("png", "jpeg", "webp", "gif", "bmp")


class Announcer(QObject):
    """Says how a batch is getting on, in one toast that is kept up to date.

    Signals:
        copy_wanted: the links of a `Batch` are to be copied (again).
        retry_wanted: the failed jobs of a `Batch` are to be tried again.
        edit_wanted, pin_wanted: the file of the picture that was shared.
    """

    copy_wanted = Signal(object)
    retry_wanted = Signal(object)
    edit_wanted = Signal(object)
    pin_wanted = Signal(object)

    def __init__(self, toasts: Toasts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self._batches: dict[str, Batch] = {}
        self._pictures: dict[str, QImage] = {}
        toasts.opened.connect(self._open)
        toasts.action.connect(self._act)
        toasts.dismissed.connect(self._forget)

    def announce(self, batch: Batch, *, copied: bool) -> None:
        """Shows how the batch is getting on, or brings its toast up to date."""
        key = f"batch-{batch.number}"
        self._batches[key] = batch
        self._toasts.show(key, self._content(key, batch, copied=copied))

    def tell(self, key: str, message: str, remedy: str = "", *, error: bool = False) -> None:
        """Shows a plain notice; one with the same key takes its place."""
        kind = ToastKind.ERROR if error else ToastKind.INFO
        self._toasts.show(key, ToastContent(title=message, text=remedy, kind=kind))

    def tell_error(self, key: str, error: Exception) -> None:
        """Shows what went wrong and what to do about it."""
        said = explain(error)
        self.tell(key, said.message, said.remedy, error=True)

    def _content(self, key: str, batch: Batch, *, copied: bool) -> ToastContent:
        if problem := self._problem(batch):
            return ToastContent(
                title=problem.message,
                text=problem.remedy,
                thumbnail=self._picture(key, batch),
                kind=ToastKind.ERROR,
                actions=self._remedies(batch),
            )
        links = batch.links
        if not batch.is_linked:
            return self._on_its_way(key, batch)
        return ToastContent(
            title=self._headline(len(links), copied=copied),
            text=links[0] if len(links) == 1 else "\n".join(job.name for job in batch.jobs),
            thumbnail=self._picture(key, batch),
            url=links[0] if links else None,
            progress=None if batch.is_settled else batch.progress,
            kind=ToastKind.SUCCESS,
            actions=(
                (_COPY, self.tr("Copy again") if copied else self.tr("Copy")),
                *self._for_pictures(batch),
            ),
        )

    def _on_its_way(self, key: str, batch: Batch) -> ToastContent:
        waiting = batch.waiting
        text = ""
        title = self.tr("Getting the link…")
        if waiting is not None and waiting.error is not None:
            title = waiting.error.message
            text = self.tr("Nothing is lost: it goes on by itself.")
        return ToastContent(
            title=title,
            text=text,
            thumbnail=self._picture(key, batch),
            progress=batch.progress if waiting is None else None,
            kind=ToastKind.INFO,
        )

    def _headline(self, count: int, *, copied: bool) -> str:
        if count == 1:
            return self.tr("Link copied") if copied else self.tr("The link is ready")
        sentence = self.tr("{count} links copied") if copied else self.tr("{count} links are ready")
        return sentence.format(count=count)

    def _problem(self, batch: Batch) -> Failure | None:
        """What is to be said of a batch in which something went wrong, once all is known."""
        errors = [explain(error) for error in batch.errors.values()]
        errors += [_of(job) for job in batch.failed]
        if not errors or not (batch.is_settled or batch.size == 1):
            return None
        first = errors[0]
        if batch.size == 1:
            return first
        count = self.tr("{failed} of {all} could not be uploaded: {why}")
        message = count.format(failed=len(errors), all=batch.size, why=first.message)
        return Failure(message, first.remedy, first.exit_code)

    def _remedies(self, batch: Batch) -> tuple[tuple[str, str], ...]:
        actions: list[tuple[str, str]] = []
        if batch.failed:
            actions.append((_RETRY, self.tr("Try again")))
            actions.append((_SHOW, self.tr("Show the file")))
        if batch.links:
            actions.append((_COPY, self.tr("Copy")))
        return tuple(actions)

    def _for_pictures(self, batch: Batch) -> tuple[tuple[str, str], ...]:
        """What more can be done with a single picture, once its file stays where it is."""
        if len(batch.done) != 1 or batch.size != 1 or not _can_be_edited(batch.done[0]):
            return ()
        return ((_EDIT, self.tr("Edit")), (_PIN, self.tr("Pin")))

    def _picture(self, key: str, batch: Batch) -> QImage | None:
        if key not in self._pictures:
            small = next((j.request.thumbnail for j in batch.jobs if j.request.thumbnail), None)
            if small is None:
                return None
            self._pictures[key] = QImage.fromData(small)
        return self._pictures[key]

    def _open(self, key: str) -> None:
        batch = self._batches.get(key)
        if batch is not None and batch.links:
            QDesktopServices.openUrl(QUrl(batch.links[0]))

    def _act(self, key: str, action: str) -> None:
        batch = self._batches.get(key)
        if batch is None:
            return
        if action == _COPY:
            self.copy_wanted.emit(batch)
        elif action == _RETRY:
            self.retry_wanted.emit(batch)
        elif action == _EDIT:
            self.edit_wanted.emit(batch.done[0].path)
        elif action == _PIN:
            self.pin_wanted.emit(batch.done[0].path)
        elif action == _SHOW:
            folder = QUrl.fromLocalFile(str(batch.failed[0].path.parent))
            QDesktopServices.openUrl(folder)

    def _forget(self, key: str) -> None:
        self._batches.pop(key, None)
        self._pictures.pop(key, None)


def _of(job: Job) -> Failure:
    error = job.error
    failed = UploadFailed(error.kind, error.message, error.remedy) if error else None
    return explain(failed or UploadFailed("", f"{job.name} could not be uploaded.", ""))


def _can_be_edited(job: Job) -> bool:
    kind, _, image_format = job.content_type.partition("/")
    return kind == "image" and image_format in _EDITABLE
