"""What can go wrong with a recording."""

from __future__ import annotations

from capture.errors import BackendUnavailable, CaptureError


class FfmpegMissing(BackendUnavailable):
    """The program that encodes is not there, or cannot be started."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Recording needs ffmpeg, which cannot be started ({reason}).",
            "Install it anew: pip install --force-reinstall imageio-ffmpeg.",
        )


class BadRecordOption(CaptureError):
    """Something asked for that no recording can have."""


class CannotMarkClicks(CaptureError):
    """Clicks cannot be marked here; a recording goes without."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason}.", "A recording goes without them.")


class NothingRecorded(CaptureError):
    """The recording ended before its first frame."""

    def __init__(self, reason: str = "it was stopped before its first frame") -> None:
        super().__init__(f"Nothing was recorded: {reason}.", "Start it again.")


class RecordingBroke(CaptureError):
    """The recording ended by itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The recording ended early: {reason}.", "What was recorded until then is kept."
        )


class ScreenChanged(CaptureError):
    """The screen that was recorded is no longer there, or no longer as large."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            f"The recording ended because the screens have changed. {detail}".rstrip(),
            "What was recorded until then is kept.",
        )


class RecordingCancelled(CaptureError):
    """The person did not want it."""

    def __init__(self) -> None:
        super().__init__("The recording was cancelled.")


class CannotConvert(CaptureError):
    """A recording that could not be made into the wanted format."""

    def __init__(self, what: str, reason: str, kept: object) -> None:
        super().__init__(
            f"The recording could not be made into {what}: {reason}.",
            f"What was recorded is kept in {kept}.",
        )


class NotARecording(CaptureError):
    """A file without a moving picture."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is not a video that can be read.", "Choose another file.")


class CannotTrim(CaptureError):
    """A recording that could not be cut."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The recording could not be cut: {reason}.", "The whole recording is kept."
        )


class NoSoundDevice(CaptureError):
    """Sound was asked for that cannot be had."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(
            f"The {what} cannot be recorded: {reason}.",
            "Plug a device in or choose one in the system's settings, or record without sound.",
        )
