"""Blur: out of focus, for looks. Secrets are for the redaction."""

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
class Blur(Box):
    """The picture below, out of focus."""

    kind = "blur"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """A small copy of the part, made as large again with smooth transitions."""
        part = self.pixels().intersected(around.original.image.rect())
        if part.isEmpty():
            return
        small = around.original.softened(part, self.style.width, around.redactions)
        painter.drawImage(QRectF(part), small, QRectF(small.rect()))


def _begin(scene: Scene, point: Point, style: Style) -> Blur:
    return Blur(scene.free_id(), style, *point, 0.0, 0.0)


def _draw_icon(painter: QPainter) -> None:
    colour = painter.pen().color()
    for radius, opacity in ((8, 0.25), (6, 0.4), (4, 0.6), (2, 1.0)):
        faded = QColor(colour)
        faded.setAlphaF(opacity * colour.alphaF())
        painter.setPen(faded)
        painter.drawEllipse(QRectF(10 - radius, 10 - radius, 2 * radius, 2 * radius))


TOOL = Tool(
    name="blur",
    key="B",
    label=lambda: QCoreApplication.translate("EditorTools", "Blur"),
    hint=lambda: QCoreApplication.translate("EditorTools", "for looks; for secrets, redact"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="se",
    style=Style(width=10),
    options=Option.STRENGTH,
)
