"""What an overlay window shows at one moment, and the sheet that it is drawn on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QRegion

from capture.models import Region
from client.ui.overlay.geometry import Pixel, ScreenView
from client.ui.overlay.picture import Picture


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen. Positions are physical pixels of the desktop.

    Attributes:
        selection: what is selected.
        suggestion: what a click would take.
        label: what is written beside either.
        handles: whether the selection has grips to pull at.
        pointer: the pixel aimed at, if it is on this screen and not over the bar.
        towards: where a drag goes, as the signs of x and y; the magnifier keeps out of its way.
        guides: whether lines lead to the pointer.
        magnifier: whether the pixels round the pointer are shown enlarged.
        hint: a line about the keys.
        hint_opacity: 0 to 1; it fades.
    """

    selection: Region | None = None
    suggestion: Region | None = None
    label: str = ""
    handles: bool = False
    pointer: Pixel | None = None
    towards: tuple[int, int] = (1, 1)
    guides: bool = False
    magnifier: bool = False
    hint: str = ""
    hint_opacity: float = 0.0

    @property
    def bright(self) -> Region | None:
        """The part that is not dimmed."""
        return self.selection or self.suggestion


@dataclass(frozen=True, slots=True)
class Sheet:
    """A window that covers a screen, and the picture under it.

    Attributes:
        picture: the frozen desktop.
        view: the screen.
        ratio: device pixels per logical point of the window.
    """

    picture: Picture
    view: ScreenView
    ratio: float

    @property
    def size(self) -> QSizeF:
        """Of the window, in points."""
        region, scale = self.view.region, self.view.scale
        return QSizeF(region.width / scale, region.height / scale)

    @property
    def window(self) -> QRectF:
        """The whole window, in points."""
        return QRectF(QPointF(), self.size)

    def to_points(self, region: Region) -> QRectF:
        """A region of the desktop in the window's points; it may reach beyond the window."""
        left, top = self.view.to_point((region.x, region.y))
        scale = self.view.scale
        return QRectF(left, top, region.width / scale, region.height / scale)

    @property
    def hairline(self) -> float:
        """The width of one device pixel, in points."""
        return 1 / self.ratio


def rects(region: QRegion) -> Iterable[QRect]:
    """The rectangles of a region; that it can be iterated over is missing in PySide's types."""
    return cast("Iterable[QRect]", region)
