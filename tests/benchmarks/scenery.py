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
    """A photo-like picture, BGRX: smooth light with a sensor's noise of ±3 levels."""
    random = np.random.default_rng(7)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    planes = [
        128
        + 70 * np.sin(x / (90 + 40 * channel) + channel)
        + 50 * np.cos(y / (70 + 30 * channel))
        + random.integers(-3, 4, (height, width))
        for channel in range(3)
    ]
    picture = np.full((height, width, 4), 255, np.uint8)
    picture[..., :3] = np.clip(np.stack(planes, axis=-1), 0, 255).astype(np.uint8)
    return picture


def interface(width: int, height: int) -> NDArray[np.uint8]:
    """A user interface, BGRX: flat panels and lines of glyph-like marks; a photo fills a third."""
    random = np.random.default_rng(11)
    picture = np.full((height, width, 4), 246, np.uint8)
    picture[:, : width // 6] = (60, 44, 38, 255)
    picture[: height // 18] = (230, 226, 222, 255)
    for row in range(height // 12, height, 22):
        marks = random.random((12, width)) < 0.35
        marks[:, random.integers(width // 3, width * 2 // 3) :] = False
        marks[:, : width // 5] = False
        picture[row : row + 12][marks[: picture[row : row + 12].shape[0]]] = (40, 40, 40, 255)
    third = photo(width // 3, height * 2 // 3)
    picture[height // 6 : height // 6 + third.shape[0], -third.shape[1] :] = third
    return picture
