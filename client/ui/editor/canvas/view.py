"""Between the widget's points and the picture's pixels: magnification and place."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QTransform

from client.ui.editor.model.shape import Point

SMALLEST = 0.02
LARGEST = 32.0
_MARGIN = 28.0  # points around a picture that is fitted in
_LEFT_IN_SIGHT = 48.0  # points of the picture that cannot be pushed out of the window

STEPS = (
    0.02,
    0.05,
    0.1,
    0.25,
    0.33,
    0.5,
    0.67,
    0.75,
    1.0,
    1.25,
    1.5,
    2.0,
    3.0,
    4.0,
    8.0,
    16.0,
    32.0,
)


@dataclass(frozen=True, slots=True)
class View:
    """How the picture is looked at.

    Attributes:
        zoom: device pixels per pixel of the picture.
        left: where the picture's left edge is, in device pixels from the widget's.
        top: likewise.
        ratio: device pixels per point of the widget.
    """

    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """Points of the widget per pixel of the picture."""
        return self.zoom / self.ratio

    def to_picture(self, point: QPointF) -> Point:
        """The place in the picture under a point of the widget."""
        return (
            (point.x() * self.ratio - self.left) / self.zoom,
            (point.y() * self.ratio - self.top) / self.zoom,
        )

    def to_widget(self, place: Point) -> QPointF:
        """The point of the widget above a place in the picture."""
        return QPointF(
            (place[0] * self.zoom + self.left) / self.ratio,
            (place[1] * self.zoom + self.top) / self.ratio,
        )

    def rect_to_widget(self, rect: QRectF) -> QRectF:
        """A part of the picture in the widget's points."""
        corner = self.to_widget((rect.x(), rect.y()))
        return QRectF(corner, QSizeF(rect.width() * self.scale, rect.height() * self.scale))

    def rect_to_picture(self, rect: QRectF) -> QRectF:
        """A part of the widget in the picture's pixels."""
        left, top = self.to_picture(rect.topLeft())
        return QRectF(left, top, rect.width() / self.scale, rect.height() / self.scale)

    def to_device(self) -> QTransform:
        """From the picture's pixels to device pixels."""
        return QTransform(self.zoom, 0, 0, self.zoom, self.left, self.top)

    def to_points(self) -> QTransform:
        """From the picture's pixels to the widget's points."""
        scale = self.scale
        return QTransform(scale, 0, 0, scale, self.left / self.ratio, self.top / self.ratio)

    def zoomed(self, zoom: float, at: QPointF) -> "View":
        """Another magnification; what is under a point of the widget stays under it."""
        zoom = min(max(zoom, SMALLEST), LARGEST)
        x, y = self.to_picture(at)
        return replace(
            self,
            zoom=zoom,
            left=round(at.x() * self.ratio - x * zoom),
            top=round(at.y() * self.ratio - y * zoom),
        )

    def moved(self, dx: float, dy: float) -> "View":
        """Pushed by points of the widget."""
        return replace(
            self,
            left=round(self.left + dx * self.ratio),
            top=round(self.top + dy * self.ratio),
        )

    def kept_in_sight(self, area: QRect, size: QSizeF) -> "View":
        """Pushed back if nearly nothing of the picture's area would be seen."""
        least = _LEFT_IN_SIGHT * self.ratio
        width, height = size.width() * self.ratio, size.height() * self.ratio
        first = (area.x() * self.zoom, area.y() * self.zoom)
        last = ((area.x() + area.width()) * self.zoom, (area.y() + area.height()) * self.zoom)
        left = min(max(self.left, least - last[0]), width - least - first[0])
        top = min(max(self.top, least - last[1]), height - least - first[1])
        return replace(self, left=round(left), top=round(top))


def fitted(area: QRect, size: QSizeF, ratio: float) -> View:
    """The whole area in the middle of the widget, never larger than it is."""
    room = (
        max((size.width() - 2 * _MARGIN) * ratio, 1.0),
        max((size.height() - 2 * _MARGIN) * ratio, 1.0),
    )
    zoom = min(room[0] / area.width(), room[1] / area.height(), 1.0)
    return centred(area, size, ratio, max(zoom, SMALLEST))


def centred(area: QRect, size: QSizeF, ratio: float, zoom: float) -> View:
    """The area in the middle of the widget."""
    left = (size.width() * ratio - area.width() * zoom) / 2 - area.x() * zoom
    top = (size.height() * ratio - area.height() * zoom) / 2 - area.y() * zoom
    return View(zoom, round(left), round(top), ratio)
