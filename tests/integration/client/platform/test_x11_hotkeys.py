"""Global hotkeys on a real X server, pressed by xdotool."""

import queue
import subprocess
import sys
from collections.abc import Iterator

import pytest
from support.hands import wait_for_window
from support.processes import running
from support.waiting import wait_until
from support.xserver import XServer, bare_x_server

from client.config.settings import DEFAULT_HOTKEYS
from client.platform.hotkeys.shortcut import Shortcut
from client.platform.hotkeys.x11 import X11Hotkeys

Pressed = queue.SimpleQueue[str]


@pytest.fixture
def hotkeys(x_server: XServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[X11Hotkeys]:
    monkeypatch.setenv("DISPLAY", x_server.display)
    backend = X11Hotkeys()
    yield backend
    backend.close()


def bindings(**keys: str) -> dict[str, Shortcut]:
    return {action: Shortcut.parse(text) for action, text in keys.items()}


def only(pressed: Pressed) -> str:
    """What was pressed; nothing else must have been by the time it is asked."""
    action = pressed.get(timeout=5)
    with pytest.raises(queue.Empty):
        pressed.get(timeout=0.1)
    return action


def test_every_default_fires_once(hotkeys: X11Hotkeys, x_server: XServer) -> None:
    pressed: Pressed = queue.SimpleQueue()
    assert hotkeys.bind(bindings(**DEFAULT_HOTKEYS), pressed.put) == ()
    for action, keys in DEFAULT_HOTKEYS.items():
        x_server.run("xdotool", "key", keys)
        assert only(pressed) == action


@pytest.mark.parametrize("keys", ["pause", "alt+f9", "ctrl+space", "meta+pageup", "ctrl+alt+."])
def test_other_kinds_of_keys_fire(hotkeys: X11Hotkeys, x_server: XServer, keys: str) -> None:
    pressed: Pressed = queue.SimpleQueue()
    assert hotkeys.bind(bindings(it=keys), pressed.put) == ()
    names = {"pause": "Pause", "meta": "super", "pageup": "Prior", "f9": "F9", ".": "period"}
    x_server.run("xdotool", "key", "+".join(names.get(k, k) for k in keys.split("+")))
    assert only(pressed) == "it"


@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_locks_do_not_matter(hotkeys: X11Hotkeys, x_server: XServer, lock: str) -> None:
    pressed: Pressed = queue.SimpleQueue()
    hotkeys.bind(bindings(it="ctrl+shift+4"), pressed.put)
    x_server.run("xdotool", "key", lock)
    try:
        x_server.run("xdotool", "key", "ctrl+shift+4")
        assert only(pressed) == "it"
    finally:
        x_server.run("xdotool", "key", lock)


def test_more_modifiers_are_another_key(hotkeys: X11Hotkeys, x_server: XServer) -> None:
    pressed: Pressed = queue.SimpleQueue()
    hotkeys.bind(bindings(it="ctrl+shift+4", other="ctrl+alt+shift+4"), pressed.put)
    x_server.run("xdotool", "key", "ctrl+alt+shift+4")
    assert only(pressed) == "other"


def test_the_focused_program_does_not_get_the_key(hotkeys: X11Hotkeys, x_server: XServer) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QLineEdit\n"
        "app = QApplication([])\n"
        "w = QLineEdit(); w.setWindowTitle('Typing here'); w.show()\n"
        "w.textChanged.connect(lambda text: w.setWindowTitle(f'Typed {text}'))\n"
        "app.exec()"
    )
    pressed: Pressed = queue.SimpleQueue()
    hotkeys.bind(bindings(it="alt+k"), pressed.put)
    with running([sys.executable, "-c", code], environment=x_server.environment):
        (window,) = wait_for_window(x_server, "^Typing here$")
        x_server.run("xdotool", "windowactivate", "--sync", str(window))
        x_server.run("xdotool", "key", "alt+k", "j")
        wait_for_window(x_server, "^Typed j$")
    assert only(pressed) == "it"


def test_a_key_that_is_taken_is_reported_and_the_others_work(
    hotkeys: X11Hotkeys, x_server: XServer
) -> None:
    first = X11Hotkeys()
    first.bind(bindings(a="ctrl+shift+7"), lambda _: None)
    pressed: Pressed = queue.SimpleQueue()
    (conflict,) = hotkeys.bind(bindings(a="ctrl+shift+7", b="ctrl+shift+8"), pressed.put)
    assert conflict.action == "a"
    assert "Ctrl+Shift+7 is taken" in conflict.message
    x_server.run("xdotool", "key", "ctrl+shift+8")
    assert only(pressed) == "b"
    first.close()
    assert hotkeys.bind(bindings(a="ctrl+shift+7"), pressed.put) == ()


def test_binding_again_gives_the_old_keys_back(hotkeys: X11Hotkeys, x_server: XServer) -> None:
    pressed: Pressed = queue.SimpleQueue()
    hotkeys.bind(bindings(it="ctrl+shift+7"), pressed.put)
    hotkeys.bind(bindings(it="ctrl+shift+8"), pressed.put)
    x_server.run("xdotool", "key", "ctrl+shift+7", "ctrl+shift+8")
    assert only(pressed) == "it"


def test_a_key_that_moves_on_the_keyboard_is_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with bare_x_server("640x480x24") as server:
        monkeypatch.setenv("DISPLAY", server.display)
        backend = X11Hotkeys()
        pressed: Pressed = queue.SimpleQueue()
        assert backend.bind(bindings(it="ctrl+q"), pressed.put) == ()
        server.run("xmodmap", "-e", "keycode 38 = q Q", "-e", "keycode 24 = a A")

        def moved() -> bool:
            server.run("xdotool", "keydown", "Control_L", "key", "38", "keyup", "Control_L")
            return not pressed.empty()

        wait_until(moved, interval=0.1)
        backend.close()


def test_a_display_that_dies_ends_the_hotkeys_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = X11Hotkeys()
    with bare_x_server("640x480x24") as server:
        monkeypatch.setenv("DISPLAY", server.display)
        assert backend.bind(bindings(it="ctrl+shift+4"), lambda _: None) == ()
    backend.close()


def test_without_a_display_there_is_a_sentence(x_server: XServer) -> None:
    # In a process of its own: python-xlib leaves a socket open when it cannot connect.
    code = (
        "from client.platform.hotkeys.x11 import X11Hotkeys\n"
        "from client.platform.hotkeys.shortcut import Shortcut\n"
        "(c,) = X11Hotkeys().bind({'it': Shortcut.parse('ctrl+shift+9')}, print)\n"
        "print(c.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**x_server.environment, "DISPLAY": ":98765"},
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert "does not answer" in done.stdout
    assert done.stderr == ""


def test_nothing_is_left_running(x_server: XServer) -> None:
    code = (
        "import threading\n"
        "from client.platform.hotkeys.x11 import X11Hotkeys\n"
        "from client.platform.hotkeys.shortcut import Shortcut\n"
        "hotkeys = X11Hotkeys()\n"
        "for _ in range(5):\n"
        "    hotkeys.bind({'it': Shortcut.parse('ctrl+shift+9')}, print)\n"
        "hotkeys.close(); hotkeys.close()\n"
        "print(threading.active_count())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=x_server.environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=20,
    )
    assert (done.stdout.strip(), done.stderr) == ("1", "")
