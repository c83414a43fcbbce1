"""The real overlay window, with mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from capture.models import Frame, Region, Window
from client.ui.overlay import Choice, Options, Product, RegionOverlay
from client.ui.overlay.window import OverlayWindow

# Neither raising windows nor grabbing the keyboard means anything without a screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEFT = Qt.MouseButton.LeftButton


def drag(window: OverlayWindow, start: tuple[int, int], end: tuple[int, int]) -> None:
    QTest.mousePress(window, LEFT, pos=QPoint(*start))
    QTest.mouseMove(window, QPoint(*end))
    QTest.mouseRelease(window, LEFT, pos=QPoint(*end))


def hover(window: OverlayWindow, pixel: tuple[int, int]) -> None:
    QTest.mouseMove(window, QPoint(*pixel))


def button(window: OverlayWindow, name: str) -> QAbstractButton:
    found = window.bar.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def colour(window: OverlayWindow, x: int, y: int) -> QColor:
    return window.grab().toImage().pixelColor(x, y)


def test_a_drag_is_one_gesture(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame)
    with qtbot.waitSignal(overlay.selected) as chosen:
        drag(window, (100, 120), (300, 220))

    assert chosen.args == [Choice(Region(100, 120, 200, 100))]
    assert not window.isVisible()
    assert not overlay.is_open


def test_the_frozen_picture_is_there_unscaled_and_dimmed_where_nothing_is_chosen(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame
) -> None:
    overlay.open(frame)
    QTest.mousePress(window, LEFT, pos=QPoint(100, 100))
    hover(window, (300, 200))

    for x, y in ((100, 100), (173, 151), (299, 199)):
        assert colour(window, x, y) == QColor(40, y % 241, x % 251)
    outside = colour(window, 60, 180)
    assert outside.green() < 180


def test_what_is_drawn_bit_by_bit_is_what_would_be_drawn_at_once(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame, Options(adjust=True))
    overlay.set_windows([Window(1, "Some window", None, Region(50, 60, 400, 300), active=True)])
    with qtbot.waitExposed(window):
        pass
    before = window._scene
    hover(window, (200, 200))
    hover(window, (210, 205))
    QTest.mousePress(window, LEFT, pos=QPoint(210, 205))
    hover(window, (400, 300))
    after, painter = window._scene, window._painter
    assert painter is not None
    damage = painter.changed(before, after)
    whole = window.grab().toImage()
    window._scene = before
    as_before = window.grab().toImage()
    differing = [
        (x, y)
        for x in range(0, window.width(), 3)
        for y in range(0, window.height(), 3)
        if whole.pixel(x, y) != as_before.pixel(x, y)
    ]
    assert differing
    assert all(damage.contains(QPoint(*place)) for place in differing)


def test_a_window_is_suggested_and_taken_by_a_click(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame)
    overlay.set_windows([Window(5, "Notes", None, Region(200, 200, 300, 200), active=True)])
    hover(window, (260, 260))
    assert window._scene.suggestion == Region(200, 200, 300, 200)
    assert window._scene.label.startswith("Notes")

    with qtbot.waitSignal(overlay.selected) as chosen:
        QTest.mouseClick(window, LEFT, pos=QPoint(260, 260))
    assert chosen.args == [Choice(Region(200, 200, 300, 200), window=5)]


def test_the_colour_under_the_pointer_is_copied(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame)
    hover(window, (170, 90))
    with qtbot.waitSignal(overlay.colour_picked) as picked:
        QTest.keyClick(window, Qt.Key.Key_C)

    assert picked.args == [f"#28{90:02X}{170:02X}"]
    assert overlay.is_open


def test_arrows_aim_at_single_pixels(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame)
    hover(window, (100, 100))
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert window._scene.pointer == (101, 110)

    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(overlay.selected) as chosen:
        QTest.keyClick(window, Qt.Key.Key_Return)
    assert chosen.args == [Choice(Region(101, 110, 7, 4))]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape])
def test_escape_leaves(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot, key: Qt.Key
) -> None:
    overlay.open(frame)
    with qtbot.waitSignal(overlay.cancelled):
        QTest.keyClick(window, key)


def test_escape_while_adjusting_only_lets_go(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame
) -> None:
    overlay.open(frame, Options(adjust=True))
    drag(window, (100, 100), (200, 200))
    assert window._scene.handles
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert overlay.is_open
    assert window._scene.selection is None


def test_a_double_click_takes_what_is_adjusted(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame, Options(adjust=True))
    drag(window, (100, 100), (200, 200))
    with qtbot.waitSignal(overlay.selected) as chosen:
        QTest.mouseDClick(window, LEFT, pos=QPoint(150, 150))
    assert chosen.args == [Choice(Region(100, 100, 100, 100))]


def test_the_bar_switches_what_the_keys_switch(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame, Options(may_record=True))
    QTest.mouseClick(button(window, "screen"), LEFT)
    assert button(window, "screen").isChecked()
    assert not button(window, "region").isChecked()
    QTest.keyClick(window, Qt.Key.Key_G)
    assert button(window, "gif").isChecked()
    QTest.keyClick(window, Qt.Key.Key_D)
    assert "3" in button(window, "delay").text()
    assert button(window, "gif").accessibleName() == "Record GIF (G)"

    with qtbot.waitSignal(overlay.selected) as chosen:
        QTest.mouseClick(window, LEFT, pos=QPoint(50, 50))
    assert chosen.args == [Choice(frame.region, Product.GIF, 3)]


def test_without_a_recorder_the_bar_offers_no_recording(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame
) -> None:
    overlay.open(frame)

    assert not button(window, "gif").isVisible()
    assert button(window, "region").isVisible()


def test_the_bar_is_out_of_the_way_while_dragging(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame
) -> None:
    overlay.open(frame)
    assert window.bar.isVisible()
    QTest.mousePress(window, LEFT, pos=QPoint(100, 100))

    assert not window.bar.isVisible()


def test_the_hint_fades(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay._hint._stays.setInterval(10)
    overlay._hint._fade.setDuration(10)
    overlay.open(frame)
    assert window._scene.hint

    qtbot.waitUntil(lambda: window._scene.hint_opacity == 0.0)


def test_screens_that_change_make_the_picture_stale(
    overlay: RegionOverlay, window: OverlayWindow, frame: Frame, qtbot: QtBot
) -> None:
    overlay.open(frame)
    with qtbot.waitSignal(overlay.stale):
        overlay._windows._changed()

    assert not overlay.is_open
