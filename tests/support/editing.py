"""The editor's window on a real screen, by mouse and keys."""

import re

from support.hands import drag, press, wait_for_window
from support.xserver import XServer

_FACTS = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")

# Points of the window above the canvas and below it.
_ABOVE, _BELOW = 91, 41


def window_of(screen: XServer, name: str) -> int:
    """Waits for an editor by the beginning of its title, and gives it the keyboard."""
    window = wait_for_window(screen, name)[-1]
    screen.run("xdotool", "windowactivate", "--sync", str(window))
    return window


class Places:
    """Where the pixels of a picture, shown at its true size, are on the screen.

    Args:
        screen: that the window is on.
        window: the editor's.
        size: of the picture.
    """

    def __init__(self, screen: XServer, window: int, size: tuple[int, int]) -> None:
        said = screen.run("xwininfo", "-id", str(window))  # xdotool counts a frame twice
        left, top, width, height = (int(re.findall(f"{fact}: +(\\d+)", said)[0]) for fact in _FACTS)
        self._left = left + (width - size[0]) // 2
        self._top = top + _ABOVE + (height - _ABOVE - _BELOW - size[1]) // 2

    def __call__(self, x: int, y: int) -> tuple[int, int]:
        return self._left + x, self._top + y


def redact_the_middle(screen: XServer, window: int) -> None:
    """Draws a redaction of 300×200 pixels over the middle of a picture at its true size."""
    place = Places(screen, window, (0, 0))
    press(screen, "d")
    drag(screen, place(-150, -100), place(150, 100))
