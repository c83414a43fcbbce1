"""`make pictures`: the README's pictures, made by Dropcap itself on a virtual screen.

The overlay is at work over a desk worth a picture, and the running app captures both.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from support.app import OVERLAY, running_app
from support.hands import press, visible_windows, wait_for_window
from support.home import make_home
from support.processes import running
from support.waiting import wait_until
from support.xserver import XServer, desktop

_TOOLS = Path(__file__).parent
_PICTURES = _TOOLS.parent / "resources/pictures"
_SCREEN = "1440x900x24"
_REPORT = (160, 90, 780, 590)  # x, y, width, height of the window in front
_FROM, _TO = (184, 262), (916, 662)  # the region: the chart
_LARGEST = 300_000  # bytes; a README is opened on telephones, too


def main() -> int:
    """Makes the pictures; returns 1 when one is too large."""
    with tempfile.TemporaryDirectory(prefix="dropcap-pictures-") as folder:
        os.environ |= make_home(Path(folder) / "home").environment
        with desktop(_SCREEN) as screen, _desk(screen):
            return _overlay(screen, Path(folder) / "app.log")


@contextlib.contextmanager
def _desk(screen: XServer) -> Iterator[None]:
    command: list[str | Path] = [sys.executable, _TOOLS / "desk_scene.py", *map(str, _REPORT)]
    with running(command, environment=screen.environment):
        wait_for_window(screen, "^Report$")
        yield


def _overlay(screen: XServer, log: Path) -> int:
    file = _PICTURES / "overlay.png"
    with running_app(screen, log) as app:
        # That there is no keyring on this screen is no news for a README.
        wait_until(lambda: not visible_windows(screen, "keyring"), timeout=60)
        press(screen, "ctrl+shift+4")
        wait_for_window(screen, OVERLAY)
        screen.run("xdotool", "mousemove", *map(str, _FROM), "mousedown", "1")
        screen.run("xdotool", "mousemove", *map(str, _TO))
        taken = app.command("shot", "--all", "--cursor", "--no-upload", "--out", file)
        press(screen, "Escape")
        screen.run("xdotool", "mouseup", "1")
        wait_until(lambda: not visible_windows(screen, OVERLAY))
    if taken.returncode:
        print(taken.stderr, file=sys.stderr)
        return 1
    size = file.stat().st_size
    print(f"{file.relative_to(_TOOLS.parent)}: {size:,} bytes")
    return int(size > _LARGEST)


if __name__ == "__main__":
    sys.exit(main())
