"""The ffmpeg that packs a recording: encoded frames and raw sound come in, a file grows."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from capture.errors import CannotWrite, CaptureError, DiskFull
from capture.recording import encoders
from capture.recording.ffmpeg import Ffmpeg
from capture.recording.formats import RecordingFormat

_SECONDS_TO_PACK: Final = 30.0
_OUT_OF_ROOM: Final = "No space left on device"
_MOST_WAITING: Final = 256
"""Chunks that may wait while the disk, or the sound, is slow: frames are lost beyond that."""

# Long enough to know what comes through the pipe, not so long that the file begins late.
_PROBE: Final = ("-analyzeduration", "500000", "-probesize", "1000000")
# What is written at a time, and never again: a second.
_PIECES: Final = {
    RecordingFormat.MP4: (
        "-movflags",
        "+hybrid_fragmented+delay_moov",
        "-frag_duration",
        "1000000",
    ),
    RecordingFormat.WEBM: ("-cluster_time_limit", "1000"),
}
_SOUND: Final = {
    RecordingFormat.MP4: ("-c:a", "aac", "-b:a", "160k"),
    RecordingFormat.WEBM: ("-c:a", "libopus", "-b:a", "128k"),
}


class Packer:
    """Writes a file that plays whenever it ends.

    Args:
        path: the file.
        recording_format: MP4 or WebM.
        sounds: for each sound that goes with the picture, what makes ffmpeg open it; several are
            mixed.
        pass_fds: descriptors that the sounds come through.

    Raises:
        FfmpegMissing: ffmpeg cannot be started.
    """

    def __init__(
        self,
        path: Path,
        recording_format: RecordingFormat,
        sounds: Sequence[Sequence[str]] = (),
        pass_fds: Sequence[int] = (),
    ) -> None:
        self._path = path
        self._broken = threading.Event()
        self._waiting: queue.Queue[bytes | None] = queue.Queue(_MOST_WAITING)
        self._ffmpeg = Ffmpeg(
            [
                *(*_PROBE, "-f", encoders.packed_as(recording_format), "-i", "pipe:0"),
                *(argument for sound in sounds for argument in sound),
                *_mapping(len(sounds)),
                *("-c:v", "copy", *(_SOUND[recording_format] if sounds else ())),
                *("-flush_packets", "1", *_PIECES[recording_format]),
                *("-f", recording_format.value, "-y", path),
            ],
            stdin=True,
            pass_fds=pass_fds,
        )
        self._writer = threading.Thread(target=self._write_all, name="packing", daemon=True)
        self._writer.start()

    def write(self, chunk: bytes) -> None:
        """Takes encoded bytes, and waits only if very many are waiting already.

        Raises:
            OSError: the packer has ended.
        """
        if self._broken.is_set():
            raise BrokenPipeError
        self._waiting.put(chunk)

    def close(self) -> CaptureError | None:
        """Has the index written, and says what was the matter with the file if something was."""
        self._waiting.put(None)
        self._writer.join()
        code = self._ffmpeg.wait(_SECONDS_TO_PACK)
        if code == 0:
            return None
        if self._ffmpeg.said(_OUT_OF_ROOM):
            return DiskFull(self._path)
        return CannotWrite(self._path, self._ffmpeg.complaint())

    def _write_all(self) -> None:
        while (chunk := self._waiting.get()) is not None:
            if self._broken.is_set():
                continue  # whoever writes is told, and must not wait here meanwhile
            try:
                write_whole(self._ffmpeg.stdin.fileno(), chunk)
            except OSError:
                self._broken.set()
        self._ffmpeg.close_stdin()


def write_whole(descriptor: int, chunk: bytes | memoryview) -> None:
    """Writes all of it, in as many calls as it takes."""
    view = memoryview(chunk)
    while view:
        view = view[os.write(descriptor, view) :]


def _mapping(sounds: int) -> list[str]:
    if not sounds:
        return []
    if sounds == 1:
        return ["-map", "0:v:0", "-map", "1:a:0"]
    inputs = "".join(f"[{number}:a]" for number in range(1, sounds + 1))
    mix = f"{inputs}amix=inputs={sounds}:normalize=0[sound]"
    return ["-filter_complex", mix, "-map", "0:v:0", "-map", "[sound]"]
