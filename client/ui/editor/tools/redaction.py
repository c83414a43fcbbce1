"""Redaction: a solid area. What was below is in no file that leaves this machine."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from client.ui.editor.model.box import Box
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Redaction(Box):
    """A solid area over every pixel that it touches."""

    kind = "redaction"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """Whole pixels of one opaque colour: a soft edge would let something through."""
        del around
        smooth = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(self.pixels(), QColor(self.style.colour))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=smooth)


def _begin(scene: Scene, point: Point, style: Style) -> Redaction:
    return Redaction(scene.free_id(), style, *point, 0.0, 0.0)


def _draw_icon(painter: QPainter) -> None:
    painter.drawLine(QRectF(3, 4.2, 14, 0).topLeft(), QRectF(3, 4.2, 14, 0).topRight())
    painter.fillRect(QRectF(2.2, 7, 15.6, 6), painter.pen().color())
    painter.drawLine(QRectF(3, 15.8, 9, 0).topLeft(), QRectF(3, 15.8, 9, 0).topRight())


TOOL = Tool(
    name="redaction",
    key="D",
    label=lambda: QCoreApplication.translate("EditorTools", "Redact"),
    hint=lambda: QCoreApplication.translate("EditorTools", "for secrets: nothing below is left"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="se",
    style=Style(colour="#16151c"),
    options=Option.COLOUR,
)
