"""The editor's window on a real screen, by mouse and keys."""

from support.hands import drag, press, wait_for_window
from support.xserver import XServer


def window_of(screen: XServer, name: str) -> int:
    """Waits for an editor by the beginning of its title, and gives it the keyboard."""
    window = wait_for_window(screen, name)[-1]
    screen.run("xdotool", "windowactivate", "--sync", str(window))
    return window


def redact_the_middle(screen: XServer, window: int) -> None:
    """Draws a redaction of 300×200 pixels over the middle of a picture at its true size."""
    said = screen.run("xdotool", "getwindowgeometry", "--shell", str(window))
    facts = dict(line.split("=") for line in said.split())
    left, top, width, height = (int(facts[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
    x, y = left + width // 2, top + (height + 50) // 2  # there is more above than below
    press(screen, "d")
    drag(screen, (x - 150, y - 100), (x + 150, y + 100))
