"""Pictures pinned to the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.desk import Desk
from support.drawing import image_of, noise, plain

from client.app.editing.editors import Editors
from client.app.editing.pinning import Pinning
from client.app.editing.remembering import StyleMemory
from client.ui.pin import Pins
from client.ui.pin.window import PinWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pins(qtbot: QtBot) -> Iterator[Pins]:
    made = Pins()
    yield made
    made.close_all()


def wheel(window: PinWindow, at: QPoint, notches: int, held: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(window.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window, event)


def test_it_lies_above_all_windows_at_its_true_size(pins: Pins) -> None:
    window = pins.pin(image_of(noise(200, 100)))

    assert window.size().toTuple() == (200, 100)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    shown = window.grab().toImage()
    for x, y in ((5, 5), (100, 50), (190, 90)):
        assert shown.pixelColor(x, y) == window.image.pixelColor(x, y)


def test_it_is_moved_by_a_drag(pins: Pins) -> None:
    window = pins.pin(image_of(noise(200, 100)), QPoint(100, 100))

    QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, QPoint(50, 50))
    QTest.mouseMove(window, QPoint(80, 70))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, QPoint(50, 50))

    assert window.pos() == QPoint(130, 120)


def test_the_wheel_zooms_round_the_pointer(pins: Pins) -> None:
    window = pins.pin(image_of(noise(200, 100)), QPoint(100, 100))

    wheel(window, QPoint(0, 0), 2)

    assert window.size().toTuple() == (242, 121)
    assert window.pos() == QPoint(100, 100)
    wheel(window, QPoint(0, 0), -40)
    assert min(window.size().toTuple()) >= 24, "it never becomes too small to be caught"


def test_ctrl_and_wheel_fade_it(pins: Pins) -> None:
    window = pins.pin(image_of(noise(200, 100)))

    wheel(window, QPoint(5, 5), -3, CONTROL)
    assert window.windowOpacity() == pytest.approx(0.7, abs=0.02)
    wheel(window, QPoint(5, 5), -30, CONTROL)

    assert window.windowOpacity() >= 0.19, "it never vanishes"


def test_keys_move_zoom_and_close_it(pins: Pins, qtbot: QtBot) -> None:
    window = pins.pin(image_of(noise(200, 100)), QPoint(100, 100))
    qtbot.waitUntil(window.isActiveWindow)

    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window.pos() == QPoint(101, 110)
    QTest.keyClick(window, Qt.Key.Key_Plus)
    assert window.zoom == pytest.approx(1.25)
    QTest.keyClick(window, Qt.Key.Key_1)
    assert window.zoom == 1.0
    QTest.keyClick(window, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: pins.count == 0)


def test_a_picture_larger_than_the_screen_begins_smaller(pins: Pins) -> None:
    window = pins.pin(image_of(plain(4000, 3000, (9, 9, 9))))

    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


@pytest.fixture
def pinning(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Pinning, Editors, list[Exception]]]:
    desk = Desk(tmp_path / "data")
    errors: list[Exception] = []
    editors = Editors(desk, StyleMemory(desk.folder, desk.background))
    made = Pinning(editors, desk.captures, desk.background, errors.append)
    yield made, editors, errors
    made.close()
    editors.close_all()
    desk.background.close(5)


def the_pin() -> PinWindow:
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, PinWindow))
    return window


def test_the_copied_picture_is_pinned_and_copied_again(
    pinning: tuple[Pinning, Editors, list[Exception]], qtbot: QtBot
) -> None:
    pins, _, errors = pinning
    QGuiApplication.clipboard().setImage(image_of(plain(60, 40, (200, 30, 60))))

    pins.pin_clipboard()

    qtbot.waitUntil(lambda: pins.count == 1)
    assert the_pin().image.pixelColor(30, 20) == QColor(200, 30, 60)
    QGuiApplication.clipboard().setText("something else")
    qtbot.waitUntil(the_pin().isActiveWindow)
    QTest.keyClick(the_pin(), Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasFormat("image/png"))
    copied = QImage.fromData(QGuiApplication.clipboard().mimeData().data("image/png"))
    assert copied.pixelColor(30, 20) == QColor(200, 30, 60)
    assert not errors


def test_a_clipboard_without_a_picture_is_a_sentence(
    pinning: tuple[Pinning, Editors, list[Exception]], qtbot: QtBot, tmp_path: Path
) -> None:
    pins, _, errors = pinning
    QGuiApplication.clipboard().setText("only a text")

    pins.pin_clipboard()

    assert "no picture" in str(errors[0])
    assert pins.count == 0


def test_a_file_is_pinned_and_edited(
    pinning: tuple[Pinning, Editors, list[Exception]], qtbot: QtBot, tmp_path: Path
) -> None:
    pins, editors, errors = pinning
    path = tmp_path / "p.png"
    Image.new("RGB", (60, 40), (200, 30, 60)).save(path)

    pins.pin_file(path)
    qtbot.waitUntil(lambda: pins.count == 1)
    qtbot.waitUntil(the_pin().isActiveWindow)
    QTest.keyClick(the_pin(), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: editors.count == 1)
    pins.pin_file(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: bool(errors))
    assert "gone.png" in str(errors[0])
