"""The real window, without a screen."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot
from support.drawing import image_of

from client.ui.editor import EditorWindow, Scene

OpenEditor = Callable[..., EditorWindow]


@pytest.fixture
def open_editor(qtbot: QtBot) -> Iterator[OpenEditor]:
    """Opens an editor that shows a picture of up to 800×500 pixels at its true size."""
    windows: list[EditorWindow] = []

    def open_(pixels: NDArray[np.uint8], scene: Scene | None = None) -> EditorWindow:
        window = EditorWindow(image_of(pixels), scene, name="picture.png")
        window.resize(1000, 800)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield open_
    for window in windows:
        window.leave()
