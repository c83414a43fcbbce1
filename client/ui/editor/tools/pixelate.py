"""Pixelate: large squares, for looks. Secrets are for the redaction."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from client.ui.editor.model.box import Box
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point
from client.ui.editor.model.style import Style
from client.ui.editor.tools.base import Gesture, Option, Tool

if TYPE_CHECKING:
    from client.ui.editor.paint.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Pixelation(Box):
    """The picture below in large squares, each the mean of what it covers."""

    kind = "pixelate"

    def paint(self, painter: QPainter, around: "Surroundings") -> None:
        """A small copy of the part, made as large again without transitions."""
        part = self.pixels().intersected(around.original.image.rect())
        if part.isEmpty():
            return
        small = around.original.reduced(part, self.style.width, around.redactions)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(QRectF(part), small, QRectF(small.rect()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def _begin(scene: Scene, point: Point, style: Style) -> Pixelation:
    return Pixelation(scene.free_id(), style, *point, 0.0, 0.0)


def _draw_icon(painter: QPainter) -> None:
    for column, row in ((0, 0), (2, 0), (1, 1), (0, 2), (2, 2)):
        painter.fillRect(QRectF(3 + column * 4.8, 3 + row * 4.8, 4.4, 4.4), painter.pen().color())


TOOL = Tool(
    name="pixelate",
    key="X",
    label=lambda: QCoreApplication.translate("EditorTools", "Pixelate"),
    hint=lambda: QCoreApplication.translate("EditorTools", "for looks; for secrets, redact"),
    draw_icon=_draw_icon,
    gesture=Gesture.PULL,
    begin=_begin,
    handle="se",
    style=Style(width=14),
    options=Option.STRENGTH,
)
