"""The eight grips of a selection, and what pulling at one makes of it."""

from dataclasses import dataclass
from fractions import Fraction

from capture.models import Region
from client.ui.overlay.geometry import SMALLEST, Pixel, between, moved


@dataclass(frozen=True, slots=True)
class Grip:
    """A place to pull at.

    Attributes:
        across: -1 for the left edge, 1 for the right one, 0 for neither.
        along: -1 for the top edge, 1 for the bottom one, 0 for neither.
    """

    across: int
    along: int


INSIDE = Grip(0, 0)
"""Pulling here moves the whole selection."""

EDGES_AND_CORNERS = tuple(
    Grip(across, along)
    for across in (-1, 0, 1)
    for along in (-1, 0, 1)
    if (across, along) != (0, 0)
)


def place(grip: Grip, region: Region) -> tuple[float, float]:
    """Where a grip is drawn, in physical pixels."""
    return (
        region.x + region.width * (grip.across + 1) / 2,
        region.y + region.height * (grip.along + 1) / 2,
    )


def grip_at(region: Region, pixel: Pixel, reach: float) -> Grip | None:
    """What is under a pixel: the nearest edge or corner within reach, the inside, or nothing."""
    x, y = pixel
    near = Region(
        region.x - round(reach),
        region.y - round(reach),
        region.width + 2 * round(reach),
        region.height + 2 * round(reach),
    )
    if not near.contains(x, y):
        return None
    across = _side(x, region.x, region.right, reach)
    along = _side(y, region.y, region.bottom, reach)
    return Grip(across, along)


def pulled(
    region: Region, grip: Grip, by: Pixel, everything: Region, ratio: Fraction | None = None
) -> Region:
    """The region after its grip was pulled by so many pixels.

    Args:
        region: as it was when the button was pressed.
        grip: what is pulled at.
        by: how far.
        everything: the desktop, which it does not leave.
        ratio: width : height to keep when a corner is pulled.
    """
    if grip == INSIDE:
        return moved(region, *by, everything)
    if ratio is not None and 0 not in (grip.across, grip.along):
        fixed = (
            region.right if grip.across < 0 else region.x,
            region.bottom if grip.along < 0 else region.y,
        )
        corner = (
            (region.x if grip.across < 0 else region.right) + by[0],
            (region.y if grip.along < 0 else region.bottom) + by[1],
        )
        return between(fixed, corner, everything, ratio) or region
    left, right = _pulled_edge(
        grip.across, region.x, region.right, by[0], (everything.x, everything.right)
    )
    top, bottom = _pulled_edge(
        grip.along, region.y, region.bottom, by[1], (everything.y, everything.bottom)
    )
    return Region(left, top, right - left, bottom - top)


def _side(position: int, low: int, high: int, reach: float) -> int:
    to_low, to_high = abs(position - low), abs(position - high)
    if min(to_low, to_high) > reach:
        return 0
    return -1 if to_low <= to_high else 1


def _pulled_edge(
    side: int, low: int, high: int, by: int, limits: tuple[int, int]
) -> tuple[int, int]:
    """Both edges of one direction; pulled beyond each other they change places."""
    if side == 0:
        return low, high
    fixed, pulled_to = (high, low + by) if side < 0 else (low, high + by)
    pulled_to = min(max(pulled_to, limits[0]), limits[1])
    if abs(pulled_to - fixed) < SMALLEST:
        return low, high
    return min(fixed, pulled_to), max(fixed, pulled_to)
