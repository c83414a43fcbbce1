"""Between a window's logical points and physical pixels, and the regions that drags span.

A window covers one screen. Qt reports the pointer in the window's own logical points, also beyond
its edges while a button is held, so that one scale holds for the whole drag:

    physical = origin of the screen + point × scale
"""

from dataclasses import dataclass
from fractions import Fraction

from capture.models import Region

SMALLEST = 4
"""Pixels; a shorter drag was a click."""

Point = tuple[float, float]
Pixel = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A screen as a window of ours covers it.

    Attributes:
        region: what it shows, in physical pixels.
        scale: physical pixels per logical point.
    """

    region: Region
    scale: float

    def to_pixel(self, point: Point) -> Pixel:
        """The pixel under a point of the window."""
        return (
            self.region.x + int(point[0] * self.scale // 1),
            self.region.y + int(point[1] * self.scale // 1),
        )

    def to_point(self, pixel: Pixel) -> Point:
        """The point of the window where a pixel begins."""
        return (
            (pixel[0] - self.region.x) / self.scale,
            (pixel[1] - self.region.y) / self.scale,
        )


def between(
    start: Pixel, end: Pixel, everything: Region, ratio: Fraction | None = None
) -> Region | None:
    """The region that a drag spans, or None when it was too short to be one.

    It ends before the pixel under the pointer. At the desktop's last column and row the pointer can
    go no further, so there it counts as being beyond.

    Args:
        start: where the button was pressed; may lie beyond the desktop.
        end: where the pointer is.
        everything: the desktop; the region is cut to it.
        ratio: width : height to keep; the longer side counts, as far as there is room.
    """
    end = (_beyond(end[0], everything.right), _beyond(end[1], everything.bottom))
    start = (_beyond(start[0], everything.right), _beyond(start[1], everything.bottom))
    if ratio is not None:
        end = _in_ratio(start, end, everything, ratio)
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if width < SMALLEST or height < SMALLEST:
        return None
    region = Region(min(start[0], end[0]), min(start[1], end[1]), width, height)
    return region.intersect(everything)


def moved(region: Region, dx: int, dy: int, everything: Region) -> Region:
    """The region elsewhere, with its whole size still on the desktop."""
    x = min(max(region.x + dx, everything.x), everything.right - region.width)
    y = min(max(region.y + dy, everything.y), everything.bottom - region.height)
    return Region(x, y, region.width, region.height)


def resized(region: Region, dx: int, dy: int, everything: Region) -> Region:
    """The region with its right and bottom edge elsewhere on the desktop."""
    width = min(max(region.width + dx, 1), everything.right - region.x)
    height = min(max(region.height + dy, 1), everything.bottom - region.y)
    return Region(region.x, region.y, width, height)


def clamped(pixel: Pixel, everything: Region) -> Pixel:
    """The nearest pixel of the desktop."""
    return (
        min(max(pixel[0], everything.x), everything.right - 1),
        min(max(pixel[1], everything.y), everything.bottom - 1),
    )


def _in_ratio(start: Pixel, end: Pixel, everything: Region, ratio: Fraction) -> Pixel:
    """Where a drag ends that keeps its sides in a ratio."""
    right, down = end[0] >= start[0], end[1] >= start[1]
    room_x = everything.right - start[0] if right else start[0] - everything.x
    room_y = everything.bottom - start[1] if down else start[1] - everything.y
    width = max(Fraction(abs(end[0] - start[0])), abs(end[1] - start[1]) * ratio)
    width = max(min(width, Fraction(room_x), room_y * ratio), Fraction(0))
    across, along = round(width), round(width / ratio)
    return (
        start[0] + (across if right else -across),
        start[1] + (along if down else -along),
    )


def _beyond(position: int, edge: int) -> int:
    return edge if position >= edge - 1 else position
