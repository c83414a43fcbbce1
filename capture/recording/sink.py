"""Where a recording's bytes go while it is recorded: one growing file."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import Final, Protocol

from capture.errors import CannotWrite, CaptureError, DiskFull
from capture.recording import encoders
from capture.recording.ffmpeg import Ffmpeg
from capture.recording.formats import RecordingFormat

_SECONDS_BETWEEN_SYNCS: Final = 1.0
_SECONDS_TO_PACK: Final = 30.0
_OUT_OF_ROOM: Final = "No space left on device"

# Long enough to know what comes through the pipe, not so long that the file begins late.
_PROBE: Final = ("-analyzeduration", "500000", "-probesize", "1000000")
# What is written at a time, and never again: a second.
_PIECES: Final = {
    RecordingFormat.MP4: ("-movflags", "+hybrid_fragmented", "-frag_duration", "1000000"),
    RecordingFormat.WEBM: ("-cluster_time_limit", "1000"),
}


class Sink(Protocol):
    """Takes a recording's bytes, from one thread at a time."""

    def write(self, chunk: bytes) -> None:
        """Takes some.

        Raises:
            OSError: they cannot be written.
        """
        ...

    def close(self) -> CaptureError | None:
        """Finishes the file, and says what was the matter with it if something was."""
        ...


class Packer:
    """An ffmpeg that packs encoded frames into a file that plays whenever it ends.

    Raises:
        FfmpegMissing: ffmpeg cannot be started.
    """

    def __init__(self, path: Path, recording_format: RecordingFormat) -> None:
        self._path = path
        self._ffmpeg = Ffmpeg(
            [
                *_PROBE,
                *("-f", encoders.packed_as(recording_format), "-i", "pipe:0"),
                *(
                    "-c",
                    "copy",
                    "-flush_packets",
                    "1",
                    *_PIECES[recording_format],
                    "-f",
                    recording_format.value,
                    "-y",
                    path,
                ),
            ],
            stdin=True,
        )

    def write(self, chunk: bytes) -> None:
        """Hands the bytes on."""
        view = memoryview(chunk)
        while view:
            view = view[self._ffmpeg.stdin.write(view) :]

    def close(self) -> CaptureError | None:
        """Has the index written."""
        self._ffmpeg.close_stdin()
        code = self._ffmpeg.wait(_SECONDS_TO_PACK)
        if code == 0:
            return None
        if self._ffmpeg.said(_OUT_OF_ROOM):
            return DiskFull(self._path)
        return CannotWrite(self._path, self._ffmpeg.complaint())


class PlainFile:
    """The bytes as they come.

    Raises:
        CannotWrite: the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._error: OSError | None = None
        try:
            self._file = path.open("xb", buffering=0)
        except OSError as error:
            raise CannotWrite(path, error.strerror or str(error)) from error

    def write(self, chunk: bytes) -> None:
        """Appends the bytes."""
        view = memoryview(chunk)
        try:
            while view:
                view = view[self._file.write(view) :]
        except OSError as error:
            self._error = error
            raise

    def close(self) -> CaptureError | None:
        """Closes the file."""
        self._file.close()
        if self._error is None:
            return None
        if _OUT_OF_ROOM in str(self._error):
            return DiskFull(self._path)
        return CannotWrite(self._path, self._error.strerror or str(self._error))


class Keeper:
    """Has the system put a growing file on the disk every second: a power cut takes no more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="recording-sync", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Does it for the last time."""
        self._over.set()
        self._thread.join()
        self._sync()

    def _keep(self) -> None:
        while not self._over.wait(_SECONDS_BETWEEN_SYNCS):
            self._sync()

    def _sync(self) -> None:
        with contextlib.suppress(OSError):  # it is not there yet; whoever writes it says the rest
            descriptor = os.open(self._path, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
