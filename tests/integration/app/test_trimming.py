"""A recording that is cut before it is shared, in the running app."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from support.app import RunningApp, running_app
from support.hands import copy, pasted_links, press, visible_windows, wait_for_window
from support.home import make_home
from support.recorder import begin, wait_until_recorded
from support.waiting import wait_until
from support.xserver import XServer

from capture.recording.probe import probe

from .conftest import NOTHING_YET, settle_in

TRIM = "^Trim: Recording"


@pytest.fixture(scope="module")
def trimming_app(
    x_server: XServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("trimming")
    home = make_home(folder / "home")
    settle_in(home)
    settings = home.path / ".config/dropcap/settings.toml"
    settings.write_text(settings.read_text() + "trim_before_upload = true\n")
    with running_app(x_server, folder / "app.log", home.environment) as started:
        yield started


def recorded(app: RunningApp, screen: XServer, keys: str) -> None:
    copy(screen, NOTHING_YET)
    begin(screen, keys)
    wait_until_recorded(app, 6000)
    press(screen, keys)
    (window,) = wait_for_window(screen, TRIM)
    assert not pasted_links(screen), "nothing is shared before it is decided"
    screen.run("xdotool", "windowactivate", "--sync", str(window))


def captures(app: RunningApp) -> list[Path]:
    return list(Path(app.environment["HOME"]).glob(".local/share/dropcap/captures/Recording*"))


@pytest.mark.parametrize(("keys", "ending"), [("ctrl+shift+6", ".mp4"), ("ctrl+shift+g", ".gif")])
def test_the_part_is_shared_and_all_of_it_kept(
    trimming_app: RunningApp, x_server: XServer, tmp_path: Path, keys: str, ending: str
) -> None:
    recorded(trimming_app, x_server, keys)
    for _ in range(3):
        press(x_server, "Right")
    press(x_server, "Return")

    (link,) = wait_until(lambda: pasted_links(x_server), timeout=20)

    part = tmp_path / f"part{ending}"
    part.write_bytes(requests.get(f"{link}/raw", timeout=15).content)
    wait_until(lambda: not visible_windows(x_server, TRIM))
    whole = next(
        file for file in captures(trimming_app) if file.suffix == ending and "trim" not in file.name
    )
    fps = 30 if ending == ".mp4" else 15
    left_out = (probe(whole).seconds or 0) - (probe(part).seconds or 0)
    assert abs(left_out - 3 / fps) <= 1.1 / fps


def test_closing_the_window_keeps_the_recording(
    trimming_app: RunningApp, x_server: XServer
) -> None:
    before = len(captures(trimming_app))
    recorded(trimming_app, x_server, "ctrl+shift+6")
    press(x_server, "Escape")

    wait_for_window(x_server, "^The recording is kept")
    assert len(captures(trimming_app)) == before + 1
    assert not pasted_links(x_server)
