"""The main job on a virtual screen: press, select, paste, and compare what came back.

Everything in it is real: an X server, a window manager, the tray app with its own server, a key
that is pressed, a mouse that drags, and the clipboard that another program reads.
"""

import contextlib
import hashlib
import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import requests
from PIL import Image, ImageGrab
from support.app import OVERLAY, running_app
from support.hands import drag, pasted_links, press, wait_for_window
from support.home import make_home
from support.processes import running
from support.waiting import wait_until
from support.xserver import XServer, desktop

_WINDOW = (560, 240, 800, 500)  # x, y, width, height of the window that is looked at
_REGION = (640, 300, 480, 320)  # … and of the region that is selected
_TOOLS = Path(__file__).parent


def main() -> int:
    """Shows the main job; returns 0 when what came back equals what was captured."""
    print("No display here: showing the main job on a virtual screen.")
    with tempfile.TemporaryDirectory(prefix="dropcap-demonstration-") as folder:
        os.environ |= make_home(Path(folder) / "home").environment
        with (
            desktop() as screen,
            _scene(screen),
            running_app(screen, Path(folder) / "app.log") as app,
        ):
            print(f"The app is in the tray, its server up, after {app.seconds_to_start:.1f} s.")
            return _press_select_paste(screen)


@contextlib.contextmanager
def _scene(screen: XServer) -> Iterator[None]:
    command: list[str | Path] = [sys.executable, _TOOLS / "scene.py", *map(str, _WINDOW), "Evening"]
    with running(command, environment=screen.environment):
        wait_for_window(screen, "^Evening$")
        yield


def _press_select_paste(screen: XServer) -> int:
    x, y, width, height = _REGION
    shown = _on_screen(screen)
    press(screen, "ctrl+shift+4")
    wait_for_window(screen, OVERLAY)
    released = drag(screen, (x, y), (x + width, y + height))
    (link,) = wait_until(lambda: pasted_links(screen), message="no link on the clipboard")
    waited = (time.monotonic() - released) * 1000
    print(
        f"Pressed Ctrl+Shift+4, dragged {width}×{height}, pasted after {waited:.0f} ms:\n  {link}"
    )
    return _compare(link, shown)


def _on_screen(screen: XServer) -> Image.Image:
    """The region as another program sees it."""
    x, y, width, height = _REGION
    grabbed = ImageGrab.grab(bbox=(x, y, x + width, y + height), xdisplay=screen.display)
    return grabbed.convert("RGB")


def _compare(link: str, shown: Image.Image) -> int:
    page = requests.get(link, timeout=30)
    content = requests.get(f"{link}/raw", timeout=30)
    page.raise_for_status()
    content.raise_for_status()
    came_back = Image.open(io.BytesIO(content.content)).convert("RGB")
    digest = hashlib.sha256(content.content).hexdigest()
    print(
        f"The page answers, and its picture is {came_back.width}×{came_back.height}, "
        f"{len(content.content):,} bytes, SHA-256 {digest[:16]}…."
    )
    if came_back.size != shown.size or came_back.tobytes() != shown.tobytes():
        print("What came back is NOT what was on the screen.", file=sys.stderr)
        return 1
    print("What came back equals what was captured, pixel for pixel.")
    return 0
