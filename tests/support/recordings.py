"""Recordings of the bar code: new ones, and one of each format that a session's tests share."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from capture.models import Region
from capture.recording.formats import RecordingFormat
from capture.recording.options import RecordOptions
from capture.recording.recorder import Listener, Recorder
from capture.service import CaptureService
from capture.targets import RegionTarget

REGION = Region(100, 100, 640, 480)
FPS = 15


class Recordings:
    """Records the bar code, which is on the screen.

    Attributes:
        folder: where they are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recorders: list[Recorder] = []
        self._shared: dict[RecordingFormat, Path] = {}

    def new(self, listener: Listener = lambda _: None, **options: Any) -> Recorder:
        """A recorder that has been started."""
        chosen = replace(RecordOptions(target=RegionTarget(REGION), fps=FPS), **options)
        folder = self.folder / str(len(self._recorders))
        folder.mkdir()
        recorder = Recorder(chosen, folder / f"file{chosen.format.suffix}", CaptureService())
        self._recorders.append(recorder)
        recorder.subscribe(listener)
        recorder.start()
        return recorder

    def of(self, recording_format: RecordingFormat) -> Path:
        """Three seconds, made once."""
        if recording_format not in self._shared:
            recorder = self.new(format=recording_format, duration=3)
            self._shared[recording_format] = recorder.wait(30).path
        return self._shared[recording_format]

    def close(self) -> None:
        """Ends what still records."""
        for recorder in self._recorders:
            recorder.cancel()
