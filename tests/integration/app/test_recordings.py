"""Recordings made in the running app: keys, tray, bar and commands, as a person uses them."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PIL import Image, ImageSequence
from support.app import OVERLAY, RunningApp
from support.hands import (
    drag,
    pasted_links,
    press,
    visible_windows,
    wait_for_window,
)
from support.processes import SCRIPTS, stop
from support.recorder import (
    BAR,
    BORDER,
    END,
    SIZE,
    START,
    begin,
    choose,
    recorded_files,
    wait_until_recorded,
)
from support.tray import icon_centre
from support.waiting import wait_until
from support.xserver import XServer

Colour = tuple[int, int, int]

BEFORE, AFTER = (0x20, 0x40, 0x60), (0xC0, 0x50, 0x20)


def paint(screen: XServer, colour: Colour) -> None:
    screen.run("xsetroot", "-solid", "#{:02x}{:02x}{:02x}".format(*colour))


@pytest.fixture(autouse=True)
def ground(x_server: XServer) -> Iterator[None]:
    """Something plain to record, that changes when it is told to."""
    paint(x_server, BEFORE)
    yield
    paint(x_server, (0, 0, 0))


def the_link(screen: XServer) -> str:
    (link,) = wait_until(lambda: pasted_links(screen), timeout=30)
    return link


def frames_of(link: str) -> list[Image.Image]:
    answer = requests.get(f"{link}/raw", timeout=15)
    answer.raise_for_status()
    picture = Image.open(io.BytesIO(answer.content))
    return [frame.convert("RGB") for frame in ImageSequence.Iterator(picture)]


def colours_of(frames: list[Image.Image]) -> set[Colour]:
    found: set[Colour] = set()
    for frame in frames:
        pixels = frame.tobytes()
        found |= set(zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True))
    return found


def click_bar(screen: XServer, from_right: int) -> None:
    """Clicks a button of the bar, counted from its right end."""
    (bar,) = wait_for_window(screen, BAR)
    said = screen.run("xdotool", "getwindowgeometry", "--shell", str(bar))
    box = {name: int(value) for name, value in (line.split("=") for line in said.split())}
    x = box["X"] + box["WIDTH"] - 22 - 34 * from_right
    y = box["Y"] + box["HEIGHT"] // 2
    screen.run("xdotool", "mousemove", str(x), str(y), "click", "1")


def near(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 6


def test_a_gif_shows_what_was_on_the_screen_and_nothing_of_ours(
    app: RunningApp, x_server: XServer
) -> None:
    begin(x_server)
    assert len(visible_windows(x_server, BORDER)) == 4
    wait_until_recorded(app)
    paint(x_server, AFTER)
    wait_until_recorded(app, 6000)
    press(x_server, "ctrl+shift+g")

    frames = frames_of(the_link(x_server))

    assert not visible_windows(x_server, BAR)
    assert not visible_windows(x_server, BORDER)
    assert {frame.size for frame in frames} == {SIZE}
    colours = colours_of(frames)
    assert any(near(colour, BEFORE) for colour in colours)
    assert any(near(colour, AFTER) for colour in colours)
    assert all(near(colour, BEFORE) or near(colour, AFTER) for colour in colours), colours
    wait_for_window(x_server, "^Link copied")


def test_a_video_is_started_from_the_menu_and_stopped_by_a_click_on_the_icon(
    app: RunningApp, x_server: XServer
) -> None:
    x, y = icon_centre(x_server, app.process.pid)
    x_server.run("xdotool", "mousemove", str(x), str(y), "click", "3")
    press(x_server, "v")
    choose(x_server)
    wait_until_recorded(app)
    x_server.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    link = the_link(x_server)

    answer = requests.get(f"{link}/raw", timeout=15)
    assert answer.headers["Content-Type"] == "video/mp4"
    assert answer.content[4:8] == b"ftyp"
    poster = wait_until(lambda: _content(f"{link}/thumbnail"))
    seen = Image.open(io.BytesIO(poster)).convert("RGB").getpixel((99, 99))
    assert isinstance(seen, tuple)
    assert near((int(seen[0]), int(seen[1]), int(seen[2])), BEFORE)


def _content(address: str) -> bytes:
    answer = requests.get(address, timeout=15)
    return answer.content if answer.ok else b""


def test_pause_and_stop_from_the_bar(app: RunningApp, x_server: XServer) -> None:
    begin(x_server)
    wait_until_recorded(app)
    click_bar(x_server, 2)
    paint(x_server, AFTER)
    press(x_server, "ctrl+shift+7")
    paint(x_server, BEFORE)
    click_bar(x_server, 1)

    assert frames_of(the_link(x_server))


def test_what_is_thrown_away_leaves_nothing(app: RunningApp, x_server: XServer) -> None:
    before = set(recorded_files(app))
    begin(x_server)
    wait_until_recorded(app)
    click_bar(x_server, 0)

    wait_until(lambda: not visible_windows(x_server, BAR))
    wait_until(lambda: set(recorded_files(app)) <= before)
    assert not pasted_links(x_server)


def test_a_command_stops_the_recording_of_the_app(app: RunningApp, x_server: XServer) -> None:
    begin(x_server, "ctrl+shift+6")
    wait_until_recorded(app)

    done = app.command("record", "--stop")

    assert done.returncode == 0, done.stderr
    assert requests.get(f"{the_link(x_server)}/raw", timeout=15).content[4:8] == b"ftyp"
    assert app.command("record", "--stop").returncode == 3


def test_while_a_command_records_the_app_says_so(
    app: RunningApp, x_server: XServer, tmp_path: Path
) -> None:
    command = subprocess.Popen(
        [
            *(SCRIPTS / "dropcap", "record", "--region", "0,0,64,64"),
            *("--no-upload", "--out", tmp_path / "x.mp4"),
        ],
        env=app.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until((tmp_path / "x.mp4").exists, timeout=15)
        press(x_server, "ctrl+shift+6")
        wait_for_window(x_server, OVERLAY)
        drag(x_server, START, END)
        wait_for_window(x_server, "^A recording is being made already")
    finally:
        stop(command, grace=15)
    assert not visible_windows(x_server, BAR)


def test_the_whole_screen_is_recorded_without_a_bar(app: RunningApp, x_server: XServer) -> None:
    press(x_server, "ctrl+shift+6")
    wait_for_window(x_server, OVERLAY)
    press(x_server, "Return")
    wait_until(lambda: not visible_windows(x_server, OVERLAY))
    wait_until_recorded(app)

    assert not visible_windows(x_server, BAR)
    assert not visible_windows(x_server, BORDER)
    press(x_server, "ctrl+shift+6")
    assert the_link(x_server)
