"""What a person does at the desk: keys, mouse, and reading the clipboard in another program."""

import subprocess
import time

from support.waiting import wait_until
from support.xserver import XServer

Point = tuple[int, int]


def press(screen: XServer, keys: str) -> None:
    """Presses and releases a key combination, in xdotool's words: `ctrl+shift+4`."""
    screen.run("xdotool", "key", keys)


def drag(screen: XServer, start: Point, end: Point, *, steps: int = 4) -> float:
    """Drags with the left button and returns the monotonic time, in s, of its release."""
    screen.run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    for step in range(1, steps + 1):
        x, y = (a + (b - a) * step // steps for a, b in zip(start, end, strict=True))
        screen.run("xdotool", "mousemove", str(x), str(y))
    screen.run("xdotool", "mouseup", "1")
    return time.monotonic()


def wait_for_window(screen: XServer, name: str) -> list[int]:
    """Waits for visible windows whose title matches `name` (a regular expression)."""
    return wait_until(lambda: visible_windows(screen, name), message=f"no window {name!r}")


def visible_windows(screen: XServer, name: str) -> list[int]:
    """The ids of the visible windows whose title matches `name`; none is an empty list."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name],
        env=screen.environment,
        capture_output=True,
        check=False,
        timeout=10,
    )
    return [int(line) for line in found.stdout.split()]


def pasted(screen: XServer) -> str:
    """The clipboard's text as another program gets it; empty when there is none."""
    read = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env=screen.environment,
        capture_output=True,
        check=False,
        timeout=5,
    )
    return read.stdout.decode(errors="replace")


def copy(screen: XServer, text: str) -> None:
    """Puts a text on the clipboard from another program, which keeps it until it is replaced."""
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-i"],
        env=screen.environment,
        input=text.encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=5,
    )


def pasted_links(screen: XServer) -> list[str]:
    """The links on the clipboard, one a line; an empty list while there is something else."""
    lines = pasted(screen).split()
    return lines if lines and all(line.startswith("http") for line in lines) else []
