"""`make pictures`: the README's pictures, made by Dropcap itself on a virtual screen.

The overlay and the editor are at work on a desk worth a picture, and the running app captures them.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from support.app import OVERLAY, RunningApp, running_app
from support.editing import Places, window_of
from support.hands import drag, press, visible_windows, wait_for_window
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
        with (
            desktop(_SCREEN) as screen,
            _desk(screen),
            running_app(screen, Path(folder) / "app.log") as app,
        ):
            # That there is no keyring on this screen is no news for a README.
            wait_until(lambda: not visible_windows(screen, "keyring"), timeout=60)
            return _overlay(app) or _editor(app, Path(folder) / "Weekly report.png")


@contextlib.contextmanager
def _desk(screen: XServer) -> Iterator[None]:
    command: list[str | Path] = [sys.executable, _TOOLS / "desk_scene.py", *map(str, _REPORT)]
    with running(command, environment=screen.environment):
        wait_for_window(screen, "^Report$")
        yield


def _overlay(app: RunningApp) -> int:
    screen = app.screen
    press(screen, "ctrl+shift+4")
    wait_for_window(screen, OVERLAY)
    screen.run("xdotool", "mousemove", *map(str, _FROM), "mousedown", "1")
    screen.run("xdotool", "mousemove", *map(str, _TO))
    result = _shoot(app, _PICTURES / "overlay.png", "--all", "--cursor")
    press(screen, "Escape")
    screen.run("xdotool", "mouseup", "1")
    wait_until(lambda: not visible_windows(screen, OVERLAY))
    return result


def _editor(app: RunningApp, picture: Path) -> int:
    screen = app.screen
    region = ",".join(map(str, _REPORT))
    app.command("shot", "--region", region, "--no-upload", "--out", picture)
    app.command("edit", picture)
    window = window_of(screen, f"^{picture.name}")
    place = Places(screen, window, (_REPORT[2], _REPORT[3]))
    press(screen, "r")
    drag(screen, place(458, 196), place(546, 560))
    press(screen, "a")
    drag(screen, place(306, 244), place(442, 270))
    press(screen, "t")
    screen.run("xdotool", "mousemove", *map(str, place(118, 232)), "click", "1")
    screen.run("xdotool", "type", "--delay", "20", "Friday again!")
    press(screen, "Escape")
    press(screen, "h")
    drag(screen, place(38, 119), place(168, 119))
    press(screen, "d")
    drag(screen, place(180, 106), place(410, 130))
    press(screen, "n")
    screen.run("xdotool", "mousemove", *map(str, place(458, 196)), "click", "1")
    screen.run("xdotool", "mousemove", *map(str, place(412, 118)), "click", "1")
    screen.run("xdotool", "mousemove", *map(str, place(700, 560)))
    press(screen, "a")
    return _shoot(app, _PICTURES / "editor.png", "--window", "active")


def _shoot(app: RunningApp, file: Path, *what: str) -> int:
    taken = app.command("shot", *what, "--no-upload", "--out", file)
    if taken.returncode:
        print(taken.stderr, file=sys.stderr)
        return 1
    size = file.stat().st_size
    print(f"{file.relative_to(_TOOLS.parent)}: {size:,} bytes")
    return int(size > _LARGEST)


if __name__ == "__main__":
    sys.exit(main())
