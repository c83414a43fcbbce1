"""Between a window's logical points and the screen's physical pixels, and the region between two.

A window covers one screen. Qt reports the pointer in the window's own logical points, also beyond
its edges while a button is held, so that one scale holds for the whole drag:

    physical = origin of the screen + point × scale
"""

from dataclasses import dataclass

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


def between(start: Pixel, end: Pixel, everything: Region) -> Region | None:
    """The region that a drag spans, or None when it was too short to be one.

    It ends before the pixel under the pointer. At the desktop's last column and row the pointer can
    go no further, so there it counts as being beyond.
    """
    end = (_beyond(end[0], everything.right), _beyond(end[1], everything.bottom))
    start = (_beyond(start[0], everything.right), _beyond(start[1], everything.bottom))
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    if width < SMALLEST or height < SMALLEST:
        return None
    return Region(min(start[0], end[0]), min(start[1], end[1]), width, height)


def _beyond(position: int, edge: int) -> int:
    return edge if position >= edge - 1 else position
