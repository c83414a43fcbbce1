"""A desktop without a tray, one that gets it later, and one whose tray is started anew."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from support.app import OVERLAY, running_app
from support.drags import drag_source, drop
from support.hands import copy, pasted_links, press, visible_windows, wait_for_window
from support.home import Home
from support.processes import running
from support.session_bus import session_bus
from support.tray import has_icon, icon_centre
from support.waiting import wait_until
from support.xserver import XServer, bare_x_server

TRAY = ("trayer", "--edge", "bottom", "--align", "left", "--widthtype", "request", "--height", "32")
DROP_WINDOW = "^Dropcap drop window"


@pytest.fixture
def bare_desktop() -> Iterator[XServer]:
    """A window manager and nothing else."""
    with (
        bare_x_server() as screen,
        running(["openbox", "--sm-disable"], environment=screen.environment),
    ):
        wait_until(lambda: "window id" in screen.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        yield screen


def dropped_on(screen: XServer, target: tuple[int, int], file: Path) -> bytes:
    copy(screen, "nothing")
    with drag_source(screen, "files", file) as start:
        drop(screen, start, target)
        (link,) = wait_until(lambda: pasted_links(screen))
    return requests.get(f"{link}/raw", timeout=15).content


def middle_of(screen: XServer, window: int) -> tuple[int, int]:
    said = screen.run("xdotool", "getwindowgeometry", "--shell", str(window))
    facts = dict(line.split("=") for line in said.split())
    x, y, width, height = (int(facts[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    return x + width // 2, y + height // 2


def test_without_a_tray_there_is_a_window_until_there_is_one(
    own_home: Home, bare_desktop: XServer, tmp_path: Path
) -> None:
    file = tmp_path / "file.txt"
    file.write_text("dropped")
    with running_app(bare_desktop, tmp_path / "app.log") as app:
        (window,) = wait_for_window(bare_desktop, DROP_WINDOW)
        wait_for_window(bare_desktop, "^This desktop has no tray")
        middle = middle_of(bare_desktop, window)

        assert dropped_on(bare_desktop, middle, file) == b"dropped"

        bare_desktop.run("xdotool", "mousemove", *map(str, middle), "click", "1")
        wait_for_window(bare_desktop, OVERLAY)
        press(bare_desktop, "Escape")
        wait_until(lambda: not visible_windows(bare_desktop, OVERLAY))

        with running(TRAY, environment=bare_desktop.environment):
            icon = icon_centre(bare_desktop, app.process.pid)
            wait_until(lambda: not visible_windows(bare_desktop, DROP_WINDOW))
            assert dropped_on(bare_desktop, icon, file) == b"dropped"


def test_a_tray_that_is_started_anew_gets_the_icon_and_its_drops(
    own_home: Home, bare_desktop: XServer, tmp_path: Path
) -> None:
    file = tmp_path / "file.txt"
    file.write_text("dropped")
    with running(TRAY, environment=bare_desktop.environment) as first:
        wait_until(lambda: "_NET_SYSTEM_TRAY" in bare_desktop.run("xlsatoms"))
        with running_app(bare_desktop, tmp_path / "app.log") as app:
            icon_centre(bare_desktop, app.process.pid)
            first.terminate()
            first.wait()
            wait_until(lambda: not has_icon(bare_desktop, app.process.pid))

            with running(TRAY, environment=bare_desktop.environment):
                icon = icon_centre(bare_desktop, app.process.pid)
                assert dropped_on(bare_desktop, icon, file) == b"dropped"
                assert not visible_windows(bare_desktop, DROP_WINDOW)

            wait_for_window(bare_desktop, DROP_WINDOW)


WATCHER = """
import sys
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection, Proxy

connection = open_dbus_connection()
Proxy(message_bus, connection).RequestName("org.kde.StatusNotifierWatcher")
print("here", flush=True)
while True:
    message = connection.receive()
    if message.header.message_type is not MessageType.method_call:
        continue
    member = message.header.fields[HeaderFields.member]
    if member == "RegisterStatusNotifierItem":
        print("registered", message.body[0], flush=True)
        connection.send(new_method_return(message))
    elif member == "Get":
        connection.send(new_method_return(message, "v", (("b", True),)))
    elif member == "GetAll":
        body = ({"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)},)
        connection.send(new_method_return(message, "a{sv}", body))
"""


def test_a_panel_that_comes_after_the_app_gets_its_icon(
    own_home: Home, bare_desktop: XServer, tmp_path: Path
) -> None:
    said = tmp_path / "panel.log"
    with session_bus() as bus, running_app(bare_desktop, tmp_path / "app.log", bus):
        wait_for_window(bare_desktop, DROP_WINDOW)

        environment = {**bare_desktop.environment, **bus}
        with (
            said.open("wb") as log,
            running([sys.executable, "-c", WATCHER], environment=environment, log=log),
        ):
            wait_until(lambda: "registered" in said.read_text())
            wait_until(lambda: not visible_windows(bare_desktop, DROP_WINDOW))
