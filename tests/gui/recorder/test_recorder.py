"""Border, bar and countdown: outside of what is recorded, and they do what they say."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from capture.models import Region
from client.ui.beside import place_beside
from client.ui.countdown import Countdown
from client.ui.recorder import RecorderBar, RecorderBorder
from client.ui.recorder.bar import clock, human_size
from client.ui.tray import TrayMenu, TrayState, tray_icon

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PLACES = [
    Region(200, 200, 300, 200),
    Region(0, 0, 300, 200),
    Region(500, 600, 300, 200),
    Region(0, 0, 800, 400),
    Region(0, 400, 800, 400),
    Region(0, 0, 400, 800),
    Region(401, 101, 333, 217),
]


def box(region: Region) -> QRect:
    return QRect(region.x, region.y, region.width, region.height)


@pytest.fixture
def bar(qtbot: QtBot) -> RecorderBar:
    made = RecorderBar("Ctrl+Shift+6")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("region", PLACES, ids=str)
def test_bar_and_border_lie_outside_of_what_is_recorded(bar: RecorderBar, region: Region) -> None:
    border = RecorderBorder(region)

    assert bar.place(region)
    # A pixel more than was chosen may be recorded, for the sake of even sides.
    recorded = box(region).adjusted(-1, -1, 1, 1)
    assert not bar.geometry().intersects(recorded)
    assert not any(edge.intersects(recorded) for edge in border.boxes())
    assert QGuiApplication.primaryScreen().geometry().contains(bar.geometry())
    border.close()


def test_a_whole_screen_leaves_no_room(bar: RecorderBar, qapp: QGuiApplication) -> None:
    screen = qapp.primaryScreen().geometry()
    whole = Region(screen.x(), screen.y(), screen.width(), screen.height())
    border = RecorderBorder(whole)

    assert not bar.place(whole)
    assert border.boxes() == []
    assert place_beside(whole, bar.size(), inside=True) is not None


@pytest.mark.parametrize(
    ("name", "signal"),
    [("pause", "pause_wanted"), ("stop", "stop_wanted"), ("trash", "cancel_wanted")],
)
def test_what_the_buttons_ask_for(bar: RecorderBar, qtbot: QtBot, name: str, signal: str) -> None:
    bar.show()
    button = bar.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.accessibleName()
    with qtbot.waitSignal(getattr(bar, signal)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_bar_offers_to_go_on_while_paused(bar: RecorderBar) -> None:
    button = bar.findChild(QAbstractButton, "pause")
    assert isinstance(button, QAbstractButton)
    bar.set_state(12.7, 640_000, paused=True)
    assert button.accessibleName() == "Go on"
    bar.set_state(12.7, 640_000, paused=False)
    assert button.accessibleName() == "Pause"


@pytest.mark.parametrize(("seconds", "text"), [(0.9, "0:00"), (65, "1:05"), (3723.5, "1:02:03")])
def test_time_is_read_like_a_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 KB"), (640_400, "640 KB"), (1_250_000, "1.2 MB"), (3e9, "3.0 GB")]
)
def test_sizes_are_read_like_in_a_file_manager(size: int, text: str) -> None:
    assert human_size(size) == text


def test_the_countdown_counts_and_calls_once(qtbot: QtBot) -> None:
    called: list[None] = []
    countdown = Countdown()
    countdown.start(1, Region(100, 100, 200, 200), lambda: called.append(None))
    assert countdown.is_running
    qtbot.waitUntil(lambda: bool(called), timeout=3000)

    assert called == [None]
    assert not countdown.is_running


def test_a_click_calls_the_countdown_off(qtbot: QtBot) -> None:
    called: list[None] = []
    countdown = Countdown()
    countdown.start(10, Region(100, 100, 200, 200), lambda: called.append(None))
    window = countdown._window
    assert window is not None
    assert not window.geometry().intersects(QRect(100, 100, 200, 200))
    with qtbot.waitSignal(countdown.cancelled):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton)

    assert not countdown.is_running
    assert called == []


def test_the_menu_offers_what_can_be_done(qtbot: QtBot) -> None:
    menu = TrayMenu()
    qtbot.addWidget(menu)

    def shown() -> set[str]:
        names = (action.objectName() for action in menu.actions() if action.isVisible())
        return {name for name in names if name.startswith("record")}

    assert shown() == {"record_video", "record_gif"}
    menu.set_hotkeys({"record_pause": "Ctrl+Shift+7"})
    menu.set_recording(running=True, paused=True)
    assert shown() == {"record_stop", "record_pause", "record_cancel"}
    pause = next(a for a in menu.actions() if a.objectName() == "record_pause")
    assert pause.text() == "Go &on recording\tCtrl+Shift+7"


def test_the_icon_says_that_something_is_recorded() -> None:
    pictures = [
        tray_icon(state, progress).pixmap(24, 24).toImage()
        for state, progress in (
            (TrayState.IDLE, None),
            (TrayState.RECORDING, 1.0),
            (TrayState.RECORDING, 0.0),
            (TrayState.PAUSED, 1.0),
        )
    ]
    assert all(a != b for at, a in enumerate(pictures) for b in pictures[at + 1 :])
    assert pictures[1].pixelColor(3, 12).red() > 200
