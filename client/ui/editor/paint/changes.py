"""Where two scenes look different."""

from PySide6.QtCore import QRectF

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Shape
from client.ui.editor.tools.blur import Blur
from client.ui.editor.tools.pixelate import Pixelation
from client.ui.editor.tools.redaction import Redaction
from client.ui.editor.tools.spotlight import Spotlight


def different_shapes(before: Scene, after: Scene) -> list[Shape]:
    """Shapes that are in one scene and not in the other, or in another place of the order."""
    old, new = before.shapes, after.shapes
    start = 0
    while start < min(len(old), len(new)) and old[start] is new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] is new[-1 - end]:
        end += 1
    return [*old[start : len(old) - end], *new[start : len(new) - end]]


def changed_area(before: Scene, after: Scene) -> QRectF:
    """The part of the picture that has to be painted anew; empty when nothing has."""
    everything = QRectF(0, 0, after.width, after.height)
    if before.crop != after.crop:
        return everything
    different = different_shapes(before, after)
    if any(isinstance(shape, Spotlight) for shape in different) and (
        _has_spotlight(before) != _has_spotlight(after)
    ):
        return everything
    area = QRectF()
    redacted = QRectF()
    for shape in different:
        area = area.united(shape.bounds())
        if isinstance(shape, Redaction):
            redacted = redacted.united(shape.bounds())
    if not redacted.isEmpty():
        for shape in after.shapes:
            if isinstance(shape, Blur | Pixelation) and shape.bounds().intersects(redacted):
                area = area.united(shape.bounds())
    return area


def _has_spotlight(scene: Scene) -> bool:
    return any(isinstance(shape, Spotlight) for shape in scene.shapes)
