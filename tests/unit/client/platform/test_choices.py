import pytest

from client.platform.environment import DisplayServer, Environment, detect
from client.platform.hotkeys import UnknownBackend, choose, choose_name
from client.platform.hotkeys.none import NoHotkeys
from client.platform.hotkeys.shortcut import Shortcut

DESKTOPS = [
    ("win32", {}, DisplayServer.WINDOWS, "win32"),
    ("darwin", {}, DisplayServer.MACOS, "darwin"),
    ("linux", {"DISPLAY": ":0"}, DisplayServer.X11, "x11"),
    ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, DisplayServer.WAYLAND, "portal"),
    ("linux", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, DisplayServer.WAYLAND, "portal"),
    ("linux", {}, DisplayServer.NONE, "none"),
]


@pytest.mark.parametrize(("platform", "environ", "server", "backend"), DESKTOPS)
def test_the_desktop_decides_on_the_hotkeys(
    platform: str, environ: dict[str, str], server: DisplayServer, backend: str
) -> None:
    environment = detect(platform, environ)
    assert environment.display_server is server
    assert choose_name(environment) == backend


def test_the_desktops_name_is_known() -> None:
    environ = {"DISPLAY": ":0", "XDG_CURRENT_DESKTOP": "GNOME:Ubuntu"}
    assert detect("linux", environ).desktop == "gnome"


def test_a_forced_back_end_is_taken_or_refused() -> None:
    nowhere = Environment(DisplayServer.NONE)
    assert choose_name(nowhere, "x11") == "x11"
    for name in ("magic", "win32", "darwin"):
        with pytest.raises(UnknownBackend, match=name):
            choose(nowhere, name)


def test_without_hotkeys_every_action_says_what_to_do_instead() -> None:
    conflicts = NoHotkeys().bind({"capture_region": Shortcut.parse("print")}, lambda _: None)
    assert [conflict.action for conflict in conflicts] == ["capture_region"]
    assert "dropcap shot" in conflicts[0].remedy
