"""The real app on two monitors of different scales."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PIL import Image, ImageGrab
from support.app import OVERLAY, RunningApp, running_app
from support.hands import copy, drag, pasted_links, press, visible_windows, wait_for_window
from support.home import make_home
from support.waiting import wait_until
from support.xserver import XServer, desktop

from .conftest import NOTHING_YET, settle_in

SHARP = ("sharp", "2560/300x1440/170+0+0", "screen")
PLAIN = ("plain", "1920/500x1080/280+2560+180", "none")


@pytest.fixture(scope="module")
def monitors() -> Iterator[XServer]:
    with desktop("4480x1440x24") as screen:
        for monitor in (SHARP, PLAIN):
            screen.run("xrandr", "--setmonitor", *monitor)
        screen.run("xsetroot", "-mod", "7", "5", "-fg", "#d06030", "-bg", "#203050")
        yield screen


@pytest.fixture(scope="module")
def mixed_app(monitors: XServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("mixed")
    home = make_home(folder / "home")
    settle_in(home)
    scales = {"QT_SCREEN_SCALE_FACTORS": "sharp=2;plain=1"}
    with running_app(monitors, folder / "app.log", {**home.environment, **scales}) as started:
        yield started


def uploaded(screen: XServer) -> Image.Image:
    (link,) = wait_until(lambda: pasted_links(screen))
    answer = requests.get(f"{link}/raw", timeout=15)
    answer.raise_for_status()
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def test_a_region_over_both_is_what_was_there_to_the_pixel(
    mixed_app: RunningApp, monitors: XServer, tmp_path: Path
) -> None:
    there = ImageGrab.grab(xdisplay=monitors.display)
    press(monitors, "ctrl+shift+4")
    assert len(wait_for_window(monitors, OVERLAY)) == 2
    drag(monitors, (2307, 401), (2941, 903))

    taken = uploaded(monitors)

    assert taken.size == (634, 502)
    assert taken.tobytes() == there.crop((2307, 401, 2941, 903)).tobytes()


def test_a_monitor_unplugged_while_selecting_freezes_the_rest_anew(
    mixed_app: RunningApp, monitors: XServer
) -> None:
    copy(monitors, NOTHING_YET)
    press(monitors, "ctrl+shift+4")
    wait_for_window(monitors, OVERLAY)
    monitors.run("xdotool", "mousemove", "300", "300", "mousedown", "1", "mousemove", "500", "500")
    monitors.run("xrandr", "--delmonitor", "plain")
    try:
        wait_until(lambda: len(visible_windows(monitors, OVERLAY)) == 1)
        monitors.run("xdotool", "mouseup", "1")
        drag(monitors, (300, 300), (620, 540))

        assert uploaded(monitors).size == (320, 240)
    finally:
        monitors.run("xrandr", "--setmonitor", *PLAIN)
