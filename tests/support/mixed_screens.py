"""Opens the overlay on the screens it is told about, drags, and prints what was chosen.

Qt learns which screens there are once, when it starts: so this is a program of its own.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from capture.models import Frame, Region
from client.ui.overlay import Choice, RegionOverlay
from client.ui.overlay.window import OverlayWindow

NONE = Qt.KeyboardModifier.NoModifier


def noise(region: Region) -> Frame:
    """Pixels of which no two neighbours are alike."""
    value, pixels = 1, bytearray(region.width * region.height * 4)
    for at in range(0, len(pixels), 4):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        pixels[at : at + 3] = value.to_bytes(4, "little")[:3]
    return Frame(region, pixels, region.width * 4)


def send(window: OverlayWindow, kind: QMouseEvent.Type, point: QPointF) -> None:
    """A mouse event as the system sends it, also beyond the window's edges."""
    left = Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseMove else left
    everywhere = QPointF(window.pos()) + point
    QApplication.sendEvent(window, QMouseEvent(kind, point, everywhere, button, left, NONE))


def wrong_pixels(window: OverlayWindow, frame: Frame, chosen: Region) -> int:
    """How many of the chosen pixels look otherwise on the window than they are in the frame."""
    view = window.view
    part = chosen.intersect(view.region) if view is not None else None
    if view is None or part is None:
        return 0
    shown = window.grab().toImage()
    wrong = 0
    for y in range(part.y + 8, part.bottom - 8, 5):
        for x in range(part.x + 8, part.right - 8, 7):
            at = (y - frame.region.y) * frame.stride + (x - frame.region.x) * 4
            blue, green, red = frame.pixels[at : at + 3]
            seen = shown.pixelColor(x - view.region.x, y - view.region.y)
            wrong += (seen.red(), seen.green(), seen.blue()) != (red, green, blue)
    return wrong


def main() -> int:
    """`CONFIG SCREEN X Y X Y`: drags between two points of a screen's window."""
    application = QApplication(sys.argv)
    name, *numbers = sys.argv[2:]
    start, end = (QPointF(float(x), float(y)) for x, y in (numbers[:2], numbers[2:4]))
    screens = json.loads(Path(sys.argv[1]).read_text())["screens"]
    left, top = (min(screen[axis] for screen in screens) for axis in "xy")
    right = max(screen["x"] + screen["width"] for screen in screens)
    bottom = max(screen["y"] + screen["height"] for screen in screens)
    frame = noise(Region(left, top, right - left, bottom - top))
    overlay = RegionOverlay()
    overlay.open(frame)
    application.processEvents()
    windows = {window.screen_shown.name(): window for window in overlay._windows}
    window = windows[name]
    chosen: list[Choice] = []
    overlay.selected.connect(chosen.append)
    send(window, QMouseEvent.Type.MouseButtonPress, start)
    send(window, QMouseEvent.Type.MouseMove, end)
    state = overlay._state
    if state is None or state.region is None:
        raise AssertionError("nothing is selected")
    overlay._magnifier = False
    overlay._hint.stop()
    overlay._show()
    wrong = sum(wrong_pixels(each, frame, state.region) for each in windows.values())
    views = {name: str(each.view.region) for name, each in windows.items() if each.view}
    send(window, QMouseEvent.Type.MouseButtonRelease, end)
    part = frame.crop(chosen[0].region)
    size = (part.width, part.height) if part is not None else None
    answer = {"region": str(chosen[0].region), "size": size, "wrong": wrong, "views": views}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
