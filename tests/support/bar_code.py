"""A window that shows the time as a bar code, and the reading of it in recorded frames.

As a program: `bar_code.py X Y WIDTH HEIGHT [RATE]` shows it until it is ended.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

BITS = 16
RATE = 120
"""Counts a second: two frames at 60 a second differ."""

TITLE = "Bar code"

Frames = NDArray[np.uint8]


def frames_of(path: Path, pixels: str = "gray") -> Frames:
    """The frames of a recording, one after the other: (count, height, width).

    With the pixels "rgb24" instead of grey ones: (count, height, width, 3).
    """
    import imageio_ffmpeg

    from capture.recording.probe import probe

    facts = probe(path)
    done = subprocess.run(
        [
            imageio_ffmpeg.get_ffmpeg_exe(),
            *("-v", "error", "-i", path, "-fps_mode", "passthrough"),
            *("-pix_fmt", pixels, "-f", "rawvideo", "-"),
        ],
        capture_output=True,
        check=True,
        timeout=60,
    )
    shape = (facts.height, facts.width) + ((3,) if pixels == "rgb24" else ())
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, *shape)


def read(frame: NDArray[np.uint8]) -> int:
    """The count that a frame shows; the code takes the frame's upper half, edge to edge."""
    height, width = frame.shape
    columns = [int((column + 0.5) * width / BITS) for column in range(BITS)]
    row = frame[height // 4]
    gray = sum(int(row[x] > 127) << bit for bit, x in enumerate(columns))
    count = 0
    while gray:
        count ^= gray
        gray >>= 1
    return count


def counts(path: Path) -> list[int]:
    """The counts that the frames of a recording show."""
    return [read(frame) for frame in frames_of(path)]


def assert_in_time(shown: list[int], fps: float) -> None:
    """The frames show one moment after the other, at the pace of the clock.

    A busy machine draws some of them late, so that two show the same; it must not be many.
    """
    steps = np.diff(shown)
    assert (steps >= 0).all(), shown
    assert (steps > 0).mean() >= 0.6, shown
    assert steps.mean() == pytest.approx(RATE / fps, rel=0.1), shown


def distinct(shown: list[int]) -> list[int]:
    """The counts without those that repeat the one before."""
    return [
        count for count, before in zip(shown, [-1, *shown[:-1]], strict=True) if count != before
    ]


@contextmanager
def bar_code(
    environment: dict[str, str], x: int, y: int, width: int, height: int
) -> Iterator[subprocess.Popen[bytes]]:
    """Shows the bar code for the length of a `with` block."""
    process = subprocess.Popen(
        [sys.executable, __file__, *map(str, (x, y, width, height))],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"shown\n"
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def main() -> int:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QColor, QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    started = time.monotonic()

    class BarCode(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            count = int((time.monotonic() - started) * RATE) % (1 << BITS)
            gray = count ^ (count >> 1)
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor("#d08030"))
            width = self.width() / BITS
            for bit in range(BITS):
                colour = QColor("white") if gray >> bit & 1 else QColor("black")
                left = round(bit * width)
                painter.fillRect(left, 0, round(width) + 1, self.height() // 2, colour)
            painter.end()

    application = QApplication(sys.argv)
    x, y, width, height = map(int, sys.argv[1:5])
    window = BarCode()
    window.setWindowTitle(TITLE)
    window.setWindowFlags(
        Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint
    )
    window.setGeometry(x, y, width, height)
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(window.update)
    timer.start(8)
    window.show()
    QTimer.singleShot(100, lambda: os.write(1, b"shown\n"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
