"""Crop: only a part of the picture is left, and it can be had back."""

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainter

from client.ui.editor.tools.base import Gesture, Tool


def _draw_icon(painter: QPainter) -> None:
    painter.drawPolyline([QPointF(5.5, 2.5), QPointF(5.5, 14.5), QPointF(17.5, 14.5)])
    painter.drawPolyline([QPointF(2.5, 5.5), QPointF(14.5, 5.5), QPointF(14.5, 17.5)])


TOOL = Tool(
    name="crop",
    key="C",
    label=lambda: QCoreApplication.translate("EditorTools", "Crop"),
    hint=lambda: QCoreApplication.translate("EditorTools", "Enter keeps what is inside"),
    draw_icon=_draw_icon,
    gesture=Gesture.CROP,
)
