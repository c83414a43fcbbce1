"""Welcome and library of the real app, where there is no tray to reach them by."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.app import RunningApp, running_app
from support.hands import press, visible_windows, wait_for_window
from support.home import Home
from support.processes import running
from support.server import free_port
from support.waiting import wait_until
from support.xserver import XServer, bare_x_server

_WELCOME = "^Welcome to Dropcap$"
_LIBRARY = "Library$"


@contextlib.contextmanager
def without_tray() -> Iterator[XServer]:
    with (
        bare_x_server() as screen,
        running(["openbox", "--sm-disable"], environment=screen.environment),
    ):
        wait_until(lambda: "window id" in screen.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        yield screen


@pytest.fixture
def app(home: Home, tmp_path: Path) -> Iterator[RunningApp]:
    settings = home.path / ".config/dropcap/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'embedded_port = {free_port()}\nafter_still = ["upload", "copy_link"]\n')
    (home.path / ".local/share/dropcap/state.toml").unlink()
    with without_tray() as screen, running_app(screen, tmp_path / "app.log") as started:
        yield started


def test_somebody_new_is_welcomed_and_finds_the_library(app: RunningApp, home: Home) -> None:
    screen = app.screen
    wait_for_window(screen, _WELCOME)

    press(screen, "ctrl+shift+3")

    wait_until(lambda: not visible_windows(screen, _WELCOME))
    wait_until(lambda: '"items": []' not in app.command("list", "--json").stdout, timeout=20)
    assert "welcomed = true" in (home.path / ".local/share/dropcap/state.toml").read_text()
    assert app.command().returncode == 0  # started again
    wait_for_window(screen, _LIBRARY)
