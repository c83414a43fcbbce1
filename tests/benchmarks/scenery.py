"""Content that is neither blank nor noise, for captures whose size and time mean something."""

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, ImageGrab
from support.hands import wait_for_window
from support.processes import running
from support.waiting import wait_until
from support.xserver import XServer

_WORDS = """the link is on the clipboard before the upload has finished and whoever opens it early
waits a moment for the whole picture which is kept on the disk until it has arrived"""
_SCENE = Path(__file__).parents[2] / "tools/scene.py"
_SHOW = """
import sys
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
label = QLabel()
label.setPixmap(QPixmap(sys.argv[1]))
label.setWindowTitle("Work")
label.setGeometry(40, 60, 1800, 960)
label.show()
application.exec()
"""


@contextlib.contextmanager
def scenery(screen: XServer) -> Iterator[None]:
    """A picture with gradients, edges and letters over most of a 1920×1080 screen."""
    command: list[str | Path] = [sys.executable, _SCENE, "40", "60", "1800", "960", "Evening"]
    with running(command, environment=screen.environment):
        wait_for_window(screen, "^Evening$")
        yield


@contextlib.contextmanager
def workplace(screen: XServer) -> Iterator[None]:
    """What people have on their screens: panels, lines of text and a photo beside them."""
    with tempfile.TemporaryDirectory(prefix="dropcap-bench-") as folder:
        file = Path(folder) / "work.png"
        Image.fromarray(np.ascontiguousarray(interface(1800, 960)[..., 2::-1])).save(file)
        with running([sys.executable, "-c", _SHOW, file], environment=screen.environment):
            wait_for_window(screen, "^Work$")
            wait_until(lambda: _is_painted(screen))
            yield


def _is_painted(screen: XServer) -> bool:
    box = (1500, 500, 1600, 600)  # inside the photo
    shown = ImageGrab.grab(bbox=box, xdisplay=screen.display).convert("RGB")
    return len(shown.getcolors(shown.width * shown.height) or ()) > 10


def photo(width: int, height: int) -> NDArray[np.uint8]:
    """A photo-like picture, BGRX: soft shapes at many scales under a camera sensor's noise.

    The noise is Gaussian: 2.2 levels common to all channels (light) and 0.8 in each (colour), about
    what a phone's camera leaves by daylight.
    """
    random = np.random.default_rng(7)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = random.normal(0, 2.2, (height, width)).astype(np.float32)
    for scale in (900, 410, 180, 77, 31):
        angle, phase = random.uniform(0, np.pi, 2)
        wave = np.sin((x * np.cos(angle) + y * np.sin(angle)) / scale * 2 * np.pi + phase)
        light += wave * scale**0.55
    picture = np.full((height, width, 4), 255, np.uint8)
    for channel, (base, gain) in enumerate(((116, 0.7), (124, 0.9), (138, 1.1))):
        noise = random.normal(0, 0.8, (height, width))
        picture[..., channel] = np.clip(base + light * gain + noise, 0, 255)
    return picture


def interface(width: int, height: int) -> NDArray[np.uint8]:
    """A user interface, BGRX: panels and lines of text at the left, a photo at the right."""
    page = Image.new("RGB", (width, height), "#f6f6f6")
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, width, height // 18), fill="#dee2e6")
    draw.rectangle((0, height // 18, width // 8, height), fill="#262c3c")
    letters = ImageFont.truetype("DejaVuSans.ttf", 14)
    words = _WORDS.split()
    random = np.random.default_rng(11)
    for top in range(height // 12, height - 20, 22):
        line = " ".join(random.choice(words, 9))
        draw.text((width // 8 + 20, top), line, fill="#282828", font=letters)
    picture = np.full((height, width, 4), 255, np.uint8)
    picture[..., :3] = np.asarray(page)[..., ::-1]
    picture[:, width // 2 :] = photo(width - width // 2, height)
    return picture
