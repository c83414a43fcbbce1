"""Clicks are marked in a recording by a ring that is in nobody's way and leaves nothing behind."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from support.bar_code import frames_of
from support.recordings import FPS, Recordings
from support.waiting import wait_until
from support.xserver import XServer
from Xlib import X
from Xlib.display import Display
from Xlib.xobject.drawable import Window

from capture.models import Region
from capture.recording.clicks import NoMarks, marks
from capture.recording.clicks.ring import NAME
from capture.recording.model import State
from capture.recording.sources.base import Grab
from capture.recording.sources.x11grab import X11Grab
from capture.targets import RegionTarget

STILL = Region(1000, 300, 320, 240)
TARGET = RegionTarget(STILL)
INSIDE, OUTSIDE = (1100, 420), (1400, 420)
ACCENT = np.array([0x5B, 0x5B, 0xD6])


class Sheet:
    """A white window under the region and round it, which counts the clicks that reach it."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        screen = self._display.screen()
        self._window: Window = screen.root.create_window(
            *(STILL.x - 50, STILL.y - 50, 600, 400, 0, X.CopyFromParent),
            override_redirect=True,
            background_pixel=screen.white_pixel,
            event_mask=X.ButtonPressMask,
        )
        self._window.map()
        self._display.sync()
        self._clicks = 0

    @property
    def clicks(self) -> int:
        while self._display.pending_events():
            self._clicks += self._display.next_event().type == X.ButtonPress
        return self._clicks

    def rings(self) -> list[int]:
        """The map states of the rings there are."""
        windows = self._display.screen().root.query_tree().children
        rings = [window for window in windows if window.get_wm_name() == NAME]
        return [ring.get_attributes().map_state for ring in rings]

    def close(self) -> None:
        self._display.close()


@pytest.fixture
def sheet(x_server: XServer) -> Iterator[Sheet]:
    shown = Sheet(x_server.display)
    yield shown
    shown.close()


def click(screen: XServer, place: tuple[int, int], button: int = 1) -> None:
    screen.run("xdotool", "mousemove", *map(str, place), "click", str(button))


def rings_in(path: Path) -> NDArray[np.bool_]:
    """Which frames have the accent colour all the way round where INSIDE is in them."""
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    columns = np.rint(INSIDE[0] - STILL.x + 18 * np.cos(angles)).astype(int)
    rows = np.rint(INSIDE[1] - STILL.y + 18 * np.sin(angles)).astype(int)
    around = colours_of(path)[:, rows, columns]
    is_accent: NDArray[np.bool_] = (abs(around - ACCENT) < 60).all(axis=2).mean(axis=1) > 0.8
    return is_accent


def colours_of(path: Path) -> NDArray[np.int16]:
    return frames_of(path, "rgb24").astype(np.int16)


def are_blank(frames: NDArray[np.int16]) -> bool:
    return bool((frames > 200).all())


def listeners() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "clicks"]


def test_a_click_is_marked_and_arrives(
    x_server: XServer, recordings: Recordings, sheet: Sheet
) -> None:
    recorder = recordings.new(target=TARGET, clicks=True, cursor=False)
    wait_until(lambda: recorder.progress.frames >= 2)
    before = recorder.progress.frames
    click(x_server, OUTSIDE)
    click(x_server, INSIDE, button=4)  # the wheel
    click(x_server, INSIDE)
    wait_until(lambda: sheet.rings() == [X.IsViewable])
    wait_until(lambda: sheet.rings() == [X.IsUnmapped])
    gone = recorder.progress.frames
    wait_until(lambda: recorder.progress.frames >= gone + 5)
    end = recorder.progress.frames
    click(x_server, INSIDE)
    wait_until(lambda: sheet.rings() == [X.IsViewable])
    recorder.pause()
    wait_until(lambda: recorder.progress.state is State.PAUSED)
    wait_until(lambda: sheet.rings() == [X.IsUnmapped])
    click(x_server, INSIDE)
    wait_until(lambda: sheet.clicks == 5)
    assert sheet.rings() == [X.IsUnmapped]
    recorder.stop()
    result = recorder.wait(10)

    assert result.notices == ()
    wait_until(lambda: sheet.rings() == [])
    assert listeners() == []
    shown = rings_in(result.path)[:end]
    assert 2 <= shown.sum() <= 9, "0.35 s at 15 frames a second"
    first, last = np.flatnonzero(shown)[[0, -1]]
    assert before <= first + 1
    assert shown[first : last + 1].all()
    frames = colours_of(result.path)[:end]
    assert are_blank(frames[: max(0, first - 1)])
    assert are_blank(frames[last + 2 :])
    assert end > last + 3


def test_nothing_is_marked_unasked(x_server: XServer, recordings: Recordings, sheet: Sheet) -> None:
    recorder = recordings.new(target=TARGET, cursor=False)
    wait_until(lambda: recorder.progress.frames >= 1)
    before = recorder.progress.frames
    click(x_server, INSIDE)
    wait_until(lambda: sheet.clicks == 1)
    wait_until(lambda: recorder.progress.frames >= before + 4)
    recorder.stop()

    assert sheet.rings() == []
    assert listeners() == []
    assert are_blank(colours_of(recorder.wait(10).path))


def test_a_menu_that_has_the_mouse_hides_no_click(
    x_server: XServer, monkeypatch: pytest.MonkeyPatch, sheet: Sheet
) -> None:
    monkeypatch.setenv("DISPLAY", x_server.display)
    menu = Display(x_server.display)
    root = menu.screen().root
    mode = X.GrabModeAsync
    assert root.grab_pointer(False, X.ButtonPressMask, mode, mode, 0, 0, 0) == X.GrabSuccess
    marked = marks(X11Grab(), Grab(STILL, STILL, FPS, cursor=True, clicks=True), pytest.fail)
    marked.begin()
    click(x_server, INSIDE, button=3)
    wait_until(lambda: sheet.rings() == [X.IsViewable])
    marked.close()
    marked.close()
    menu.close()
    wait_until(lambda: sheet.rings() == [])
    assert listeners() == []


@pytest.mark.parametrize("missing", ["SHAPE", "XInputExtension"])
def test_what_the_x_server_lacks_is_said(
    x_server: XServer, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    # Xvfb cannot be started without these two.
    monkeypatch.setenv("DISPLAY", x_server.display)
    monkeypatch.setattr(Display, "has_extension", lambda _, name: name != missing)
    said: list[str] = []

    marked = marks(X11Grab(), Grab(STILL, STILL, FPS, cursor=True, clicks=True), said.append)

    assert isinstance(marked, NoMarks)
    assert said == [f"Clicks are not marked: the X server lacks its extension {missing}."]
    assert listeners() == []


def test_cancelling_leaves_nothing(x_server: XServer, recordings: Recordings, sheet: Sheet) -> None:
    recorder = recordings.new(target=TARGET, clicks=True)
    wait_until(lambda: recorder.progress.frames >= 1)
    click(x_server, INSIDE)
    wait_until(lambda: sheet.rings() == [X.IsViewable])
    recorder.cancel()
    wait_until(lambda: recorder.progress.state is State.CANCELLED)

    wait_until(lambda: sheet.rings() == [])
    assert listeners() == []
