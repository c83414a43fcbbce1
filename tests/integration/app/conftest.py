"""The real app as a process, on a virtual desktop, in a scratch home."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.app import RunningApp, running_app
from support.hands import copy
from support.home import Home, make_home
from support.server import free_port
from support.xserver import XServer

NOTHING_YET = "nothing was copied"


def settle_in(home: Home) -> None:
    """Gives a home a port of its own for the app's server, so that tests do not meet there."""
    settings = home.path / ".config/dropcap/settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"embedded_port = {free_port()}\n")


@pytest.fixture(scope="module")
def shared_app(x_server: XServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One app for a module, with the server it brings along."""
    folder = tmp_path_factory.mktemp("app")
    home = make_home(folder / "home")
    settle_in(home)
    with running_app(x_server, folder / "app.log", home.environment) as started:
        yield started


@pytest.fixture
def app(shared_app: RunningApp, x_server: XServer) -> RunningApp:
    """The module's app, with nothing of ours on the clipboard."""
    copy(x_server, NOTHING_YET)
    return shared_app


@pytest.fixture
def own_home(home: Home) -> Home:
    """A home for an app of the test's own."""
    settle_in(home)
    return home


def log_of(home: Path) -> str:
    """What the app has written down."""
    return (home / ".local/state/dropcap/log/dropcap.log").read_text()
