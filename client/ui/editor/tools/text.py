"""Text: written where the mouse was clicked, changed by a double click."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point, Shape
from client.ui.editor.model.style import Style
from client.ui.editor.paint.contrast import readable_on
from client.ui.editor.paint.lettering import laid_out
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings

SMALLEST_LETTERS = 6.0
LARGEST_LETTERS = 2000.0

# Of the plate behind the letters, in their size.
_PADDING = 0.35
_ROUNDING = 0.3


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """Lines of letters, from their upper left corner."""

    kind = "text"

    x: float
    y: float
    text: str

    def bounds(self) -> QRectF:
        """The lines, and what letters may stick out of them; or the plate."""
        margin = self.style.size * _PADDING + 1
        return self._lines().adjusted(-margin, -margin, margin, margin)

    def handles(self) -> Mapping[str, Point]:
        """The corner that makes letters larger and smaller."""
        lines = self._lines()
        return {"se": (lines.right(), lines.bottom())}

    def pulled(self, handle: str, to: Point, *, regular: bool = False) -> Self:
        """The text with letters of another size."""
        del handle, regular
        before = self._lines()
        wanted = max((to[0] - self.x) / before.width(), (to[1] - self.y) / before.height())
        size = min(max(self.style.size * wanted, SMALLEST_LETTERS), LARGEST_LETTERS)
        return replace(self, style=replace(self.style, size=round(size)))

    def moved(self, dx: float, dy: float) -> Self:
        """The text elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is on the lines."""
        return self._lines().adjusted(-reach, -reach, reach, reach).contains(*point)

    @property
    def is_something(self) -> bool:
        """Whether there is a letter."""
        return bool(self.text.strip())

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """The plate, if there is one, and the letters on it."""
        del around
        colour = QColor(self.style.colour)
        if self.style.filled:
            padding, rounding = self.style.size * _PADDING, self.style.size * _ROUNDING
            plate = self._lines().adjusted(-padding, -padding / 2, padding, padding / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(plate, rounding, rounding)
            colour = readable_on(colour)
        painter.setPen(colour)
        laid_out(self.text, self.style.font, self.style.size).paint(
            painter, QPointF(self.x, self.y)
        )

    def _lines(self) -> QRectF:
        lines = laid_out(self.text, self.style.font, self.style.size)
        return QRectF(self.x, self.y, max(lines.width, 1.0), max(lines.height, 1.0))


def _begin(scene: Scene, point: Point, style: Style) -> Text:
    return Text(scene.free_id(), style, point[0], point[1] - style.size * 0.6, "")


def _draw_icon(painter: QPainter) -> None:
    painter.drawPolyline([QPointF(4.5, 6.5), QPointF(4.5, 4), QPointF(15.5, 4), QPointF(15.5, 6.5)])
    painter.drawLine(QPointF(10, 4), QPointF(10, 16))
    painter.drawLine(QPointF(7.5, 16), QPointF(12.5, 16))


TOOL = Tool(
    name="text",
    key="T",
    label=lambda: QCoreApplication.translate("EditorTools", "Text"),
    hint=lambda: QCoreApplication.translate("EditorTools", "Esc when it is written"),
    draw_icon=_draw_icon,
    gesture=Gesture.WRITE,
    begin=_begin,
    options=Option.COLOUR | Option.SIZE | Option.FONT | Option.FILL,
)
