"""PNG encoding alone, against Pillow at its level 6."""

import io
import time

import numpy as np
from benchmarks.report import Report, median_ms, spread
from benchmarks.scenery import interface, photo
from numpy.typing import NDArray
from PIL import Image

from capture.encode import ImageFormat, encode
from capture.models import Frame, Region

_ROUNDS = 9
_SIZE = (1920, 1080)


def run() -> Report:
    """Measures time and size for a photo and for a user interface."""
    report = Report("PNG encoding, 1920×1080")
    for name, pixels in (("photo", photo(*_SIZE)), ("user interface", interface(*_SIZE))):
        _measure(report, name, pixels)
    return report


def _measure(report: Report, name: str, pixels: NDArray[np.uint8]) -> None:
    height, width, _ = pixels.shape
    frame = Frame(Region(0, 0, width, height), pixels.tobytes(), width * 4, None)
    taken, encoded = [], b""
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        encoded = encode(frame, ImageFormat.PNG)
        taken.append(time.perf_counter() - started)
    rgb = Image.fromarray(np.ascontiguousarray(pixels[..., 2::-1]))
    assert Image.open(io.BytesIO(encoded)).convert("RGB").tobytes() == rgb.tobytes()
    started = time.perf_counter()
    pillow = io.BytesIO()
    rgb.save(pillow, "PNG", compress_level=6)
    pillow_seconds = time.perf_counter() - started
    report.fact(f"{name}, dropcap", f"{spread(taken)}, {len(encoded) / 1e6:.2f} MB")
    report.fact(
        f"{name}, Pillow level 6", f"{pillow_seconds * 1000:.0f} ms, {pillow.tell() / 1e6:.2f} MB"
    )
    report.at_most(f"{name}, median", median_ms(taken), 30, " ms")
    report.at_most(f"{name}, size against Pillow", len(encoded) / pillow.tell(), 1.05, "×")
