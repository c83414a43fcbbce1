"""A virtual screen seen through one X connection: cheap to poll, so that milliseconds count."""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from support.home import make_home
from support.waiting import wait_until
from support.xserver import XServer
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest


class Desk:
    """Presses keys, moves the mouse and watches pixels and the clipboard, without a process each.

    Attributes:
        display: the connection.
    """

    def __init__(self, screen: XServer) -> None:
        self.display = Display(screen.display)
        self._root = self.display.screen().root
        self._window = self._root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._clipboard = self.display.intern_atom("CLIPBOARD")

    def close(self) -> None:
        """Ends the connection."""
        self.display.close()

    def press(self, *keys: str) -> None:
        """Presses keys in turn, by their keysym names, and releases them in reverse."""
        codes = [self.display.keysym_to_keycode(XK.string_to_keysym(key)) for key in keys]
        for code in codes:
            xtest.fake_input(self.display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.sync()

    def move(self, x: int, y: int) -> None:
        """Moves the pointer."""
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.sync()

    def button(self, *, down: bool) -> None:
        """Presses or releases the left button."""
        xtest.fake_input(self.display, X.ButtonPress if down else X.ButtonRelease, 1)
        self.display.sync()

    def pixel(self, x: int, y: int) -> bytes:
        """The four bytes of a pixel of the whole screen."""
        image = self._root.get_image(x, y, 1, 1, X.ZPixmap, 0xFFFFFFFF)
        return bytes(image.data)

    def take_clipboard(self) -> None:
        """Makes the clipboard this desk's own, so that a new owner can be noticed."""
        self._window.set_selection_owner(self._clipboard, X.CurrentTime)
        self.display.sync()

    def clipboard_is_taken(self) -> bool:
        """Whether another program owns the clipboard now."""
        owner = self.display.get_selection_owner(self._clipboard)
        return bool(owner not in (X.NONE, self._window))


def time_until(condition: Callable[[], bool], timeout: float = 10.0) -> float:
    """Seconds until the condition is true, looked at without a pause."""
    started = time.perf_counter()
    while not condition():
        if time.perf_counter() - started > timeout:
            raise AssertionError(f"not so within {timeout} s")
    return time.perf_counter() - started


@contextlib.contextmanager
def scratch_home() -> Iterator[Path]:
    """A home of the benchmark's own, in force for this process and what it starts."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="dropcap-bench-") as folder:
        os.environ.update(make_home(Path(folder) / "home").environment)
        os.environ.pop("QT_QPA_PLATFORM", None)
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)


def settle(desk: Desk, x: int, y: int, colour: bytes) -> None:
    """Waits until a pixel has its colour again, as after an overlay was closed."""
    wait_until(lambda: desk.pixel(x, y) == colour, timeout=10)


def is_on_bus(bus: dict[str, str], name: str) -> bool:
    """Whether a program has taken a name on a session bus, which `bus` leads to."""
    listed = subprocess.run(
        [
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus"),
            *("/org/freedesktop/DBus", "org.freedesktop.DBus.ListNames"),
        ],
        env={**os.environ, **bus},
        capture_output=True,
        text=True,
        check=False,
    )
    return name in listed.stdout
