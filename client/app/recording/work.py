"""One recording on its way, in a thread, and what can be asked of it from others."""

import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from capture.recording.errors import RecordingCancelled
from uploader.errors import UploadError

if TYPE_CHECKING:
    from capture.recording.model import Progress, Recording
    from capture.recording.options import RecordOptions
    from capture.recording.recorder import Recorder
    from client.core.session import Session
    from uploader.model import Job


_log = logging.getLogger(__name__)


class RecordingWork:
    """Makes a recording into the outbox folder.

    Args:
        session: the screen, the outbox and the paths.
        options: what to record.
        tell: called with each progress, on a thread of the recorder's.

    Attributes:
        job: its upload, where that goes on while it is made.
    """

    def __init__(
        self,
        session: "Session",
        options: "RecordOptions",
        tell: "Callable[[Progress], object]",
    ) -> None:
        self._session = session
        self._options = options
        self._tell = tell
        self._lock = threading.Lock()
        self._recorder: Recorder | None = None
        self._is_over = threading.Event()
        self._may_upload = True
        self.job: Job | None = None
        self._wanted_end: Callable[[Recorder], object] | None = None

    def run(self) -> "Recording":
        """Records until the end that somebody wants; in a thread.

        Raises:
            RecordingBusy: another process records.
            CaptureError: nothing came of it.
            UploadError: there is no room in the outbox.
        """
        from capture.recording.recorder import Recorder
        from client.core.recording_turn import recording_turn
        from client.core.recordings import follow, recording_name

        outbox, paths = self._session.outbox, self._session.paths
        with recording_turn(paths.runtime) as turn:
            template = self._session.settings.name_template
            path = outbox.reserve_path(recording_name(self._options.format, template))
            recorder = Recorder(self._options, path, self._session.capture)
            recorder.subscribe(partial(self._hear, path))
            try:
                self._begin(recorder)
                return follow(recorder, turn)
            except Exception:
                self._session.recordings.abandon(path)
                _remove_empty(path.parent)
                raise

    def end(self) -> None:
        """Says that nothing more is done about it, to who waits for that."""
        self._is_over.set()

    def pause(self) -> None:
        """Leaves out what happens until `resume`."""
        if self._recorder is not None:
            self._recorder.pause()

    def resume(self) -> None:
        """Goes on after a pause."""
        if self._recorder is not None:
            self._recorder.resume()

    def stop(self) -> None:
        """Ends it; `run` returns what came of it."""
        self._end(lambda recorder: recorder.stop())

    def cancel(self) -> None:
        """Ends it and throws it away."""
        self._end(lambda recorder: recorder.cancel())

    def wait(self, timeout: float) -> bool:
        """Waits for the end; False when it has not come within `timeout` seconds."""
        return self._is_over.wait(timeout)

    def _hear(self, path: Path, progress: "Progress") -> None:
        """Passes progress on, and has the recording uploaded from its first bytes on."""
        settings = self._session.settings
        at_once = "upload" in settings.after_recording and not settings.trim_before_upload
        if progress.final_bytes and at_once:
            self._begin_upload(path)
        self._tell(progress)

    def _begin_upload(self, path: "Path") -> None:
        if self._may_upload:
            try:
                self.job = self._session.recordings.begin(path)
            except UploadError as error:  # it is tried again with the finished file
                self._may_upload = False
                _log.warning("nothing is uploaded while recording: %s", error)

    def _begin(self, recorder: "Recorder") -> None:
        with self._lock:
            if self._wanted_end is not None:
                raise RecordingCancelled  # before it has begun there is nothing to keep
            recorder.start()
            self._recorder = recorder

    def _end(self, how: "Callable[[Recorder], object]") -> None:
        with self._lock:
            self._wanted_end = how
            if self._recorder is not None:
                how(self._recorder)


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # something was recorded, and is kept
