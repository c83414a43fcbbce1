"""What becomes of a capture, a recording or a file: whatever was chosen in the preferences."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from capture.encode import ImageFormat, write
from capture.errors import CaptureError
from client.app import clipboard
from client.app.background import Background
from client.config.name_template import uses
from client.core.content_types import content_type_of
from client.core.keeping import keep
from client.core.names import capture_name, unused
from client.core.saving import save_folder
from uploader.outbox.names import safe_name

if TYPE_CHECKING:
    from capture.models import Frame
    from client.app.delivery.announcer import Announcer
    from client.app.delivery.deliveries import Deliveries
    from client.core.session import Session
    from uploader.model import Job


@dataclass(frozen=True, slots=True)
class Hands:
    """Who else takes part.

    Attributes:
        edit_frame: opens a capture in the editor.
        edit_file: opens a picture file in the editor.
        pin_picture: shows a picture above all windows.
        pin_file: shows a picture file above all windows.
    """

    edit_frame: Callable[["Frame"], object]
    edit_file: Callable[[Path], object]
    pin_picture: Callable[[QImage], object]
    pin_file: Callable[[Path], object]


class AfterCapture(QObject):
    """Does what is set for each kind, in any combination."""

    def __init__(
        self,
        session: "Session",
        deliveries: "Deliveries",
        announcer: "Announcer",
        background: Background,
        hands: Hands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deliveries = deliveries
        self._announcer = announcer
        self._background = background
        self._hands = hands

    def still(self, frame: "Frame") -> None:
        """A picture of the screen has been taken."""
        wanted = self._session.settings.after_still
        picture = None
        if "copy_picture" in wanted or "pin" in wanted:
            picture = image_of(frame)
        if picture is not None and "copy_picture" in wanted:
            clipboard.copy_picture(picture)
            if "upload" not in wanted:
                self._announcer.tell("copied", self.tr("Picture copied"))
        if picture is not None and "pin" in wanted:
            self._hands.pin_picture(picture)
        if "edit" in wanted:
            self._hands.edit_frame(frame)
        elif "upload" in wanted:
            beside = picture if "copy_picture" in wanted else None
            work = partial(self._share_frame, frame)
            self._deliveries.deliver([work], copy="copy_link" in wanted, beside=beside)
        if "save" in wanted:
            self._background.run(partial(self._save_frame, frame), self._saved, self._not_saved)
        elif not {"upload", "copy_picture", "pin", "edit"} & set(wanted):
            self._background.run(partial(self._keep_frame, frame), self._saved, self._not_saved)

    def recording(self, path: Path, upload: Callable[[], "Job"]) -> None:
        """A recording is in the outbox folder; `upload` submits it, in a thread."""
        wanted = self._session.settings.after_recording
        if "upload" in wanted:
            deliver = partial(self._deliveries.deliver, [upload], copy="copy_link" in wanted)
            self.save_first(path, deliver)
            return
        folder = None if "save" in wanted else self._session.paths.captures
        self._background.run(partial(self._move, path, folder), self._saved, self._not_saved)

    def save_first(self, path: Path, then: Callable[[], object]) -> None:
        """Saves a recording if that is wanted, and then does something with it in any case."""
        if "save" not in self._session.settings.after_recording:
            then()
            return
        self._background.run(
            partial(self._save_copy, path),
            partial(self._saved_first, then),
            partial(self._not_saved_first, then),
        )

    def files(self, paths: Sequence[Path]) -> None:
        """Files of the person's own were dropped or chosen."""
        wanted = self._session.settings.after_file
        pictures = [path for path in paths if _is_picture(path)]
        edited = pictures if "edit" in wanted else []
        for path in edited:
            self._hands.edit_file(path)
        if "pin" in wanted:
            for path in pictures:
                self._hands.pin_file(path)
        rest = [path for path in paths if path not in edited]
        if rest and ("upload" in wanted or not {"edit", "pin"} & set(wanted)):
            self._upload(rest, wanted)

    def _upload(self, paths: Sequence[Path], wanted: Sequence[str]) -> None:
        works = [partial(self._session.sharing.file, path) for path in paths]
        self._deliveries.deliver(works, copy="copy_link" in wanted)

    def _share_frame(self, frame: "Frame") -> "Job":
        return self._session.sharing.frame(frame, name=self._name(frame))

    def _name(self, frame: "Frame") -> str:
        template = self._session.settings.name_template
        title = ""
        if uses(template, "window"):
            try:
                title = self._session.capture.active_window().title or ""
            except CaptureError:
                title = self.tr("Screen")
        size = (frame.width, frame.height)
        return capture_name(template=template, window=title, size=size)

    def _save_frame(self, frame: "Frame") -> Path:
        settings = self._session.settings
        chosen = ImageFormat(settings.image_format)
        folder = save_folder(settings)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = unused(folder / safe_name(f"{self._name(frame)}{chosen.suffix}"))
            write(frame, path, chosen, quality=settings.quality)
        except (CaptureError, OSError):
            kept = self._keep_frame(frame)
            self._background.post(partial(self._kept_elsewhere, folder, kept))
            raise
        return path

    def _keep_frame(self, frame: "Frame") -> Path:
        """Nothing was wanted of it, or it could not be saved: nothing captured is ever lost."""
        settings = self._session.settings
        chosen = ImageFormat(settings.image_format)
        return keep(frame, chosen, settings.quality, self._session.paths.captures)

    def _save_copy(self, path: Path) -> Path:
        folder = save_folder(self._session.settings)
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy2(path, unused(folder / path.name)))

    def _move(self, path: Path, folder: Path | None) -> Path:
        target = folder or save_folder(self._session.settings)
        target.mkdir(parents=True, exist_ok=True)
        moved = Path(shutil.move(path, unused(target / path.name)))
        path.parent.rmdir()
        return moved

    def _saved_first(self, then: Callable[[], object], saved: Path) -> None:
        self._saved(saved)
        then()

    def _not_saved_first(self, then: Callable[[], object], error: Exception) -> None:
        self._not_saved(error)
        then()

    def _saved(self, path: Path) -> None:
        self._announcer.tell("saved", self.tr("Saved"), str(path))

    def _not_saved(self, error: Exception) -> None:
        self._announcer.tell_error("saved", error)

    def _kept_elsewhere(self, folder: Path, kept: Path) -> None:
        sentence = self.tr("It could not be saved in {folder}.").format(folder=folder)
        self._announcer.tell("kept", sentence, str(kept), error=True)


def image_of(frame: "Frame") -> QImage:
    """A capture as Qt has pictures."""
    pixels = QImage(
        frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32
    )
    return pixels.copy()  # Qt would not keep the frame's bytes alive


def _is_picture(path: Path) -> bool:
    return content_type_of(path.name, b"").startswith("image/")
