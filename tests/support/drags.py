"""Dragging something from another program's window, as a hand does it."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from support.hands import Point, wait_for_window
from support.processes import running
from support.xserver import XServer

_PROGRAM = Path(__file__).with_name("drag_source.py")
_TITLE = "Things to drag"
_CORNER = (600, 300)
_MOVES = 12
_SECONDS_A_MOVE = 0.06  # a hand's pace: the target has to say yes before the button is let go


@contextlib.contextmanager
def drag_source(screen: XServer, kind: str, *content: str | Path) -> Iterator[Point]:
    """Shows a window to drag `files` (paths) or a `text` from; gives a point inside it."""
    command: list[str | Path] = [
        sys.executable,
        _PROGRAM,
        *map(str, _CORNER),
        _TITLE,
        kind,
        *content,
    ]
    with running(command, environment=screen.environment):
        wait_for_window(screen, f"^{_TITLE}$")
        yield _CORNER[0] + 60, _CORNER[1] + 60


def drop(screen: XServer, start: Point, end: Point) -> None:
    """Drags from one point to another and lets go there."""
    screen.run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    for move in range(1, _MOVES + 1):
        x, y = (a + (b - a) * move // _MOVES for a, b in zip(start, end, strict=True))
        screen.run("xdotool", "mousemove", str(x), str(y))
        time.sleep(_SECONDS_A_MOVE)
    screen.run("xdotool", "mouseup", "1")
