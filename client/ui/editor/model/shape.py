"""What every shape can do. Shapes are values: changing one makes another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from client.ui.editor.model.style import Style

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings

Point = tuple[float, float]
"""A place in the picture, in its pixels, from its upper left corner."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something that was drawn on a picture.

    Attributes:
        kind: what it is called in records.
        id: its number within its scene.
        style: how it looks.
    """

    kind: ClassVar[str] = ""

    id: int
    style: Style

    def bounds(self) -> QRectF:
        """The rectangle outside of which it paints nothing."""
        raise NotImplementedError

    def handles(self) -> Mapping[str, Point]:
        """The places it can be pulled by, by their names."""
        raise NotImplementedError

    def pulled(self, handle: str, to: Point, *, regular: bool = False) -> Self:
        """The shape after a handle was pulled; `regular` keeps proportions or angles simple."""
        raise NotImplementedError

    def moved(self, dx: float, dy: float) -> Self:
        """The shape elsewhere."""
        raise NotImplementedError

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether a click at a point means this shape; `reach` pixels beside it still do."""
        raise NotImplementedError

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """Paints it, one unit to a pixel of the picture."""
        raise NotImplementedError

    @property
    def is_something(self) -> bool:
        """Whether there is enough of it to be kept."""
        return True
