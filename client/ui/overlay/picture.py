"""The frozen pixels of all screens, as Qt draws them."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from capture.models import BYTES_PER_PIXEL, Frame, Region
from client.ui.overlay.geometry import Pixel

_NOTHING = QColor("black")


class Picture:
    """A frame, without a copy of its pixels; black where it has none.

    Args:
        frame: kept for as long as this lives, for Qt reads its memory.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._image = QImage(
            frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32
        )

    @property
    def region(self) -> Region:
        """What it shows, in physical pixels."""
        return self._frame.region

    def colour_at(self, pixel: Pixel) -> QColor | None:
        """The colour of a pixel of the desktop; None where the frame has none."""
        if not self.region.contains(*pixel):
            return None
        at = (pixel[1] - self.region.y) * self._frame.stride
        at += (pixel[0] - self.region.x) * BYTES_PER_PIXEL
        blue, green, red = self._frame.pixels[at : at + 3]
        return QColor(red, green, blue)

    def draw(self, painter: QPainter, target: QRectF, part: Region) -> None:
        """Draws a part of the desktop into a rectangle, each pixel a sharp-edged square.

        Args:
            painter: in any coordinates.
            target: in the painter's coordinates.
            part: in physical pixels; what lies beyond the frame is black.
        """
        if not _is_inside(part, self.region):
            painter.fillRect(target, _NOTHING)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        visible = part.intersect(self.region)
        if visible is None:
            return
        across, along = target.width() / part.width, target.height() / part.height
        shown = QRectF(
            target.x() + (visible.x - part.x) * across,
            target.y() + (visible.y - part.y) * along,
            visible.width * across,
            visible.height * along,
        )
        painter.drawImage(shown, self._image, QRectF(self._local(visible)))

    def draw_in_place(self, painter: QPainter, part: QRect, *, smooth: bool) -> None:
        """Draws a part where it was; the painter counts in physical pixels of the desktop."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)
        region = self.region
        inside = part.intersected(QRect(region.x, region.y, region.width, region.height))
        if inside != part:
            painter.fillRect(part, _NOTHING)
        if not inside.isEmpty():
            painter.drawImage(inside, self._image, inside.translated(-region.x, -region.y))

    def _local(self, part: Region) -> QRect:
        return QRect(part.x - self.region.x, part.y - self.region.y, part.width, part.height)


def hex_of(colour: QColor) -> str:
    """A colour as style sheets write it: `#9E9EFF`."""
    return colour.name(QColor.NameFormat.HexRgb).upper()


def _is_inside(part: Region, whole: Region) -> bool:
    return part.intersect(whole) == part
