"""Which pixels of a frozen frame belong on which of Qt's screens."""

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from capture.models import Region
from client.ui.overlay.geometry import ScreenView

# There the desktop is laid out in points, and a picture of it has the scale of its sharpest screen.
# Elsewhere it is laid out in pixels: a screen's corner is physical already, its size is not.
_LAID_OUT_IN_POINTS = ("cocoa", "wayland")


def screen_views(frame: Region, screens: Sequence[QScreen]) -> list[ScreenView]:
    """Each screen's part of the frame, and how many of its pixels a point of the screen covers."""
    boxes = [screen.geometry() for screen in screens]
    if QGuiApplication.platformName().startswith(_LAID_OUT_IN_POINTS):
        return laid_out_in_points(frame, boxes)
    ratios = [screen.devicePixelRatio() for screen in screens]
    return [laid_out_in_pixels(box, ratio) for box, ratio in zip(boxes, ratios, strict=True)]


def laid_out_in_pixels(box: QRect, ratio: float) -> ScreenView:
    """A screen whose corner counts in pixels and whose size counts in points."""
    width, height = round(box.width() * ratio), round(box.height() * ratio)
    return ScreenView(Region(box.x(), box.y(), width, height), ratio)


def laid_out_in_points(frame: Region, boxes: Sequence[QRect]) -> list[ScreenView]:
    """Screens that share one picture, in which all of them have the same scale."""
    union = reduce(QRect.united, boxes)
    scale = frame.width / union.width()
    views = []
    for box in boxes:
        left = frame.x + round((box.x() - union.x()) * scale)
        top = frame.y + round((box.y() - union.y()) * scale)
        size = (round(box.width() * scale), round(box.height() * scale))
        views.append(ScreenView(Region(left, top, *size), scale))
    return views
