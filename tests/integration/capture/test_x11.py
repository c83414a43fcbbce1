"""Stills on a real X server."""

import os
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from support.hands import wait_for_window
from support.pixels import array
from support.processes import running
from support.xserver import XServer, bare_x_server, desktop

from capture.errors import (
    NoDisplay,
    RegionOutsideScreens,
    UnknownScreen,
    WindowNotFound,
)
from capture.models import Region
from capture.service import CaptureService
from capture.targets import (
    ActiveWindow,
    AllScreens,
    OneScreen,
    RegionTarget,
    Target,
    WindowTarget,
)

RED, BLUE = (32, 16, 224), (208, 64, 16)  # blue, green, red: the order of a frame's bytes


@pytest.fixture(scope="module")
def screen() -> Iterator[XServer]:
    with desktop("1600x900x24") as server:
        server.run("xsetroot", "-solid", "#e01020")
        yield server


@pytest.fixture
def service(screen: XServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaptureService]:
    monkeypatch.setenv("DISPLAY", screen.display)
    service = CaptureService()
    yield service
    service.close()


@pytest.fixture
def window(screen: XServer) -> Iterator[int]:
    code = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([])\n"
        "w = QWidget(); w.setWindowTitle('Blue'); w.setStyleSheet('background: #1040d0')\n"
        "w.setGeometry(300, 200, 400, 250); w.show(); app.exec()"
    )
    with running([sys.executable, "-c", code], environment=screen.environment):
        (found,) = wait_for_window(screen, "^Blue$")
        screen.run("xdotool", "windowactivate", "--sync", str(found))
        yield found


def colour_at(service: CaptureService, target: Target, x: int, y: int) -> tuple[int, ...]:
    return tuple(array(service.grab(target))[y, x, :3].tolist())


def test_the_screen_is_known_and_taken_whole(service: CaptureService) -> None:
    (screen,) = service.screens()
    assert screen.region == Region(0, 0, 1600, 900)
    for target in (AllScreens(), OneScreen(0)):
        frame = service.grab(target)
        assert frame.region == screen.region
        assert tuple(array(frame)[5, 5, :3].tolist()) == RED


def test_a_region_is_cut_to_the_screen(service: CaptureService) -> None:
    frame = service.grab(RegionTarget(Region(-50, 100, 100, 200)))
    assert frame.region == Region(0, 100, 50, 200)
    assert (array(frame)[..., :3] == RED).all()


def test_a_region_outside_is_an_error_that_says_what_the_screens_cover(
    service: CaptureService,
) -> None:
    with pytest.raises(RegionOutsideScreens, match="0,0,1600,900"):
        service.grab(RegionTarget(Region(1600, 0, 10, 10)))


def test_a_screen_that_is_not_there(service: CaptureService) -> None:
    with pytest.raises(UnknownScreen, match="no screen 7"):
        service.grab(OneScreen(7))


def test_a_window_is_taken_with_its_frame(service: CaptureService, window: int) -> None:
    for target in (ActiveWindow(), WindowTarget(window)):
        frame = service.grab(target)
        assert frame.width >= 400
        assert frame.height > 250, "the title bar belongs to the window"
        middle = array(frame)[frame.height // 2, frame.width // 2, :3]
        assert tuple(middle.tolist()) == BLUE


def test_windows_are_listed_top_most_first(service: CaptureService, window: int) -> None:
    windows = service.windows()
    assert windows[0].title == "Blue"
    assert windows[0].active
    assert windows[0].id == window
    assert all(listed.application != "trayer" for listed in windows)


def test_a_window_that_is_gone(service: CaptureService) -> None:
    with pytest.raises(WindowNotFound, match="window 4242"):
        service.grab(WindowTarget(4242))


def test_the_pointer_is_in_the_picture_only_if_asked(
    service: CaptureService, screen: XServer
) -> None:
    screen.run("xdotool", "mousemove", "800", "500")
    region = RegionTarget(Region(780, 480, 60, 60))
    without = array(service.grab(region))[..., :3]
    with_pointer = array(service.grab(region, cursor=True))[..., :3]
    assert (without == RED).all()
    assert not np.array_equal(with_pointer, without)


def test_a_monitor_that_is_plugged_in_is_seen(service: CaptureService, screen: XServer) -> None:
    assert len(service.screens()) == 1
    screen.run("xrandr", "--setmonitor", "left", "1000/300x900/170+0+0", "screen")
    screen.run("xrandr", "--setmonitor", "right", "600/200x900/280+1000+0", "none")
    try:
        assert [s.region for s in service.screens()] == [
            Region(0, 0, 1000, 900),
            Region(1000, 0, 600, 900),
        ]
        assert service.grab(OneScreen(1)).region == Region(1000, 0, 600, 900)
        assert service.grab(AllScreens()).region == Region(0, 0, 1600, 900)
    finally:
        screen.run("xrandr", "--delmonitor", "left")
        screen.run("xrandr", "--delmonitor", "right")


def test_a_display_that_dies_is_an_error_and_its_successor_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    service = CaptureService()
    with bare_x_server("640x480x24") as server:
        monkeypatch.setenv("DISPLAY", server.display)
        assert service.grab(AllScreens()).region == Region(0, 0, 640, 480)
    with pytest.raises(NoDisplay):
        service.grab(AllScreens())
    with bare_x_server("320x200x24") as server:
        monkeypatch.setenv("DISPLAY", server.display)
        assert service.grab(AllScreens()).region == Region(0, 0, 320, 200)
    service.close()


def test_closing_ends_a_delay(service: CaptureService) -> None:
    code = (
        "import threading, time\n"
        "from capture.service import CaptureService\n"
        "from capture.targets import AllScreens\n"
        "from capture.errors import CaptureError\n"
        "s = CaptureService()\n"
        "def grab():\n"
        "    try: s.grab(AllScreens(), delay=60)\n"
        "    except CaptureError as error: print(error.message)\n"
        "t = threading.Thread(target=grab); t.start()\n"
        "while t.is_alive(): s.close(); time.sleep(0.01)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert done.stdout.strip() == "The capture was cancelled."


def test_nothing_is_printed_when_there_is_no_display() -> None:
    code = (
        "from capture.service import CaptureService\n"
        "from capture.targets import AllScreens\n"
        "from capture.errors import NoDisplay\n"
        "try: CaptureService().grab(AllScreens())\n"
        "except NoDisplay: print('none')\n"
    )
    for display in ("", ":98765"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "DISPLAY": display},
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
        )
        assert (done.stdout.strip(), done.stderr) == ("none", "")
