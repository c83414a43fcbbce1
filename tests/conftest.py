"""Fixtures that everything shares; the expensive ones live as long as the session."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ceph as ceph_support
from support import postgres as postgres_support
from support import server as server_support
from support import swift as swift_support
from support import xserver as xserver_support
from support.home import Home, make_home
from support.s3 import S3Store

_GARBAGE = 100_000
"""Objects."""

# Widgets need no screen unless a test brings one; programs started under `x_server` get theirs.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("DISPLAY", "WAYLAND_DISPLAY", "DROPCAP_SERVER_URL", "DROPCAP_TOKEN"):
    os.environ.pop(name, None)


# As in the app: a thread that collects garbage would destroy what belongs to Qt's own.
gc.disable()


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collects garbage now and then, between tests."""
    yield
    if gc.get_count()[0] > _GARBAGE:
        gc.collect()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A scratch home, in force for this process and what it starts."""
    scratch = make_home(tmp_path / "home")
    for name, value in scratch.environment.items():
        monkeypatch.setenv(name, value)
    return scratch


@pytest.fixture(scope="session")
def x_server() -> Iterator[xserver_support.XServer]:
    """One 1920×1080 screen with window manager and tray for the whole session."""
    with xserver_support.desktop() as running:
        yield running


@pytest.fixture(scope="session")
def dropcap_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[server_support.DropcapServer]:
    """One server for the whole session; tests tell their drops apart by the ids they got."""
    with server_support.dropcap_server(tmp_path_factory.mktemp("server") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgres_support.Postgres]:
    """One PostgreSQL server for the whole session; each test has databases of its own on it."""
    with postgres_support.postgres() as running:
        yield running


@pytest.fixture(scope="session")
def ceph() -> Iterator[S3Store]:
    """One Ceph store for the whole session."""
    with ceph_support.ceph() as running:
        yield running


@pytest.fixture(scope="session")
def swift() -> Iterator[S3Store]:
    """One Swift store for the whole session."""
    with swift_support.swift() as running:
        yield running
