"""What is seen of a recording: border and bar, the tray, and a toast while a GIF is made."""

from PySide6.QtCore import QObject, QTimer

from capture.recording.model import Progress, State
from client.app.recording.flow import RecordingFlow
from client.app.tray.controller import TrayController
from client.ui.overlay import Choice
from client.ui.recorder import RecorderBar, RecorderBorder
from client.ui.recorder.bar import clock
from client.ui.toast import ToastContent, Toasts
from client.ui.tray import TrayMenu, TrayState

_TOAST = "recording-progress"
_CANCEL = "cancel"

# A short recording is a GIF before anybody could read that it is being made.
_MS_UNTIL_TOLD = 400


class RecordingDisplay(QObject):
    """Follows a recording; what is pressed in what it shows goes back to the flow.

    Args:
        flow: the recordings.
        tray: its icon says that something is recorded.
        menu: has entries for it.
        toasts: where progress is shown once there is no bar.
    """

    def __init__(
        self,
        flow: RecordingFlow,
        tray: TrayController,
        menu: TrayMenu,
        toasts: Toasts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._tray = tray
        self._menu = menu
        self._toasts = toasts
        self.key = ""
        self._border: RecorderBorder | None = None
        self._bar: RecorderBar | None = None
        self._fraction: float | None = None
        self._tells = False
        self._patience = QTimer(self, singleShot=True, interval=_MS_UNTIL_TOLD)
        self._patience.timeout.connect(self._begin_telling)
        flow.began.connect(self._begin)
        flow.progressed.connect(self._show)
        flow.ended.connect(self.close)
        toasts.action.connect(self._act)

    def close(self) -> None:
        """Takes everything away; safe to call twice."""
        self._patience.stop()
        self._fraction = None
        self._tells = False
        self._take_windows()
        self._toasts.close(_TOAST)
        self._tray.set_recording(None, "")
        self._menu.set_recording(running=False, paused=False)

    def _begin(self, choice: Choice) -> None:
        self._border = RecorderBorder(choice.region)
        bar = RecorderBar(self.key)
        if bar.place(choice.region):
            bar.pause_wanted.connect(self._flow.toggle_pause)
            bar.stop_wanted.connect(self._flow.stop)
            bar.cancel_wanted.connect(self._flow.cancel)
            bar.show()
            self._bar = bar
        else:
            bar.deleteLater()
        self._border.show()
        self._show(Progress())

    def _show(self, progress: Progress) -> None:
        match progress.state:
            case State.FINISHING | State.CONVERTING:
                self._take_windows()
                self._menu.set_recording(running=False, paused=False)
                self._tray.set_recording(None, "")
                if progress.state is State.CONVERTING:
                    self._convert(progress.fraction)
            case _:
                self._show_running(progress)

    def _show_running(self, progress: Progress) -> None:
        paused = progress.state is State.PAUSED
        if self._bar is not None:
            self._bar.set_state(progress.seconds, progress.bytes, paused=paused)
        if self._border is not None:
            self._border.set_paused(paused)
        self._menu.set_recording(running=True, paused=paused)
        time = clock(progress.seconds)
        said = self.tr("Recording paused at {time}") if paused else self.tr("Recording, {time}")
        state = TrayState.PAUSED if paused else TrayState.RECORDING
        self._tray.set_recording(state, said.format(time=time))

    def _convert(self, fraction: float) -> None:
        if self._fraction is None:
            self._patience.start()
        self._fraction = fraction
        if self._tells:
            self._tell()

    def _begin_telling(self) -> None:
        self._tells = True
        self._tell()

    def _tell(self) -> None:
        content = ToastContent(
            title=self.tr("Putting the frames together…"),
            progress=self._fraction,
            actions=((_CANCEL, self.tr("Cancel")),),
        )
        self._toasts.show(_TOAST, content)

    def _act(self, key: str, action: str) -> None:
        if key == _TOAST and action == _CANCEL:
            self._flow.cancel()

    def _take_windows(self) -> None:
        if self._border is not None:
            self._border.close()
            self._border = None
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
