"""Recording with the app on a virtual desktop, as a person does."""

from pathlib import Path

from support.app import OVERLAY, RunningApp
from support.hands import drag, press, visible_windows, wait_for_window
from support.waiting import wait_until
from support.xserver import XServer

BAR = "^Dropcap recording$"
BORDER = "^Dropcap recording border$"
START, END = (1200, 100), (1520, 340)
SIZE = (320, 240)


def begin(screen: XServer, keys: str = "ctrl+shift+g") -> None:
    """Starts recording the region from START to END."""

    def opens() -> list[int]:
        # An app that has only just started may not have taken its keys yet.
        press(screen, keys)
        return visible_windows(screen, OVERLAY)

    wait_until(opens, interval=0.7, message="the overlay does not open")
    choose(screen)


def choose(screen: XServer) -> None:
    """Drags over the region in the overlay that opens, and waits for the bar."""
    wait_for_window(screen, OVERLAY)
    drag(screen, START, END)
    screen.run("xdotool", "mousemove", "20", "20")
    wait_for_window(screen, BAR)


def recorded_files(app: RunningApp) -> list[Path]:
    """The recordings in the outbox; what is through has left it."""
    folder = Path(app.environment["HOME"]) / ".local/share/dropcap/outbox/files"
    return list(folder.rglob("Recording*"))


def wait_until_recorded(app: RunningApp, size: int = 3000) -> None:
    """Waits until what is recorded has so many bytes: it is really recording."""
    wait_until(
        lambda: any(file.stat().st_size > size for file in recorded_files(app)),
        message="nothing is recorded",
    )
