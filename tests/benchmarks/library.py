"""The library with 10,000 drops: how long a frame takes while one scrolls through all of them."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.report import Report, median_ms, spread

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from client.ui.library import Entry, LibraryWindow

_DROPS = 10_000
_PAGE = 100
_FRAMES = 400
_A_FRAME_MS = 16
"""At 60 frames a second."""


def run() -> Report:
    """Fills the window page by page, as the server's answers come, and scrolls."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QApplication

    from client.ui import style
    from client.ui.library import Entry, LibraryWindow, Situation
    from client.ui.library.shape import shaped

    instance = QApplication.instance()
    application = instance if isinstance(instance, QApplication) else QApplication([])
    style.apply(application)
    report = Report(f"The library with {_DROPS} drops, 1280×800")
    window = LibraryWindow()
    window.resize(1280, 800)
    window.show()
    window.model.replace_all(next(_pages()))
    window.set_situation(Situation.THERE)
    application.processEvents()
    pictures = []
    for hue in range(0, 360, 10):
        picture = QImage(512, 320, QImage.Format.Format_RGB32)
        picture.fill(QColor.fromHsv(hue, 90, 230))
        pictures.append(shaped(picture, window.grid.picture_size(), 1.0))

    def give(entry: Entry) -> None:
        """As threads do: the picture is made already and comes through the event loop."""
        window.model.set_picture(entry.key, pictures[hash(entry.key) % len(pictures)])

    window.model.picture_wanted.connect(give, Qt.ConnectionType.QueuedConnection)
    window.model.forget_pictures()
    pages = []
    for page in _pages():
        began = time.perf_counter()
        window.model.put(page)
        application.processEvents()
        pages.append(time.perf_counter() - began)
    frames, jumps = _scrolled(window, application)
    frames.sort()
    report.fact("a frame while scrolling", spread(frames))
    report.at_most("… median", median_ms(frames), _A_FRAME_MS, " ms")
    report.at_most(
        "… of twenty, the slowest", frames[-_FRAMES // 20] * 1000, 2 * _A_FRAME_MS, " ms"
    )
    report.fact("a jump to anywhere", spread(jumps))
    report.fact("a page of 100 more", spread(pages))
    window.close()
    window.deleteLater()
    return report


def _scrolled(
    window: "LibraryWindow", application: "QApplication"
) -> tuple[list[float], list[float]]:
    """The seconds that frames take, in small steps and in jumps."""
    frames, jumps = [], []
    bar = window.grid.verticalScrollBar()
    for _ in range(_FRAMES):
        began = time.perf_counter()
        bar.setValue(bar.value() + 97)
        window.grid.viewport().repaint()
        frames.append(time.perf_counter() - began)
        application.processEvents()
    for number in range(50):
        began = time.perf_counter()
        bar.setValue((number * 7919) * 97 % max(bar.maximum(), 1))
        window.grid.viewport().repaint()
        jumps.append(time.perf_counter() - began)
        application.processEvents()
    return frames, jumps


def _pages() -> "Iterator[list[Entry]]":
    from client.ui.library import Entry, EntryState, Kind

    now = datetime.now(UTC)
    kinds = (Kind.PICTURE, Kind.PICTURE, Kind.FILM, Kind.TEXT, Kind.FILE)
    for start in range(0, _DROPS, _PAGE):
        yield [
            Entry(
                key=f"drop:{number}",
                name=f"Screenshot {number} of something that has a name.png",
                kind=kinds[number % len(kinds)],
                state=EntryState.READY,
                created_at=now - timedelta(minutes=7 * number),
                size=1000 * number,
                url=f"https://drops.example.org/{number}",
                privacy="public",
            )
            for number in range(start, start + _PAGE)
        ]
