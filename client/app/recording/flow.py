"""From a choice in the overlay to a recording on its way to a link. One at a time."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from capture.recording.errors import RecordingCancelled
from capture.recording.formats import RecordingFormat
from capture.recording.model import Progress, State
from capture.recording.options import Audio, RecordOptions
from capture.targets import RegionTarget
from client.app.background import Background
from client.app.recording.work import RecordingWork
from client.core.recording_turn import RecordingBusy
from client.ui.countdown import Countdown
from client.ui.overlay import Choice, Product

if TYPE_CHECKING:
    from capture.recording.model import Recording
    from client.app.delivery.announcer import Announcer
    from client.config.settings import Settings
    from client.core.session import Session

_SECONDS_AT_THE_END = 9.0


class RecordingFlow(QObject):
    """Starts, steers and ends recordings.

    Signals:
        began: the `Choice` that is recorded from now on.
        progressed: a `Progress`.
        uploading: the `Job` that the recording goes through while it is made.
        ended: nothing is recorded any more.
        finished: a `Recording` that is to be shared.
    """

    began = Signal(object)
    progressed = Signal(object)
    uploading = Signal(object)
    ended = Signal()
    finished = Signal(object)

    def __init__(
        self,
        session: "Session",
        announcer: "Announcer",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._announcer = announcer
        self._background = background
        self._countdown = Countdown(self)
        self._countdown.cancelled.connect(self._over)
        self._choice: Choice | None = None
        self._work: RecordingWork | None = None
        self._progress = Progress()
        self._closing = False
        self._tells_upload = False

    @property
    def is_busy(self) -> bool:
        """Whether something is recorded, is about to be, or is made into a file."""
        return self._choice is not None

    @property
    def is_running(self) -> bool:
        """Whether stopping would mean something: it counts down or records."""
        return self.is_busy and self._progress.state not in (State.FINISHING, State.CONVERTING)

    @property
    def is_paused(self) -> bool:
        """Whether nothing is recorded right now, on purpose."""
        return self._progress.state is State.PAUSED

    def begin(self, choice: Choice) -> None:
        """Counts down if wanted, then records what was chosen."""
        if self.is_busy:
            self._announcer.tell_error("recording", RecordingBusy())
            return
        self._choice = choice
        self._progress = Progress()
        seconds = choice.delay or self._session.settings.record_countdown
        if seconds:
            self._countdown.start(seconds, choice.region, self._start)
        else:
            self._start()

    def stop(self) -> None:
        """Ends the recording, which is then shared; during the countdown there is none."""
        if self._countdown.is_running:
            self._countdown.stop()
            self._over()
        elif self._work is not None:
            self._work.stop()

    def cancel(self) -> None:
        """Ends the recording and throws it away."""
        if self._countdown.is_running:
            self._countdown.stop()
            self._over()
        elif self._work is not None:
            self._work.cancel()

    def toggle_pause(self) -> None:
        """Pauses, or goes on."""
        if self._work is None:
            return
        if self.is_paused:
            self._work.resume()
        else:
            self._work.pause()

    def quit(self) -> None:
        """On the GUI thread, before `close`: what is recorded is kept, and nothing more begins."""
        self._closing = True
        self._countdown.stop()

    def close(self) -> None:
        """Ends what is recorded and hands it to the outbox; in a thread, safe to call twice."""
        work = self._work
        if work is not None:
            work.stop()
            work.wait(_SECONDS_AT_THE_END)

    def _start(self) -> None:
        choice = self._choice
        if choice is None:
            return
        options = options_of(choice, self._session.settings)
        work = RecordingWork(self._session, options, self._told)
        self._work = work
        self._tells_upload = False
        self._background.run(partial(self._run, work), self._done, self._failed)
        self.began.emit(choice)

    def _run(self, work: RecordingWork) -> "Recording | None":
        """In a thread: the recording, or None when the app ends and it is on its way already."""
        try:
            recording = work.run()
            if self._closing:
                self._session.recordings.finish(recording.path)
                return None
            return recording
        finally:
            work.end()

    def _told(self, progress: Progress) -> None:
        self._background.post(partial(self._hear, progress))

    def _hear(self, progress: Progress) -> None:
        if self._work is not None and not progress.state.is_final:
            self._progress = progress
            self.progressed.emit(progress)
            if self._work.job is not None and not self._tells_upload:
                self._tells_upload = True
                self.uploading.emit(self._work.job)

    def _done(self, recording: "Recording | None") -> None:
        self._over()
        if recording is None:
            return
        if recording.problem is not None:
            self._announcer.tell_error("recording", recording.problem)
        elif recording.notices:
            self._announcer.tell("recording", "\n".join(recording.notices))
        self.finished.emit(recording)

    def _failed(self, error: Exception) -> None:
        self._over()
        if not isinstance(error, RecordingCancelled):
            self._announcer.tell_error("recording", error)

    def _over(self) -> None:
        self._choice = None
        self._work = None
        self._progress = Progress()
        self.ended.emit()


def options_of(choice: Choice, settings: "Settings") -> RecordOptions:
    """What is recorded for a choice, by the settings."""
    chosen = _FORMATS[choice.product](settings)
    options = RecordOptions(
        target=RegionTarget(choice.region),
        format=chosen,
        fps=settings.record_fps,
        cursor=settings.record_cursor,
        clicks=settings.record_clicks,
        audio=Audio.NONE if chosen.is_converted else Audio(settings.record_audio),
        source=settings.record_source or None,
    )
    return replace(options, fps=settings.gif_fps) if chosen.is_converted else options


def _video(settings: "Settings") -> RecordingFormat:
    chosen = RecordingFormat(settings.record_format)
    return RecordingFormat.MP4 if chosen.is_converted else chosen


def _animation(settings: "Settings") -> RecordingFormat:
    chosen = RecordingFormat(settings.record_format)
    return chosen if chosen.is_converted else RecordingFormat.GIF


_FORMATS: "dict[Product, Callable[[Settings], RecordingFormat]]" = {
    Product.VIDEO: _video,
    Product.GIF: _animation,
}
