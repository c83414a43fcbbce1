"""A person's hand in the editor: tools by their keys, drags by the mouse."""

import io
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from capture.encode import ImageFormat
from client.app.editing.finishing import finish
from client.ui.editor import EditorWindow

Place = tuple[float, float]

_NONE = Qt.KeyboardModifier.NoModifier


def noise(width: int, height: int, seed: int = 5) -> NDArray[np.uint8]:
    """A picture no part of which is like another, RGB."""
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """An RGB array as a picture of Qt's."""
    height, width, _ = pixels.shape
    plain = np.ascontiguousarray(pixels)
    image = QImage(plain.data, width, height, width * 3, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def plain(width: int, height: int, colour: tuple[int, int, int]) -> NDArray[np.uint8]:
    """A picture of one colour, RGB."""
    return np.full((height, width, 3), colour, np.uint8)


def at(window: EditorWindow, place: Place) -> QPoint:
    """Where a place in the picture is on the canvas."""
    return window.canvas.view.to_widget(place).toPoint()


def drag(
    window: EditorWindow,
    *places: Place,
    held: Qt.KeyboardModifier = _NONE,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """Drags from the first place of the picture over the others to the last."""
    canvas = window.canvas
    points = [at(window, place) for place in places]
    QTest.mousePress(canvas, button, held, points[0])
    for before, point in pairwise(points):
        for place in ((before + point) / 2, point):
            _move(canvas, place, button, held)
    QTest.mouseRelease(canvas, button, held, points[-1])


def _move(canvas: QWidget, to: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
    """As QTest.mouseMove, which forgets the keys that are held."""
    there = QPointF(canvas.mapToGlobal(to))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), there, none, button, held)
    QApplication.sendEvent(canvas, event)


def click(window: EditorWindow, place: Place, held: Qt.KeyboardModifier = _NONE) -> None:
    """Clicks on a place of the picture."""
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, held, at(window, place))


def key(window: EditorWindow, keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    """Presses a key where the keyboard is."""
    QTest.keyClick(window.focusWidget(), keys, held)


def write(window: EditorWindow, text: str) -> None:
    """Types letters where the keyboard is."""
    QTest.keyClicks(window.focusWidget(), text)


def exported(
    window: EditorWindow, image_format: ImageFormat = ImageFormat.PNG
) -> NDArray[np.uint8]:
    """The pixels of the file that saving would write, RGB."""
    return pixels_of(exported_file(window, image_format))


def exported_file(window: EditorWindow, image_format: ImageFormat = ImageFormat.PNG) -> bytes:
    """The file that saving would write."""
    return finish(window.snapshot(), image_format, 90, None).content


def pixels_of(file: bytes) -> NDArray[np.uint8]:
    """A picture file's pixels, RGB."""
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB"))
