"""An overlay over a frame that is known pixel by pixel."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from capture.models import Frame, Region
from client.ui.overlay import RegionOverlay
from client.ui.overlay.window import OverlayWindow


def pattern(region: Region) -> Frame:
    """Pixels that say where they are: blue and green count columns and rows."""
    width, height = region.width, region.height
    row = bytearray(width * 4)
    row[0::4] = bytes(x % 251 for x in range(width))
    row[2::4] = bytes(40 for _ in range(width))
    pixels = bytearray()
    for y in range(height):
        row[1::4] = bytes([y % 241]) * width
        pixels += row
    return Frame(region, pixels, width * 4)


@pytest.fixture
def frame(qapp: QGuiApplication) -> Frame:
    box = qapp.primaryScreen().geometry()
    return pattern(Region(box.x(), box.y(), box.width(), box.height()))


@pytest.fixture
def overlay(qtbot: QtBot) -> Iterator[RegionOverlay]:
    made = RegionOverlay()
    made.prepare()
    yield made
    made.close()


@pytest.fixture
def window(overlay: RegionOverlay) -> OverlayWindow:
    (only,) = overlay._windows
    return only
