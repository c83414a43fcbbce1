"""Frames that we grab ourselves, with mss, and write into ffmpeg."""

import threading
import time
from collections.abc import Callable

from capture.backends.mss_backend import MssBackend
from capture.recording.sources.base import Grab, Input


class MssFeed:
    """Works wherever stills do, at the price of each frame's way through this process."""

    name = "mss"
    marks_clicks = False

    def open(self, grab: Grab) -> Input:
        """Raw frames on standard input."""
        size = f"{grab.region.width}x{grab.region.height}"
        return Input(
            (
                *("-f", "rawvideo", "-pixel_format", "bgr0", "-video_size", size),
                *("-framerate", str(grab.fps), "-i", "pipe:0"),
            ),
            feeder=_Feeder(grab),
        )


class _Feeder:
    """Keeps to the clock: a frame that comes too late for its moment is shown for two."""

    def __init__(self, grab: Grab) -> None:
        self._grab = grab
        self.started_at: float | None = None
        self.dropped = 0

    def run(self, write: Callable[[bytes | memoryview], object], stopped: threading.Event) -> None:
        """Writes frames until told to end."""
        backend = MssBackend()
        written = 0
        try:
            begun = time.monotonic()
            while not stopped.wait(max(0.0, begun + written / self._grab.fps - time.monotonic())):
                frame = backend.grab(self._grab.region, cursor=self._grab.cursor)
                if self.started_at is None:
                    begun, self.started_at = time.monotonic(), time.time()
                due = int((time.monotonic() - begun) * self._grab.fps) + 1
                times = max(1, due - written)
                self.dropped += times - 1
                for _ in range(times):
                    write(memoryview(frame.pixels))
                written += times
        finally:
            backend.close()
