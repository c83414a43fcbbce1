"""Everything about recordings in the app, wired together."""

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from capture.errors import CaptureError
from capture.recording.finishing.pictures import poster
from client.app.background import Background
from client.app.recording.display import RecordingDisplay
from client.app.recording.flow import RecordingFlow
from client.app.recording.trimming import Trimming

if TYPE_CHECKING:
    from capture.recording.model import Recording
    from client.app.application import Application
    from client.app.delivery.deliveries import Deliveries
    from client.app.flows.after import AfterCapture
    from client.core.session import Session
    from uploader.model import Job


class RecordingRoom(QObject):
    """Makes recordings and hands them to the deliveries.

    Attributes:
        flow: starts, steers and ends them.
        display: what is seen of them.
        trimming: cuts them.
    """

    def __init__(
        self,
        app: "Application",
        session: "Session",
        deliveries: "Deliveries",
        after: "AfterCapture",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._after = after
        self._deliveries = deliveries
        self._background: Background = app.background
        self.flow = RecordingFlow(session, app.announcer, app.background, self)
        self.display = RecordingDisplay(self.flow, app.tray, app.menu, app.toasts, self)
        self.trimming = Trimming(session, deliveries, app.announcer, app.background, self)
        self.flow.began.connect(self._began)
        self.flow.finished.connect(self._finished)
        self.flow.uploading.connect(self._uploading)
        self._job: Job | None = None
        self._is_delivered = False
        app.menu.stop_recording.connect(self.flow.stop)
        app.menu.pause_recording.connect(self.flow.toggle_pause)
        app.menu.cancel_recording.connect(self.flow.cancel)

    def close_windows(self) -> None:
        """Takes away everything that can be seen; safe to call twice."""
        self.flow.quit()
        self.display.close()
        self.trimming.close()

    def _began(self) -> None:
        self._job = None
        self._is_delivered = False

    def _uploading(self, job: "Job") -> None:
        self._job = job
        if self._session.settings.link_of_recordings == "start":
            self._is_delivered = True
            self._adopt(job)

    def _adopt(self, job: "Job") -> None:
        wanted = "copy_link" in self._session.settings.after_recording
        self._deliveries.deliver([lambda: job], copy=wanted)

    def _finished(self, recording: "Recording") -> None:
        path = recording.path
        if self._job is not None:
            # The link first: what stands for the recording in previews takes a moment to find.
            if not self._is_delivered:
                self._adopt(self._job)
            rest = partial(self._background.run, partial(self._complete, path))
            self._after.save_first(path, rest)
        elif self._session.settings.trim_before_upload:
            self.trimming.open(recording)
        else:
            self._after.recording(path, partial(self._session.recordings.finish, path))

    def _complete(self, path: Path) -> None:
        """In a thread: the file is whole, so what is left of it is sent."""
        picture = None
        with contextlib.suppress(CaptureError):  # it would be nice to have; the rest matters more
            picture = poster(path)
        self._session.recordings.finish(path, picture)
