"""Rectangles."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from client.ui.editor.model.outline import Outline
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Rectangle(Outline):
    """A frame with slightly rounded corners, or a tinted area."""

    kind = "rectangle"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """Line and filling."""
        del around
        self.take_pens(painter)
        painter.drawRect(self.rect())


def _begin(scene: Scene, point: Point, style: Style) -> Rectangle:
    return Rectangle(scene.free_id(), style, *point, 0.0, 0.0)


def _draw_icon(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3, 4.5, 14, 11), 1.5, 1.5)


TOOL = Tool(
    name="rectangle",
    key="R",
    label=lambda: QCoreApplication.translate("EditorTools", "Rectangle"),
    hint=lambda: QCoreApplication.translate("EditorTools", "Shift makes it a square"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="se",
    options=Option.COLOUR | Option.WIDTH | Option.FILL,
)
