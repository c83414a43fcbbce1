"""Content that is neither blank nor noise, for captures whose size and time mean something."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from support.hands import wait_for_window
from support.processes import running
from support.xserver import XServer

_SCENE = Path(__file__).parents[2] / "tools/scene.py"


@contextlib.contextmanager
def scenery(screen: XServer) -> Iterator[None]:
    """A picture with gradients, edges and letters over most of a 1920×1080 screen."""
    command: list[str | Path] = [sys.executable, _SCENE, "40", "60", "1800", "960", "Evening"]
    with running(command, environment=screen.environment):
        wait_for_window(screen, "^Evening$")
        yield


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
    """A user interface, BGRX: flat panels and lines of glyph-like marks; a photo in one half."""
    random = np.random.default_rng(11)
    picture = np.full((height, width, 4), 246, np.uint8)
    picture[:, : width // 6] = (60, 44, 38, 255)
    picture[: height // 18] = (230, 226, 222, 255)
    for row in range(height // 12, height, 22):
        marks = random.random((12, width)) < 0.35
        marks[:, random.integers(width // 3, width * 2 // 3) :] = False
        marks[:, : width // 5] = False
        picture[row : row + 12][marks[: picture[row : row + 12].shape[0]]] = (40, 40, 40, 255)
    half = photo(width // 2, height * 5 // 6)
    picture[height // 8 : height // 8 + half.shape[0], -half.shape[1] :] = half
    return picture
