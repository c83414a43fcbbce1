"""The editor in a process of its own, on the screen it was started on: times as JSON on stdout.

Started by `benchmarks.editor`; the arguments are a picture file and a scratch folder.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support.drawing import at, drag, key

from capture.encode import ImageFormat
from capture.models import Frame, Region
from client.app.background import Background
from client.app.editing.draft import Draft
from client.app.editing.opening import Opened, open_file, open_frame
from client.core.annotations import Annotations
from client.ui.editor import EditorWindow, Scene
from client.ui.editor.canvas.canvas import Canvas
from client.ui.editor.model.shape import Shape
from client.ui.editor.model.style import Style
from client.ui.editor.tools.arrow import Arrow
from client.ui.editor.tools.pen import Scribble
from client.ui.editor.tools.rectangle import Rectangle
from client.ui.editor.tools.text import Text

_ROUNDS = 5
_STEPS = 40


class Watch:
    """Notes how long each paint event of canvases takes."""

    def __init__(self) -> None:
        self.paints: list[float] = []
        paint = Canvas.paintEvent

        def timed(canvas: Canvas, event: QPaintEvent) -> None:
            started = time.perf_counter()
            paint(canvas, event)
            self.paints.append(time.perf_counter() - started)

        Canvas.paintEvent = timed  # type: ignore[assignment,method-assign]

    def during(self, do: Callable[[], object]) -> list[float]:
        """The paint events while something is done."""
        self.paints.clear()
        do()
        QApplication.processEvents()
        return list(self.paints)


def opening(
    open_: Callable[[], Opened], background: Background, watch: Watch
) -> tuple[float, EditorWindow]:
    """Seconds from asking for a picture to it on the screen, and the window."""
    windows: list[EditorWindow] = []

    def show(opened: Opened) -> None:
        window = EditorWindow(opened.image, name="picture.png", unit=3)
        windows.append(window)
        window.showMaximized()

    watch.paints.clear()
    started = time.perf_counter()
    background.run(open_, show)
    while not watch.paints:
        # Waiting for events and not asking for them: the decoding needs both processors.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return time.perf_counter() - started, windows[0]


def openings(file: Path, folder: Path, watch: Watch) -> dict[str, list[float]]:
    """Opening the file, a capture that is in no file yet, and what Qt takes to decode the file."""
    background = Background()
    annotations = Annotations(folder / "annotations")
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    region = Region(0, 0, image.width(), image.height())
    frame = Frame(region, bytes(image.constBits()), image.bytesPerLine(), 2.0)
    draft = Draft(frame, folder / "draft.png", ImageFormat.PNG, 90)
    times: dict[str, list[float]] = {"qt": [], "file": [], "capture": []}
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        QImage(str(file))
        times["qt"].append(time.perf_counter() - started)
        for name, open_ in (
            ("file", partial(open_file, file, annotations)),
            ("capture", partial(open_frame, frame, draft)),
        ):
            seconds, window = opening(open_, background, watch)
            times[name].append(seconds)
            window.leave()
            QApplication.processEvents()
    background.close(5)
    return times


def drag_slowly(window: EditorWindow, start: tuple[float, float], by: tuple[float, float]) -> None:
    """A drag of many movements, each of which is painted."""
    canvas = window.canvas
    first = at(window, start)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    for step in range(1, _STEPS + 1):
        away = QPoint(round(by[0] * step / _STEPS), round(by[1] * step / _STEPS))
        QTest.mouseMove(canvas, first + away)
        QApplication.processEvents()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton)


def dragging(window: EditorWindow, watch: Watch) -> dict[str, list[float]]:
    """Paint events while shapes of several kinds are dragged over the canvas."""
    times = {}
    width, height = window.document.scene.width, window.document.scene.height
    for name, letter in (
        ("arrow", Qt.Key.Key_A),
        ("redaction", Qt.Key.Key_D),
        ("blur", Qt.Key.Key_B),
        ("pixelate", Qt.Key.Key_X),
        ("spotlight", Qt.Key.Key_S),
    ):
        key(window, letter)
        drag(window, (width * 0.2, height * 0.2), (width * 0.5, height * 0.5))
        centre = (width * 0.35, height * 0.35)
        (before,) = window.document.scene.shapes
        assert before.kind == name
        times[name] = watch.during(partial(drag_slowly, window, centre, (400, 200)))
        assert window.document.scene.shapes[0] != before
        window.actions_.delete.trigger()
        QApplication.processEvents()
    return times


def crowd(width: int, height: int, count: int) -> Scene:
    """Shapes of several kinds all over a picture."""
    chance = random.Random(3)
    shapes: list[Shape] = []
    for number in range(1, count + 1):
        x, y = chance.uniform(0, width * 0.9), chance.uniform(0, height * 0.9)
        style = Style(colour="#30a46c", width=chance.uniform(4, 20), size=60)
        kind = number % 4
        if kind == 0:
            shapes.append(Arrow(number, style, (x, y), (x + 500, y + 300)))
        elif kind == 1:
            shapes.append(Rectangle(number, style, x, y, 400, 240))
        elif kind == 2:
            points = tuple((x + 8 * i, y + chance.uniform(0, 90)) for i in range(60))
            shapes.append(Scribble(number, style, points))
        else:
            shapes.append(Text(number, style, x, y, "one of a thousand"))
    return Scene(width, height, tuple(shapes))


def thousand(window: EditorWindow, watch: Watch) -> dict[str, list[float]]:
    """Paint events with a thousand shapes: one of them dragged, all of them dragged."""
    scene = window.document.scene
    window.document.change(crowd(scene.width, scene.height, 1000), "crowd")
    whole = watch.during(window.canvas.update)
    zoom = watch.during(lambda: window.canvas.camera.zoom_by_steps(1))
    window.canvas.camera.fit()
    QApplication.processEvents()
    key(window, Qt.Key.Key_A)
    middle = (scene.width * 0.5, scene.height * 0.5)
    drag(window, middle, (scene.width * 0.6, scene.height * 0.6))
    inside = (scene.width * 0.55, scene.height * 0.55)
    before = window.document.scene
    one = watch.during(lambda: drag_slowly(window, inside, (300, 100)))
    assert window.document.scene != before
    key(window, Qt.Key.Key_Escape)
    started = time.perf_counter()
    window.actions_.select_all.trigger()
    start = window.document.scene.shapes[0].bounds().center().toTuple()
    before = window.document.scene
    everything = watch.during(lambda: drag_slowly(window, start, (100, 50)))
    assert not set(before.shapes) & set(window.document.scene.shapes)
    seconds = time.perf_counter() - started
    return {
        "whole": whole,
        "zoom": zoom,
        "one": one,
        "all": everything,
        "step of all": [seconds / _STEPS],
    }


def main(arguments: list[str]) -> None:
    """Measures and prints."""
    file, folder = Path(arguments[0]), Path(arguments[1])
    application = QApplication([])
    watch = Watch()
    warm = EditorWindow(QImage(800, 600, QImage.Format.Format_RGB32))
    warm.show()
    watch.during(lambda: None)
    warm.leave()
    QApplication.processEvents()
    opened = openings(file, folder, watch)
    window = EditorWindow(QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32), unit=3)
    window.showMaximized()
    watch.during(lambda: time.sleep(0))
    QTest.qWaitForWindowActive(window)
    size = window.canvas.size()
    result = {
        "open": opened,
        "canvas": [size.width(), size.height()],
        "drag": dragging(window, watch),
        "crowd": thousand(window, watch),
    }
    print(json.dumps(result))
    window.leave()
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
