"""What is on the canvas, painted in advance, so that a change paints next to nothing.

While shapes are changed, what lies below them is one picture and what lies above another. Only the
shapes themselves are painted with each movement of the mouse, and only where they are.
"""

from collections.abc import Collection

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QRegion

from client.ui.editor.canvas.view import View
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Shape
from client.ui.editor.paint.render import paint_shapes
from client.ui.editor.paint.surroundings import Original, Surroundings
from client.ui.editor.tools.blur import Blur
from client.ui.editor.tools.highlighter import Highlight
from client.ui.editor.tools.pixelate import Pixelation
from client.ui.editor.tools.redaction import Redaction
from client.ui.editor.tools.spotlight import Spotlight

_BILINEAR_FROM = 0.4  # below this magnification, four neighbours are not enough to make a pixel of
_SHADOW = 10  # points around the picture
_DARKEST = 34  # of 255
_MOST_SMOOTH = 50  # shapes in motion; with more of them, speed is seen and edges are not
_SHARP_FROM = 2.0  # from this magnification on, pixels are squares


class Layers:
    """The picture and its shapes as they are seen through a view.

    Args:
        original: the picture.
    """

    def __init__(self, original: Original) -> None:
        self._original = original
        self._view = View()
        self._size = QSize()
        self._scene: Scene | None = None
        self._live: frozenset[int] = frozenset()
        self._whole = False
        self._desk = QColor()
        self._small: tuple[float, QImage] | None = None
        self._below: QPixmap | None = None
        self._above: QPixmap | None = None
        self._above_is_known = False

    def look(self, view: View, size: QSize) -> bool:
        """Looks at it in another way; `size` is the widget's, in device pixels.

        Returns:
            False when it is no other way.
        """
        if (view, size) == (self._view, self._size):
            return False
        self._view, self._size = view, size
        self.forget()
        return True

    def show(self, scene: Scene, changed: QRectF) -> None:
        """Another scene; only what is live may be different outside of `changed`."""
        self._scene = scene
        if not self._live and not changed.isEmpty() and self._below is not None:
            self._paint_below(self._below, changed)

    def lie_on(self, desk: QColor) -> None:
        """The colour around the picture."""
        if desk != self._desk:
            self._desk = desk
            self.forget()

    def show_whole(self, whole: bool) -> None:
        """Whether what is cropped away is shown too."""
        if whole != self._whole:
            self._whole = whole
            self.forget()

    def begin_live(self, ids: Collection[int]) -> None:
        """From now on these shapes change, and others do not."""
        self._live = frozenset(ids)
        self.forget()

    def end_live(self) -> None:
        """Nothing changes any more."""
        if self._live:
            self._live = frozenset()
            self.forget()

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Paints a part of the widget, given in device pixels; a unit is a device pixel."""
        scene = self._scene
        if scene is None or self._size.isEmpty():
            return
        if self._below is None:
            self._below = QPixmap(self._size)
            self._paint_below(self._below, None)
        painter.drawPixmap(dirty, self._below, dirty)
        if not self._live:
            return
        first, last = self._live_range(scene)
        part = self._in_picture(dirty)
        painter.save()
        painter.setClipRect(dirty)
        rough = len(self._live) > _MOST_SMOOTH
        self._paint_part(painter, scene.shapes[first:last], part, rough=rough)
        painter.restore()
        above = self._painted_above(scene, last)
        if above is not None:
            painter.drawPixmap(dirty, above, dirty)

    def _live_range(self, scene: Scene) -> tuple[int, int]:
        """Where in the order the changing shapes are, with all whose looks depend on them."""
        places = [index for index, shape in enumerate(scene.shapes) if shape.id in self._live]
        if not places:
            return len(scene.shapes), len(scene.shapes)
        first, last = places[0], places[-1] + 1
        live = [scene.shapes[index] for index in places]
        if any(isinstance(shape, Spotlight) for shape in live):
            first = min(first, _first(scene, Spotlight))
        if any(isinstance(shape, Redaction) for shape in live):
            first = min(first, _first(scene, Blur), _first(scene, Pixelation))
            last = len(scene.shapes)
        if any(isinstance(shape, Highlight) for shape in scene.shapes[last:]):
            last = len(scene.shapes)  # it multiplies what is below, so it cannot be painted apart
        return first, last

    def forget(self) -> None:
        """Everything is to be painted anew."""
        self._below = None
        self._above = None
        self._above_is_known = False

    def _seen(self, scene: Scene) -> QRectF:
        """What of the picture is shown, in device pixels."""
        area = QRectF(0, 0, scene.width, scene.height) if self._whole else QRectF(scene.area)
        return QRectF(self._view.to_device().mapRect(area).toAlignedRect())

    def _in_picture(self, device: QRect) -> QRectF:
        inverse, _ = self._view.to_device().inverted()
        return inverse.mapRect(QRectF(device.adjusted(-1, -1, 1, 1)))

    def _paint_below(self, pixmap: QPixmap, changed: QRectF | None) -> None:
        scene = self._scene
        if scene is None:
            return
        whole = QRect(0, 0, pixmap.width(), pixmap.height())
        device = whole
        if changed is not None:
            mapped = self._view.to_device().mapRect(changed).toAlignedRect()
            device = mapped.adjusted(-2, -2, 2, 2).intersected(whole)
            if device.isEmpty():
                return
        painter = QPainter(pixmap)
        painter.setClipRegion(QRegion(device))
        painter.fillRect(device, self._desk)
        part = self._in_picture(device)
        self._paint_shadow(painter, self._seen(scene))
        painter.setClipRect(self._seen(scene), Qt.ClipOperation.IntersectClip)
        self._paint_original(painter, part)
        first = self._live_range(scene)[0] if self._live else len(scene.shapes)
        self._paint_part(painter, scene.shapes[:first], part)
        painter.end()

    def _paint_shadow(self, painter: QPainter, picture: QRectF) -> None:
        """A soft edge that lifts the picture off the desk."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = round(_SHADOW * self._view.ratio)
        for ring in range(reach):
            faint = 1 - ring / reach
            painter.setPen(QColor(0, 0, 0, round(_DARKEST * faint * faint)))
            painter.drawRect(picture.adjusted(-ring - 1, -ring - 1, ring, ring + 1))

    def _painted_above(self, scene: Scene, last: int) -> QPixmap | None:
        if not self._above_is_known:
            self._above_is_known = True
            if last < len(scene.shapes):
                self._above = QPixmap(self._size)
                self._above.fill(Qt.GlobalColor.transparent)
                painter = QPainter(self._above)
                self._paint_part(painter, scene.shapes[last:], self._in_picture(self._above.rect()))
                painter.end()
        return self._above

    def _paint_part(
        self,
        painter: QPainter,
        shapes: tuple[Shape, ...],
        part: QRectF,
        *,
        rough: bool = False,
    ) -> None:
        scene = self._scene
        if not shapes or scene is None:
            return
        painter.save()
        painter.setClipRect(self._seen(scene), Qt.ClipOperation.IntersectClip)
        painter.setTransform(self._view.to_device(), combine=True)
        paint_shapes(painter, shapes, Surroundings(self._original, scene), part, rough=rough)
        painter.restore()

    def _paint_original(self, painter: QPainter, part: QRectF) -> None:
        zoom = self._view.zoom
        image = self._original.image
        if zoom < _BILINEAR_FROM:
            small = self._small_original(zoom)
            painter.drawImage(QPoint(round(self._view.left), round(self._view.top)), small)
            return
        # Whole pixels, so that a part lies exactly where the whole would.
        source_rect = part.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(image.rect())
        painter.save()
        painter.setTransform(self._view.to_device(), combine=True)
        smooth = zoom < _SHARP_FROM and zoom != 1.0
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)
        painter.drawImage(source_rect, image, source_rect)
        painter.restore()

    def _small_original(self, zoom: float) -> QImage:
        """The whole picture at a magnification, each pixel the mean of all that it stands for."""
        if self._small is None or self._small[0] != zoom:
            image = self._original.image
            size = QSize(max(1, round(image.width() * zoom)), max(1, round(image.height() * zoom)))
            small = image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._small = (zoom, small)
        return self._small[1]


def _first(scene: Scene, kind: type[Shape]) -> int:
    places = (index for index, shape in enumerate(scene.shapes) if isinstance(shape, kind))
    return next(places, len(scene.shapes))
