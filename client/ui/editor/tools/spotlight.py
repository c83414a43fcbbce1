"""Spotlight: everything else is dimmed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from client.ui.editor.model.box import Box
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings

_DIM = QColor(8, 7, 16, 150)


@dataclass(frozen=True, slots=True)
class Spotlight(Box):
    """What it covers stays bright. All spotlights dim the rest once, together."""

    kind = "spotlight"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """The dimming, which the lowest of the spotlights paints for all."""
        if around.spotlights[0] is not self:
            return
        bright = QPainterPath()
        for each in around.spotlights:
            lit = QPainterPath()
            lit.addRect(QRectF(each.pixels()))
            bright = bright.united(lit)
        everything = QPainterPath()
        everything.addRect(QRectF(0, 0, around.scene.width, around.scene.height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_DIM)
        painter.drawPath(everything.subtracted(bright))


def _begin(scene: Scene, point: Point, style: Style) -> Spotlight:
    return Spotlight(scene.free_id(), style, *point, 0.0, 0.0)


def _draw_icon(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(6, 6, 8, 8))
    for x, y in (
        (0, -1),
        (1, 0),
        (0, 1),
        (-1, 0),
        (0.7, 0.7),
        (-0.7, 0.7),
        (0.7, -0.7),
        (-0.7, -0.7),
    ):
        painter.drawLine(QPointF(10 + x * 6.6, 10 + y * 6.6), QPointF(10 + x * 8.2, 10 + y * 8.2))


TOOL = Tool(
    name="spotlight",
    key="S",
    label=lambda: QCoreApplication.translate("EditorTools", "Spotlight"),
    hint=lambda: QCoreApplication.translate("EditorTools", "dims everything else"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="se",
    options=Option.NONE,
)
