"""The main job: press the hotkey, drag, paste a link that opens what was on the screen."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PIL import Image, ImageGrab
from support.app import OVERLAY, RunningApp, running_app
from support.hands import copy, drag, pasted, pasted_links, press, visible_windows, wait_for_window
from support.home import Home
from support.processes import running
from support.waiting import wait_until
from support.xserver import XServer

SCENE = Path(__file__).parents[2] / "tools/scene.py"
NOTHING_YET = "nothing was copied"


def scene(x: int, y: int, width: int, height: int, title: str) -> list[str | Path]:
    return [sys.executable, SCENE, *map(str, (x, y, width, height)), title]


@pytest.fixture
def app(home: Home, x_server: XServer, tmp_path: Path) -> Iterator[RunningApp]:
    copy(x_server, NOTHING_YET)
    with (
        running(scene(300, 200, 900, 600, "Evening"), environment=x_server.environment),
        running_app(x_server, tmp_path / "app.log") as started,
    ):
        wait_for_window(x_server, "^Evening$")
        yield started


def on_screen(screen: XServer, left: int, top: int, right: int, bottom: int) -> Image.Image:
    return ImageGrab.grab(bbox=(left, top, right, bottom), xdisplay=screen.display).convert("RGB")


def opened(link: str) -> Image.Image:
    answer = requests.get(f"{link}/raw", timeout=15)
    answer.raise_for_status()
    assert answer.headers["Content-Type"] == "image/png"
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def test_a_region_arrives_pixel_for_pixel(app: RunningApp, x_server: XServer) -> None:
    shown = on_screen(x_server, 350, 250, 1150, 770)

    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)
    drag(x_server, (350, 250), (1150, 770))
    (link,) = wait_until(lambda: pasted_links(x_server))

    picture = opened(link)
    assert picture.size == shown.size
    assert picture.tobytes() == shown.tobytes()
    assert requests.get(link, timeout=10).status_code == 200


def test_the_picture_is_of_the_moment_the_key_was_pressed(
    app: RunningApp, x_server: XServer
) -> None:
    area = (1300, 100, 1800, 500)
    with running(scene(1300, 100, 500, 400, "Gone soon"), environment=x_server.environment):
        wait_for_window(x_server, "^Gone soon$")
        shown = on_screen(x_server, *area)
        press(x_server, "ctrl+shift+4")
        wait_for_window(x_server, OVERLAY)

    wait_until(lambda: not visible_windows(x_server, "^Gone soon$"))
    drag(x_server, area[:2], area[2:])
    (link,) = wait_until(lambda: pasted_links(x_server))

    assert opened(link).tobytes() == shown.tobytes()


def test_escape_leaves_everything_as_it_was(app: RunningApp, x_server: XServer) -> None:
    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)

    press(x_server, "Escape")

    wait_until(lambda: not visible_windows(x_server, OVERLAY))
    assert pasted(x_server) == NOTHING_YET
    assert app.process.poll() is None


def test_enter_takes_the_whole_screen(app: RunningApp, x_server: XServer) -> None:
    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)

    press(x_server, "Return")

    (link,) = wait_until(lambda: pasted_links(x_server))
    assert opened(link).size == (1920, 1080)


def test_the_copied_link_outlives_many_captures(app: RunningApp, x_server: XServer) -> None:
    links = set()
    for side in (40, 80, 120):
        copy(x_server, NOTHING_YET)
        press(x_server, "ctrl+shift+4")
        wait_for_window(x_server, OVERLAY)
        drag(x_server, (400, 300), (400 + side, 300 + side))
        (link,) = wait_until(lambda: pasted_links(x_server))
        wait_until(lambda: not visible_windows(x_server, OVERLAY))
        links.add(link)

    assert sorted(opened(link).width for link in links) == [40, 80, 120]
