"""A desktop at work: lines that scroll, a window that moves, a video, a bar code of the time.

As a program: `moving_scene.py X Y WIDTH HEIGHT [FPS]` shows it until it is ended. Everything is
drawn once and copied from then on, so that showing it leaves the processors to the recorder. The
desktop's picture is a photograph in shades of one colour, with grain, behind all of it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from benchmarks.scenery import photo
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from support.bar_code import BITS, RATE

BAR_HEIGHT = 40
"""The bar code takes this many rows at the top, the whole width."""

_WORDS = (
    "the",
    "link",
    "is",
    "on",
    "the",
    "clipboard",
    "before",
    "upload",
    "whoever",
    "opens",
    "it",
)
_VIDEO_FRAMES = 24
LINE = 22
_LINES_A_SECOND = 2


@contextmanager
def moving_scene(
    environment: dict[str, str], x: int, y: int, width: int, height: int, fps: int = 60
) -> Iterator[None]:
    """Shows the scene for the length of a `with` block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.moving_scene", *map(str, (x, y, width, height, fps))],
        env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"shown\n"
        yield
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


class Scene(QWidget):
    """The whole of it; positions follow the clock alone."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._started = time.monotonic()
        self._text_area = QRect(width // 20, height // 5, width * 2 // 5, height * 3 // 5)
        self._video_area = QRect(width * 6 // 10, height // 7, width // 5, height // 6)
        self._track = QRect(width // 2, height * 6 // 10, width * 9 // 20, height // 5)
        self._wallpaper = _photograph(width, height)
        lines = self._text_area.height() // LINE
        self._text_area.setHeight(lines * LINE)
        self._text = _text(self._text_area.width(), 2 * self._text_area.height())
        size = self._video_area.size()
        self._video = [_plasma(size.width(), size.height(), n) for n in range(_VIDEO_FRAMES)]
        self._window = _window(width // 6, height // 6)
        self._changing = (
            QRect(0, 0, width, BAR_HEIGHT),
            self._text_area,
            self._video_area,
            self._track,
        )

    def step(self) -> None:
        for area in self._changing:
            self.update(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        seconds = time.monotonic() - self._started
        painter = QPainter(self)
        painter.drawPixmap(event.rect(), self._wallpaper, event.rect())
        self._paint_bars(painter, int(seconds * RATE) % (1 << BITS))
        scrolled = int(seconds * _LINES_A_SECOND) * LINE % self._text_area.height()
        shown = QRect(0, scrolled, self._text_area.width(), self._text_area.height())
        painter.drawPixmap(self._text_area.topLeft(), self._text, shown)
        picture = self._video[int(seconds * 25) % _VIDEO_FRAMES]
        painter.drawPixmap(self._video_area.topLeft(), picture)
        room = self._track.width() - self._window.width()
        along = min(1.0, seconds * 0.4 % 2) - max(0.0, seconds * 0.4 % 2 - 1)
        painter.drawPixmap(self._track.topLeft() + QPoint(int(room * along), 0), self._window)
        painter.end()

    def _paint_bars(self, painter: QPainter, count: int) -> None:
        gray = count ^ (count >> 1)
        width = self.width() / BITS
        for bit in range(BITS):
            colour = QColor("white") if gray >> bit & 1 else QColor("black")
            painter.fillRect(round(bit * width), 0, round(width) + 1, BAR_HEIGHT, colour)


def _text(width: int, height: int) -> QPixmap:
    """Lines that repeat after half the height, so that scrolling never jumps."""
    half = QPixmap(width, height // 2)
    half.fill(QColor("white"))
    random = np.random.default_rng(11)
    painter = QPainter(half)
    painter.setFont(QFont("DejaVu Sans", 10))
    painter.setPen(QColor("#282828"))
    for top in range(16, height // 2, LINE):
        painter.drawText(12, top, " ".join(random.choice(_WORDS, 12)))
    painter.end()
    whole = QPixmap(width, height)
    painter = QPainter(whole)
    painter.drawPixmap(0, 0, half)
    painter.drawPixmap(0, height // 2, half)
    painter.end()
    return whole


def _photograph(width: int, height: int) -> QPixmap:
    """A photograph in shades of one colour, with the grain of a film, as the desktop's picture."""
    grain = np.random.default_rng(5).normal(0, 6, (height, width))
    light = np.clip(photo(width, height)[..., 1] * 0.5 + 30 + grain, 0, 255)
    picture = np.full((height, width, 4), 255, np.uint8)
    for channel, share in enumerate((1.0, 0.8, 0.62)):
        picture[..., channel] = light * share
    image = QImage(picture.tobytes(), width, height, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image.copy())


def _plasma(width: int, height: int, number: int) -> QPixmap:
    """A frame of a video: soft colours that move, as smooth as videos are once compressed."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turn = number / _VIDEO_FRAMES * 2 * np.pi
    picture = np.full((height, width, 4), 255, np.uint8)
    for channel, (base, gain) in enumerate(((150, 30), (120, 34), (105, 26))):
        shift = channel * 0.4
        waves = np.sin(x / 37 + turn + shift) + np.sin(y / 23 - turn + shift)
        waves += np.sin((x + y) / 51 + 2 * turn - shift)
        picture[..., channel] = np.clip(base + gain * waves, 0, 255)
    image = QImage(picture.tobytes(), width, height, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image.copy())


def _window(width: int, height: int) -> QPixmap:
    window = QPixmap(width, height)
    window.fill(QColor("#ffffff"))
    painter = QPainter(window)
    painter.fillRect(0, 0, width, 28, QColor("#3b6ea8"))
    painter.setPen(QColor("white"))
    painter.setFont(QFont("DejaVu Sans", 10))
    painter.drawText(10, 19, "A window that moves")
    painter.setPen(QColor("#333333"))
    for line in range(48, height - 10, 20):
        painter.drawText(10, line, "Settings · privacy · quality")
    painter.drawRect(0, 0, width - 1, height - 1)
    painter.end()
    return window


def main() -> int:
    application = QApplication(sys.argv)
    x, y, width, height, fps = map(int, sys.argv[1:6])
    scene = Scene(width, height)
    scene.setWindowFlags(
        Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint
    )
    scene.setGeometry(x, y, width, height)
    timer = QTimer(scene)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(scene.step)
    timer.start(1000 // fps)
    scene.show()
    QTimer.singleShot(200, lambda: os.write(1, b"shown\n"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
