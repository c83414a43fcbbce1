"""A part of a recording, encoded anew only where it has to be.

A video can be cut without loss before a key frame alone. So only what lies between the wanted start
and the next key frame is encoded anew, two seconds at most; all the rest is taken as it is. GIF and
WebP have no key frames, and few enough frames to be made anew.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from capture.recording import encoders
from capture.recording.errors import BadRecordOption, CannotTrim
from capture.recording.ffmpeg import NO_WINDOW, Ffmpeg, executable
from capture.recording.finishing.conversion import Conversion, convert
from capture.recording.finishing.running import FfmpegFailed
from capture.recording.formats import RecordingFormat
from capture.recording.packer import Packer
from capture.recording.probe import Facts, probe
from capture.recording.span import Span

_SECONDS_TO_LOOK: Final = 60.0
_A_LITTLE: Final = 0.0005  # seconds
_CHUNK: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What a cut gave.

    Attributes:
        seconds: its length.
        encoded_seconds: how much of it had to be encoded anew.
    """

    seconds: float
    encoded_seconds: float


def trim(source: Path, target: Path, span: Span) -> Trimmed:
    """Writes a part of a recording to another file of the same format.

    Args:
        source: a recording of ours.
        target: there must be no such file yet.
        span: what to keep; an end beyond the recording's is the recording's.

    Raises:
        BadRecordOption: the recording is over before the span begins.
        CannotTrim: it cannot be cut.
        NotARecording: it cannot be read.
        FfmpegMissing: there is nothing to cut it with.
    """
    facts = probe(source)
    seconds = facts.seconds or 0.0
    wanted = span.within(seconds)
    if wanted is None:
        raise BadRecordOption(
            f"The recording is over after {seconds:.1f} seconds, before {span} begins.",
            "Choose an earlier start.",
        )
    if wanted == (0.0, seconds):
        shutil.copyfile(source, target)
        return Trimmed(seconds, 0.0)
    recording_format = RecordingFormat(source.suffix.lower().removeprefix("."))
    try:
        if recording_format.is_converted:
            return _made_anew(source, target, wanted, facts, recording_format)
        return _Cut(source, target, facts, recording_format).run(*wanted)
    except FfmpegFailed as error:
        target.unlink(missing_ok=True)
        raise CannotTrim(str(error)) from error


class _Cut:
    def __init__(
        self, source: Path, target: Path, facts: Facts, recording_format: RecordingFormat
    ) -> None:
        self._source = source
        self._target = target
        self._format = recording_format
        self._joiner = encoders.joiner(recording_format)
        self._has_sound = facts.has_sound
        self._fps = round(facts.fps or 0) or 1
        self._frames = round((facts.seconds or 0.0) * self._fps)

    def run(self, start: float, end: float) -> Trimmed:
        first = min(round(start * self._fps), self._frames - 1)
        behind = max(first + 1, min(round(end * self._fps), self._frames))
        key = min(self._key_frame_from(first), behind)
        since, until = (f"{frame / self._fps:.6f}" for frame in (first, behind))
        sound = ("-ss", since, "-to", until, "-i", str(self._source))
        packer = Packer(self._target, self._format, [sound] if self._has_sound else [])
        try:
            if key > first:
                self._copy_piece(packer, first, key - first, 0, encode=True)
            if behind > key:
                self._copy_piece(packer, key, behind - key, key - first, encode=False)
        finally:
            refusal = packer.close()
        if refusal is not None:
            self._target.unlink(missing_ok=True)
            raise refusal
        return Trimmed((behind - first) / self._fps, (key - first) / self._fps)

    def _copy_piece(
        self, packer: Packer, start: int, frames: int, after: int, *, encode: bool
    ) -> None:
        """Has some frames written, `after` so many others."""
        # A little before a frame that is decoded, and behind a key frame that is looked for:
        # rounding must not make it the frame behind or before.
        moment = (start - 0.25) / self._fps if encode else start / self._fps + _A_LITTLE
        later = after / self._fps + (0.0 if encode else _A_LITTLE)
        encoding = encoders.encoding(self._format, self._fps, later, copy=not encode)
        ffmpeg = Ffmpeg(
            [
                *("-ss", f"{max(0.0, moment):.6f}", "-i", self._source, "-map", "0:v:0"),
                *("-frames:v", str(frames), *encoding),
            ],
            stdout=True,
        )
        self._joiner.begin()
        try:
            while chunk := ffmpeg.stdout.read(_CHUNK):
                packer.write(self._joiner.join(chunk))
            if ffmpeg.wait():
                raise FfmpegFailed(ffmpeg.complaint())
        finally:
            ffmpeg.kill()

    def _key_frame_from(self, first: int) -> int:
        """The first key frame that is not before a frame; the recording's end if there is none."""
        done = subprocess.run(
            [
                *(executable(), "-v", "error", "-nostdin", "-discard:v", "nokey"),
                *("-i", self._source, "-map", "0:v:0", "-c", "copy", "-f", "framecrc", "-"),
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=_SECONDS_TO_LOOK,
            creationflags=NO_WINDOW,
        )
        base = Fraction(1)
        for line in done.stdout.splitlines():
            if line.startswith("#tb 0:"):
                base = Fraction(line.partition(":")[2].strip())
            elif not line.startswith("#") and "F=0x0" not in line:
                frame = round(int(line.split(",")[2]) * base * self._fps)
                if frame >= first:
                    return frame
        return self._frames


def _made_anew(
    source: Path,
    target: Path,
    wanted: tuple[float, float],
    facts: Facts,
    recording_format: RecordingFormat,
) -> Trimmed:
    seconds = wanted[1] - wanted[0]
    conversion = Conversion(
        source=source,
        packing=recording_format.value,
        target=target,
        width=facts.width,
        height=facts.height,
        fps=facts.fps or 1.0,
        seconds=seconds,
        skip=wanted[0],
        lasting=True,
    )
    convert(conversion, recording_format)
    return Trimmed(seconds, seconds)
