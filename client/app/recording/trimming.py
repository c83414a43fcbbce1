"""Cutting a recording before it is shared: the window, its frames, and the cut itself."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from client.app.background import Background, Task
from client.core.recordings import keep_recording
from client.ui.trim import TrimWindow
from client.ui.trim.part import Part, Side
from client.ui.trim.window import FRAMES

if TYPE_CHECKING:
    from capture.recording.model import Recording
    from client.app.delivery.announcer import Announcer
    from client.app.delivery.deliveries import Deliveries
    from client.core.session import Session

_PREVIEW_HEIGHT = 480


class Trimming(QObject):
    """Shows each recording in a window of its own until it is decided what becomes of it."""

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
        self._announcer = announcer
        self._background = background
        self._windows: dict[TrimWindow, Task] = {}
        self._frames: dict[tuple[TrimWindow, Side], Task] = {}

    def open(self, recording: "Recording") -> None:
        """Shows a recording in the outbox folder."""
        path = recording.path
        fps = recording.frames / recording.seconds
        window = TrimWindow(path.name, recording.seconds, fps)
        window.upload_wanted.connect(partial(self._upload, window, path))
        window.keep_wanted.connect(partial(self._keep, window, path))
        window.frame_wanted.connect(partial(self._load_frame, window, path))
        load = partial(self._load_strip, window, path)
        self._windows[window] = self._background.run(load, on_error=self._no_frames)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Closes the windows; what was not decided is kept. Safe to call twice."""
        for window in list(self._windows):
            window.close()

    def _upload(self, window: TrimWindow, path: Path, part: Part | None) -> None:
        if part is None:
            self._forget(window)
            self._deliveries.deliver([partial(self._session.sharing.file, path)])
            return
        window.set_busy(self.tr("Cutting…"))
        self._background.run(
            partial(self._cut, path, part),
            partial(self._cut_done, window),
            partial(self._cut_failed, window),
        )

    def _cut(self, path: Path, part: Part) -> Path:
        """The part as a file in the outbox folder; all of it stays with the person."""
        from capture.recording.finishing.trim import trim
        from capture.recording.span import Span

        name = f"{path.stem} trimmed{path.suffix}"
        target = self._session.outbox.reserve_path(name)
        trim(path, target, Span(part.start, part.end if part.end < part.seconds else None))
        keep_recording(path, self._session.paths.captures)
        return target

    def _cut_done(self, window: TrimWindow, target: Path) -> None:
        self._forget(window)
        self._deliveries.deliver([partial(self._session.sharing.file, target)])

    def _cut_failed(self, window: TrimWindow, error: Exception) -> None:
        window.set_busy("")
        self._announcer.tell_error("trim", error)

    def _keep(self, window: TrimWindow, path: Path) -> None:
        self._forget(window)
        self._background.run(
            partial(keep_recording, path, self._session.paths.captures), self._kept
        )

    def _kept(self, path: Path) -> None:
        self._announcer.tell("trim", self.tr("The recording is kept"), str(path))

    def _forget(self, window: TrimWindow) -> None:
        task = self._windows.pop(window, None)
        if task is not None:
            task.cancel()
        for key in [key for key in self._frames if key[0] is window]:
            self._frames.pop(key).cancel()
        window.finish()
        window.deleteLater()

    def _load_strip(self, window: TrimWindow, path: Path) -> None:
        from capture.recording.finishing.pictures import strip

        for place, content in enumerate(strip(path, FRAMES)):
            task = self._windows.get(window)
            if task is not None and task.cancelled:
                return
            show = partial(self._show_strip_frame, window, place, QImage.fromData(content))
            self._background.post(show)

    def _show_strip_frame(self, window: TrimWindow, place: int, image: QImage) -> None:
        if window in self._windows:
            window.set_strip_frame(place, image)

    def _load_frame(self, window: TrimWindow, path: Path, side: Side, moment: float) -> None:
        if window not in self._windows:
            return
        key = (window, side)
        if key in self._frames:
            self._frames[key].cancel()
        show = partial(self._show_frame, window, side, moment)
        self._frames[key] = self._background.run(
            partial(_frame, path, moment), show, self._no_frames
        )

    def _show_frame(
        self, window: TrimWindow, side: Side, moment: float, image: QImage | None
    ) -> None:
        if window in self._windows and image is not None:
            window.set_frame(side, moment, image)

    def _no_frames(self, error: Exception) -> None:
        self._announcer.tell_error("trim", error)


def _frame(path: Path, moment: float) -> QImage | None:
    from capture.recording.finishing.pictures import frame

    content = frame(path, moment, height=_PREVIEW_HEIGHT)
    return None if content is None else QImage.fromData(content)
