"""One sound from its device into the packer, whatever becomes of the device."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from capture.recording.errors import NoSoundDevice
from capture.recording.ffmpeg import Ffmpeg
from capture.recording.packer import write_whole
from capture.recording.sound.clock import ArrivalClock
from capture.recording.sound.timeline import CHANNELS, FRAME, RATE, Timeline

_RAW: Final = ("-f", "s16le", "-ar", str(RATE))
_TO_US: Final = ("-ac", str(CHANNELS), *_RAW, "-flush_packets", "1", "pipe:1")
_CHUNK: Final = 16 * 1024
_SECONDS_TO_OPEN: Final = 3.0
_SECONDS_TO_SETTLE: Final = 0.3  # a device may first give what it heard before
_SECONDS_UNTIL_TRIED_AGAIN: Final = 1.0
_SECONDS_BETWEEN_WRITES: Final = 0.1

_HELD_BACK: Final = 0.6
"""Seconds that sound is kept here: it comes late, and a pause cuts off what was heard behind the
last picture."""

_LAG: Final = 0.15
"""Seconds that a pause or the end waits for at most, for what was heard before it."""


class Track:
    """A sound that is being recorded.

    Args:
        what: what it is, for people.
        device: what makes ffmpeg open it.
        on_notice: told, in a sentence, when the device is lost.

    Raises:
        NoSoundDevice: it cannot be had.
        FfmpegMissing: there is nothing to open it with.
    """

    def __init__(
        self, what: str, device: Sequence[str], on_notice: Callable[[str], object]
    ) -> None:
        self._what = what
        self._device = device
        self._on_notice = on_notice
        self._lock = threading.Lock()
        self._timeline: Timeline | None = None
        self._samples = 0  # written in the stretches before
        self._heard_until = 0.0
        self._over = threading.Event()
        self._opened = threading.Event()
        self._has_failed = False
        self._ffmpeg = self._open()
        self.descriptor, self._ours = os.pipe()
        self._threads = [
            threading.Thread(target=self._listen, name="sound", daemon=True),
            threading.Thread(target=self._write, name="sound-writing", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._opened.wait(_SECONDS_TO_OPEN)
        if self._has_failed:
            reason = self._ffmpeg.complaint()
            self.handed_over()
            self.close()
            raise NoSoundDevice(what, reason)

    @property
    def input(self) -> list[str]:
        """What makes the packer read it."""
        return [*_RAW, "-ch_layout", "stereo", "-i", f"pipe:{self.descriptor}"]

    def handed_over(self) -> None:
        """Says that the packer has its end of the pipe."""
        os.close(self.descriptor)

    def begin(self, start: float) -> None:
        """A stretch has begun, its first picture taken at a moment (seconds since 1970)."""
        with self._lock:
            self._timeline = Timeline(start)

    def end(self, seconds: float) -> None:
        """The stretch has ended; there are so many seconds of pictures in all."""
        wanted = round(seconds * RATE) - self._samples
        deadline = time.monotonic() + _LAG
        while not self._has_heard(wanted) and time.monotonic() < deadline:
            self._over.wait(0.01)
        with self._lock:
            timeline, self._timeline = self._timeline or Timeline(0.0), None
            self._send(timeline.take_to(wanted))
            self._samples += wanted

    def close(self) -> None:
        """Ends it; safe to call twice."""
        if self._over.is_set():
            return
        self._over.set()
        self._ffmpeg.process.kill()
        for thread in self._threads:
            thread.join()
        self._ffmpeg.kill()
        os.close(self._ours)

    def _has_heard(self, samples: int) -> bool:
        with self._lock:
            timeline = self._timeline
            return timeline is None or self._heard_until >= timeline.moment(samples)

    def _open(self) -> Ffmpeg:
        return Ffmpeg([*self._device, *_TO_US], stdout=True)

    def _listen(self) -> None:
        """Takes what the device gives; a lost device is looked for until there is one again."""
        is_lost = False
        while True:
            self._take_all(self._ffmpeg)
            self._ffmpeg.kill()
            if self._over.is_set():
                return
            if not self._opened.is_set():
                self._has_failed = True
                self._opened.set()
                return
            if not is_lost:
                is_lost = True
                self._on_notice(f"The {self._what} was lost; it is silent from there on.")
            if self._over.wait(_SECONDS_UNTIL_TRIED_AGAIN):
                return
            self._ffmpeg = self._open()

    def _take_all(self, ffmpeg: Ffmpeg) -> None:
        clock = ArrivalClock()
        begun: float | None = None
        rest = b""
        while chunk := _some(ffmpeg):
            now = time.time()
            begun = begun or now
            rest += chunk
            whole = len(rest) // FRAME * FRAME
            samples, rest = rest[:whole], rest[whole:]
            moment = clock.moment(now, whole // FRAME)
            with self._lock:
                if self._timeline is not None:
                    self._timeline.add(moment, samples)
                self._heard_until = now
            if now - begun > _SECONDS_TO_SETTLE:
                self._opened.set()

    def _write(self) -> None:
        while not self._over.wait(_SECONDS_BETWEEN_WRITES):
            with self._lock:
                if self._timeline is not None:
                    self._send(self._timeline.take(time.time() - _HELD_BACK))

    def _send(self, samples: bytes) -> None:
        with contextlib.suppress(OSError):  # the packer has ended, and says itself why
            write_whole(self._ours, samples)


def _some(ffmpeg: Ffmpeg) -> bytes:
    try:
        return os.read(ffmpeg.stdout.fileno(), _CHUNK)
    except (OSError, ValueError):
        return b""
