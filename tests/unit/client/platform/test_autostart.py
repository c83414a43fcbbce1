import plistlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from client.platform.autostart import Autostart
from client.platform.autostart.darwin import LaunchAgent
from client.platform.autostart.xdg import DesktopEntry

MAKERS: dict[str, Callable[[Path], Autostart]] = {"xdg": DesktopEntry, "launch agent": LaunchAgent}
COMMAND = ["/opt/drop cap/bin/dropcap", '--say="100%"', "$HOME", "back\\slash"]


@pytest.fixture(params=MAKERS)
def autostart(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    return MAKERS[request.param](tmp_path)


def test_it_can_be_switched_on_and_off_and_twice(autostart: Autostart) -> None:
    assert not autostart.is_enabled()
    autostart.disable()
    for _ in range(2):
        autostart.enable(COMMAND)
        assert autostart.is_enabled()
    for _ in range(2):
        autostart.disable()
        assert not autostart.is_enabled()


def test_the_desktop_entry_runs_exactly_the_command(tmp_path: Path) -> None:
    DesktopEntry(tmp_path).enable(COMMAND)
    text = (tmp_path / "autostart/dropcap.desktop").read_text()
    (line,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    # As the specification unpacks it: the string's own escapes, the quoting, the field codes.
    value = re.sub(r"\\(.)", r"\1", line.removeprefix("Exec="))
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', value)
    assert [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in quoted] == COMMAND


def test_an_entry_that_is_switched_off_by_the_desktop_counts_as_off(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path)
    entry.enable(["dropcap"])
    with (tmp_path / "autostart/dropcap.desktop").open("a") as file:
        file.write("Hidden=true\n")
    assert not entry.is_enabled()


def test_the_launch_agent_runs_exactly_the_command(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).enable(COMMAND)
    (file,) = tmp_path.iterdir()
    assert plistlib.loads(file.read_bytes())["ProgramArguments"] == COMMAND
