"""All shapes on a picture, from the lowest to the highest, and how the picture is cropped."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect

from client.ui.editor.model.shape import Shape

Crop = tuple[int, int, int, int]
"""Left, top, width and height in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's annotations. Changing it makes another one.

    Attributes:
        width: of the picture, in pixels.
        height: likewise.
        shapes: the lowest first.
        crop: what is left of the picture; None = all.
    """

    width: int
    height: int
    shapes: tuple[Shape, ...] = ()
    crop: Crop | None = None

    @property
    def area(self) -> QRect:
        """What is left of the picture."""
        return QRect(*self.crop) if self.crop else QRect(0, 0, self.width, self.height)

    def free_id(self) -> int:
        """A number that no shape has."""
        return max((shape.id for shape in self.shapes), default=0) + 1

    def find(self, ids: Collection[int]) -> tuple[Shape, ...]:
        """The shapes with these numbers, the lowest first."""
        return tuple(shape for shape in self.shapes if shape.id in ids)

    def with_shape(self, shape: Shape) -> "Scene":
        """The scene with one more, on top."""
        return replace(self, shapes=(*self.shapes, shape))

    def with_changed(self, changed: Iterable[Shape]) -> "Scene":
        """The scene with shapes in the place of those with the same numbers."""
        by_id = {shape.id: shape for shape in changed}
        return replace(self, shapes=tuple(by_id.get(s.id, s) for s in self.shapes))

    def without(self, ids: Collection[int]) -> "Scene":
        """The scene without some."""
        return replace(self, shapes=tuple(s for s in self.shapes if s.id not in ids))

    def with_copies(self, ids: Collection[int], dx: float, dy: float) -> "Scene":
        """The scene with copies of some on top, a little further; they are its last shapes."""
        first = self.free_id()
        copies = tuple(
            replace(shape.moved(dx, dy), id=first + index)
            for index, shape in enumerate(self.find(ids))
        )
        return replace(self, shapes=self.shapes + copies)

    def raised(self, ids: Collection[int], *, to_top: bool = False) -> "Scene":
        """The scene with some one step higher, or above all others."""
        if to_top:
            return replace(self, shapes=(*self.without(ids).shapes, *self.find(ids)))
        shapes = list(self.shapes)
        for index in range(len(shapes) - 2, -1, -1):
            if shapes[index].id in ids and shapes[index + 1].id not in ids:
                shapes[index], shapes[index + 1] = shapes[index + 1], shapes[index]
        return replace(self, shapes=tuple(shapes))

    def lowered(self, ids: Collection[int], *, to_bottom: bool = False) -> "Scene":
        """The scene with some one step lower, or below all others."""
        if to_bottom:
            return replace(self, shapes=(*self.find(ids), *self.without(ids).shapes))
        shapes = list(self.shapes)
        for index in range(1, len(shapes)):
            if shapes[index].id in ids and shapes[index - 1].id not in ids:
                shapes[index], shapes[index - 1] = shapes[index - 1], shapes[index]
        return replace(self, shapes=tuple(shapes))

    def cropped(self, rect: QRect) -> "Scene":
        """The scene with another crop; the whole picture is none."""
        inside = rect.intersected(QRect(0, 0, self.width, self.height))
        if inside.isEmpty() or inside.size().toTuple() == (self.width, self.height):
            return replace(self, crop=None)
        return replace(self, crop=(inside.x(), inside.y(), inside.width(), inside.height()))
