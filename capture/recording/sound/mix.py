"""All the sounds of a recording."""

from __future__ import annotations

from collections.abc import Callable

from capture.recording.options import Audio
from capture.recording.sound import devices
from capture.recording.sound.track import Track


class Sounds:
    """The tracks that were asked for; with none of them, everything here does nothing.

    Args:
        audio: which.
        on_notice: told, in a sentence, when a device is lost.

    Raises:
        NoSoundDevice: one of them cannot be had.
        FfmpegMissing: there is nothing to open it with.
    """

    def __init__(self, audio: Audio, on_notice: Callable[[str], object]) -> None:
        self._tracks: list[Track] = []
        try:
            if audio.has_microphone:
                self._tracks.append(Track("microphone", devices.microphone(), on_notice))
            if audio.has_system:
                self._tracks.append(Track("system sound", devices.system(), on_notice))
        except BaseException:
            self.close()
            raise

    @property
    def inputs(self) -> list[list[str]]:
        """For each, what makes the packer read it."""
        return [track.input for track in self._tracks]

    @property
    def descriptors(self) -> list[int]:
        """For each, the packer's end of its pipe."""
        return [track.descriptor for track in self._tracks]

    def handed_over(self) -> None:
        """Says that the packer has its ends of the pipes."""
        for track in self._tracks:
            track.handed_over()

    def begin(self, start: float) -> None:
        """A stretch has begun, its first picture taken at a moment (seconds since 1970)."""
        for track in self._tracks:
            track.begin(start)

    def end(self, seconds: float) -> None:
        """The stretch has ended; there are so many seconds of pictures in all."""
        for track in self._tracks:
            track.end(seconds)

    def close(self) -> None:
        """Ends them; safe to call twice."""
        for track in self._tracks:
            track.close()
