"""A scene onto a painter, and into the picture that leaves the editor."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Shape
from client.ui.editor.paint.surroundings import Original, Surroundings
from client.ui.editor.tools.spotlight import Spotlight


def paint_shapes(
    painter: QPainter,
    shapes: Sequence[Shape],
    around: Surroundings,
    part: QRectF | None = None,
    *,
    rough: bool = False,
) -> None:
    """Paints shapes, the first at the bottom.

    Args:
        painter: one unit is a pixel of the picture.
        shapes: some of the scene's.
        around: what they are on.
        part: where it matters, in pixels of the picture; None = everywhere.
        rough: with edges like stairs, for what is in motion.
    """
    painter.setRenderHints(
        QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.TextAntialiasing
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not rough)
    for shape in shapes:
        if part is None or isinstance(shape, Spotlight) or shape.bounds().intersects(part):
            shape.paint(painter, around)


def render(original: Original, scene: Scene) -> QImage:
    """The picture with everything that was drawn on it, cropped.

    It is a new picture: where something opaque was drawn there is nothing else in it.
    """
    area = scene.area
    image = original.image.copy(area)
    image.convertTo(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1.0)
    painter = QPainter(image)
    painter.translate(QPoint(-area.x(), -area.y()))
    painter.setClipRect(area)
    paint_shapes(painter, scene.shapes, Surroundings(original, scene), QRectF(area))
    painter.end()
    return image
