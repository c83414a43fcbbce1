"""Where the mouse pointer is, in the pixels that captures are measured in."""

from collections.abc import Sequence

from PySide6.QtGui import QCursor, QGuiApplication

from capture.models import Screen


def pointer_position() -> tuple[int, int]:
    """The pointer's physical pixel.

    Qt counts in logical points from each screen's own origin, which is physical already.
    """
    position = QCursor.pos()
    screen = QGuiApplication.screenAt(position) or QGuiApplication.primaryScreen()
    if screen is None:
        return position.x(), position.y()
    origin = screen.geometry().topLeft()
    ratio = screen.devicePixelRatio()
    offset = position - origin
    return origin.x() + round(offset.x() * ratio), origin.y() + round(offset.y() * ratio)


def screen_at(position: tuple[int, int], screens: Sequence[Screen]) -> Screen:
    """The screen that shows a pixel; the primary one, or else the first, when none does."""
    for screen in screens:
        if screen.region.contains(*position):
            return screen
    return next((screen for screen in screens if screen.primary), screens[0])
