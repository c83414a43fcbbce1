"""Hotkeys, menu and commands of a running app, as a person uses them."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from PIL import Image, ImageGrab
from support.app import OVERLAY, RunningApp
from support.hands import (
    copy,
    drag,
    pasted,
    pasted_links,
    press,
    visible_windows,
    wait_for_window,
)
from support.processes import SCRIPTS, running, stop
from support.tray import icon_centre
from support.waiting import wait_until
from support.xserver import XServer

from .conftest import NOTHING_YET

SCENE = Path(__file__).parents[3] / "tools/scene.py"


@pytest.fixture(autouse=True, scope="module")
def scene(x_server: XServer) -> Iterator[None]:
    """Something to see."""
    command: list[str | Path] = [sys.executable, SCENE, "300", "200", "900", "600", "Evening"]
    with running(command, environment=x_server.environment):
        wait_for_window(x_server, "^Evening$")
        yield


def picture(link: str) -> Image.Image:
    answer = requests.get(f"{link}/raw", timeout=15)
    answer.raise_for_status()
    return Image.open(io.BytesIO(answer.content))


def the_link(screen: XServer) -> str:
    (link,) = wait_until(lambda: pasted_links(screen))
    return link


def leave_overlay(screen: XServer) -> None:
    press(screen, "Escape")
    wait_until(lambda: not visible_windows(screen, OVERLAY))


def test_a_region_is_on_the_clipboard_and_in_the_toast(app: RunningApp, x_server: XServer) -> None:
    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)
    drag(x_server, (400, 300), (720, 540))

    link = the_link(x_server)

    assert picture(link).size == (320, 240)
    wait_for_window(x_server, "^Link copied")


@pytest.fixture
def ground(x_server: XServer) -> Iterator[Callable[[str], object]]:
    """Paints the root window, which is black again afterwards."""
    yield lambda colour: x_server.run("xsetroot", "-solid", colour)
    x_server.run("xsetroot", "-solid", "black")


def test_a_delay_waits_for_what_comes(
    app: RunningApp, x_server: XServer, ground: Callable[[str], object]
) -> None:
    ground("#102030")
    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)
    press(x_server, "d")
    drag(x_server, (1300, 100), (1500, 200))
    wait_for_window(x_server, "^Dropcap countdown$")
    ground("#c05020")

    delayed = picture(the_link(x_server)).convert("RGB")

    assert delayed.getcolors() == [(200 * 100, (0xC0, 0x50, 0x20))]


def test_a_window_is_taken_by_a_click(app: RunningApp, x_server: XServer) -> None:
    (scene,) = wait_for_window(x_server, "^Evening$")
    x_server.run("xdotool", "windowactivate", "--sync", str(scene))
    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)
    press(x_server, "w")
    x_server.run("xdotool", "mousemove", "700", "500")

    def taken() -> list[str]:
        # Windows are listed once the overlay is there: a click that is too early takes nothing.
        x_server.run("xdotool", "click", "1")
        return pasted_links(x_server)

    (link,) = wait_until(taken, interval=0.2)

    window = picture(link)
    assert 900 <= window.width < 1000
    assert 600 <= window.height < 700


def test_the_hotkey_does_nothing_more_while_a_region_is_chosen(
    app: RunningApp, x_server: XServer
) -> None:
    press(x_server, "ctrl+shift+4")
    overlay = wait_for_window(x_server, OVERLAY)

    press(x_server, "ctrl+shift+4")
    press(x_server, "ctrl+shift+3")
    drag(x_server, (400, 300), (500, 400))

    assert picture(the_link(x_server)).size == (100, 100)
    wait_until(lambda: not visible_windows(x_server, OVERLAY))
    assert len(overlay) == 1


def test_the_screen_under_the_pointer(app: RunningApp, x_server: XServer) -> None:
    press(x_server, "ctrl+shift+3")

    assert picture(the_link(x_server)).size == (1920, 1080)


def test_the_active_window(app: RunningApp, x_server: XServer) -> None:
    (window,) = wait_for_window(x_server, "^Evening$")
    x_server.run("xdotool", "windowactivate", "--sync", str(window))

    press(x_server, "ctrl+shift+5")

    taken = picture(the_link(x_server))
    assert taken.width >= 900
    assert taken.height >= 600
    assert taken.width < 1000


def test_what_was_copied_is_uploaded(app: RunningApp, x_server: XServer) -> None:
    copy(x_server, "Grüezi\nmitenand")

    press(x_server, "ctrl+shift+u")

    link = wait_until(lambda: pasted_links(x_server))[0]
    raw = requests.get(f"{link}/raw", timeout=10)
    assert raw.content.decode() == "Grüezi\nmitenand"


def test_a_picture_that_was_copied_is_uploaded(
    app: RunningApp, x_server: XServer, tmp_path: Path
) -> None:
    file = tmp_path / "red.png"
    Image.new("RGB", (60, 40), "#c02040").save(file)
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-t", "image/png", "-i", file],
        env=x_server.environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    press(x_server, "ctrl+shift+u")

    uploaded = picture(the_link(x_server)).convert("RGB")
    assert uploaded.size == (60, 40)
    assert uploaded.getpixel((30, 20)) == (0xC0, 0x20, 0x40)


def test_the_menu_captures_without_being_in_the_picture(app: RunningApp, x_server: XServer) -> None:
    x, y = icon_centre(x_server, app.process.pid)
    before = picture_of_screen(x_server)
    x_server.run("xdotool", "mousemove", str(x), str(y), "click", "3")
    wait_until(lambda: picture_of_screen(x_server) != before)

    press(x_server, "s")

    taken = picture(the_link(x_server)).convert("RGB")
    assert taken.size == (1920, 1080)
    assert taken.crop((0, 830, 280, 1040)).getextrema() == ((0, 0), (0, 0), (0, 0))


def picture_of_screen(screen: XServer) -> bytes:
    return ImageGrab.grab(xdisplay=screen.display).tobytes()


def test_a_click_on_the_icon_captures(app: RunningApp, x_server: XServer) -> None:
    x, y = icon_centre(x_server, app.process.pid)

    x_server.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    wait_for_window(x_server, OVERLAY)
    leave_overlay(x_server)
    assert pasted(x_server) == NOTHING_YET


def interactive(app: RunningApp) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [SCRIPTS / "dropcap", "shot", "--json"],
        env=app.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_command_has_a_region_chosen(app: RunningApp, x_server: XServer) -> None:
    command = interactive(app)
    try:
        wait_for_window(x_server, OVERLAY)
        drag(x_server, (350, 250), (450, 330))
        output, errors = command.communicate(timeout=20)
    finally:
        stop(command)

    assert command.returncode == 0, errors
    document = json.loads(output)
    assert picture(document["url"]).size == (100, 80)
    assert the_link(x_server) == document["url"]
    assert Path(document["file"]).exists()


def test_a_command_that_is_cancelled_says_so(app: RunningApp, x_server: XServer) -> None:
    command = interactive(app)
    try:
        wait_for_window(x_server, OVERLAY)
        leave_overlay(x_server)
        output, errors = command.communicate(timeout=20)
    finally:
        stop(command)

    assert command.returncode == 130
    assert output == ""
    assert errors.strip() == "dropcap: No region was chosen."
    assert pasted(x_server) == NOTHING_YET


def test_the_overlay_goes_with_the_command_that_asked_for_it(
    app: RunningApp, x_server: XServer
) -> None:
    command = interactive(app)
    wait_for_window(x_server, OVERLAY)

    stop(command)

    wait_until(lambda: not visible_windows(x_server, OVERLAY))
    press(x_server, "ctrl+shift+4")
    wait_for_window(x_server, OVERLAY)
    leave_overlay(x_server)


def test_commands_upload_through_the_app(
    app: RunningApp, x_server: XServer, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text(f"I am {file.name}")

    uploaded = app.command("upload", *files, "--json")
    assert uploaded.returncode == 0, uploaded.stderr
    items = json.loads(uploaded.stdout)["items"]

    for file, item in zip(files, items, strict=True):
        assert requests.get(f"{item['url']}/raw", timeout=10).text == f"I am {file.name}"
    assert pasted(x_server) == NOTHING_YET, "a command prints its links and copies nothing"
    listed = json.loads(app.command("list", "--json").stdout)["items"]
    assert {item["url"] for item in items} <= {item["url"] for item in listed}
    deleted = app.command("delete", items[0]["id"], "--json")
    assert json.loads(deleted.stdout)["deleted"] == [items[0]["id"]]
    assert requests.get(items[0]["url"], timeout=10).status_code == 404


def test_a_region_outside_the_screen_is_one_sentence(app: RunningApp) -> None:
    done = app.command("shot", "--region", "5000,5000,10,10", "--json")

    assert done.returncode == 3
    assert done.stdout == ""
    assert "outside the screen" in done.stderr
    assert "Traceback" not in done.stderr
