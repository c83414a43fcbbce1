"""The window in which a recording is cut, by mouse and by keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from client.ui.trim import TrimWindow
from client.ui.trim.part import Part, Side, moment_text
from client.ui.trim.window import FRAMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

moves = st.lists(st.tuples(st.sampled_from(list(Side)), st.floats(-5, 25)))


@given(frames=st.integers(1, 600), fps=st.sampled_from([1, 15, 24, 30, 60]), moves=moves)
def test_a_part_is_never_empty_and_never_beyond_the_recording(
    frames: int, fps: int, moves: list[tuple[Side, float]]
) -> None:
    part = Part.whole(frames / fps, fps)
    for side, moment in moves:
        part = part.moved(side, moment)
        assert 0 <= part.start < part.end <= part.seconds
        assert part.length >= min(part.step, part.seconds) - 1e-9
        assert part.start <= part.shown_at(Side.END) < part.end


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.00"), (7.4, "0:07.40"), (61.999, "1:02.00")]
)
def test_moments_are_read_like_a_clock(seconds: float, text: str) -> None:
    assert moment_text(seconds) == text


@pytest.fixture
def window(qtbot: QtBot) -> TrimWindow:
    made = TrimWindow("Recording.mp4", 10.0, 10.0)
    qtbot.addWidget(made)
    made.resize(820, 520)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(window: TrimWindow, side: Side, key: Qt.Key, times: int = 1, held: str = "") -> None:
    modifier = {
        "": Qt.KeyboardModifier.NoModifier,
        "shift": Qt.KeyboardModifier.ShiftModifier,
        "ctrl": Qt.KeyboardModifier.ControlModifier,
    }[held]
    for _ in range(times):
        QTest.keyClick(window._strip.handle(side), key, modifier)


def button(window: TrimWindow, text: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.text().replace("&", "") == text)


def test_both_ends_are_moved_by_keys_and_enter_uploads(window: TrimWindow, qtbot: QtBot) -> None:
    press(window, Side.START, Qt.Key.Key_Right, 3)
    press(window, Side.START, Qt.Key.Key_Right, 1, "ctrl")
    press(window, Side.END, Qt.Key.Key_Left, 2, "shift")
    with qtbot.waitSignal(window.upload_wanted) as wanted:
        press(window, Side.END, Qt.Key.Key_Return)

    (part,) = wanted.args
    assert (round(part.start, 3), round(part.end, 3)) == (1.3, 8.0)


def test_home_and_end_go_as_far_as_a_part_is_left(window: TrimWindow) -> None:
    press(window, Side.START, Qt.Key.Key_End)
    assert round(window.part.start, 3) == 9.9
    press(window, Side.START, Qt.Key.Key_Home)
    assert window.part.is_whole


def test_a_handle_is_dragged(window: TrimWindow) -> None:
    handle = window._strip.handle(Side.START)
    middle = QPoint(handle.width() // 2, handle.height() // 2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    track = window._strip._track()
    QTest.mouseMove(handle, middle + QPoint(round(track.width() / 2), 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)

    assert abs(window.part.start - 5.0) <= 0.2


def test_all_of_it_can_be_uploaded(window: TrimWindow, qtbot: QtBot) -> None:
    press(window, Side.START, Qt.Key.Key_Right, 5)
    with qtbot.waitSignal(window.upload_wanted) as wanted:
        QTest.mouseClick(button(window, "Upload all"), Qt.MouseButton.LeftButton)
    assert wanted.args == [None]


def test_only_a_part_can_be_uploaded_trimmed(window: TrimWindow) -> None:
    assert not button(window, "Upload trimmed").isEnabled()
    press(window, Side.END, Qt.Key.Key_Left)
    assert button(window, "Upload trimmed").isEnabled()


def test_closing_keeps_it_and_shares_nothing(window: TrimWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.keep_wanted), qtbot.assertNotEmitted(window.upload_wanted):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_what_was_decided_is_not_decided_again(window: TrimWindow, qtbot: QtBot) -> None:
    press(window, Side.END, Qt.Key.Key_Left)
    press(window, Side.END, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(window.keep_wanted):
        window.finish()


def test_frames_are_shown_where_they_belong(window: TrimWindow, qtbot: QtBot) -> None:
    for place in range(FRAMES):
        image = QImage(160, 90, QImage.Format.Format_RGB32)
        image.fill(QColor(place * 18, 40, 200 - place * 14))
        window.set_strip_frame(place, image)
    seen = window._strip.grab().toImage()
    track = window._strip._track()
    for place in range(1, FRAMES - 1):
        x = round(track.left() + track.width() * (place + 0.5) / FRAMES)
        assert seen.pixelColor(x, seen.height() // 2) == QColor(place * 18, 40, 200 - place * 14)

    with qtbot.waitSignals([window.frame_wanted, window.frame_wanted]):
        press(window, Side.START, Qt.Key.Key_Right)


def test_screen_readers_are_told_where_the_ends_are(window: TrimWindow) -> None:
    press(window, Side.START, Qt.Key.Key_Right, 4)
    handle = window._strip.handle(Side.START)

    assert handle.accessibleName() == "Start"
    assert handle.accessibleDescription() == "0:00.40"
