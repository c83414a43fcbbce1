"""Everything about recordings in the app, wired together."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from client.app.background import Background
from client.app.recording.display import RecordingDisplay
from client.app.recording.flow import RecordingFlow

if TYPE_CHECKING:
    from capture.recording.model import Recording
    from client.app.application import Application
    from client.app.delivery.deliveries import Deliveries
    from client.core.session import Session
    from uploader.model import Job


class RecordingRoom(QObject):
    """Makes recordings and hands them to the deliveries.

    Attributes:
        flow: starts, steers and ends them.
        display: what is seen of them.
    """

    def __init__(
        self,
        app: "Application",
        session: "Session",
        deliveries: "Deliveries",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._deliveries = deliveries
        self._background: Background = app.background
        self.flow = RecordingFlow(session, app.announcer, app.background, self)
        self.display = RecordingDisplay(self.flow, app.tray, app.menu, app.toasts, self)
        self.flow.finished.connect(self._finished)
        self.flow.uploading.connect(self._uploading)
        self._is_delivered = False
        app.menu.stop_recording.connect(self.flow.stop)
        app.menu.pause_recording.connect(self.flow.toggle_pause)
        app.menu.cancel_recording.connect(self.flow.cancel)

    def close_windows(self) -> None:
        """Takes away everything that can be seen; safe to call twice."""
        self.flow.quit()
        self.display.close()

    def _finished(self, recording: "Recording") -> None:
        finish = partial(self._session.recordings.finish, recording.path)
        if self._is_delivered:  # its link was copied when it began
            self._is_delivered = False
            self._background.run(finish)
        else:
            self._deliveries.deliver([finish])

    def _uploading(self, job: "Job") -> None:
        self._is_delivered = self._session.settings.link_of_recordings == "start"
        if self._is_delivered:
            self._deliveries.adopt(job)
