"""Ellipses and circles."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker

from client.ui.editor.model.outline import Outline
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Ellipse(Outline):
    """An ellipse that touches the sides of its box."""

    kind = "ellipse"

    def is_hit(self, point: Point, reach: float) -> bool:
        """Whether the point is on the line, or inside of a filled one."""
        path = QPainterPath()
        path.addEllipse(self.rect())
        stroker = QPainterPathStroker()
        stroker.setWidth(self.style.width + 2 * reach)
        on_line = stroker.createStroke(path).contains(QPointF(*point))
        return on_line or (self.style.filled and path.contains(QPointF(*point)))

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """Line and filling."""
        del around
        self.take_pens(painter)
        painter.drawEllipse(self.rect())


def _begin(scene: Scene, point: Point, style: Style) -> Ellipse:
    return Ellipse(scene.free_id(), style, *point, 0.0, 0.0)


def _draw_icon(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 4.5, 14, 11))


TOOL = Tool(
    name="ellipse",
    key="E",
    label=lambda: QCoreApplication.translate("EditorTools", "Ellipse"),
    hint=lambda: QCoreApplication.translate("EditorTools", "Shift makes it a circle"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="se",
    options=Option.COLOUR | Option.WIDTH | Option.FILL,
)
