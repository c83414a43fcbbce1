"""Select: what is there is picked, moved and resized."""

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainter

from client.ui.editor.tools.base import Gesture, Tool


def _draw_icon(painter: QPainter) -> None:
    pen = painter.pen()
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolygon(
        [
            QPointF(5, 3.5),
            QPointF(5, 15),
            QPointF(8.3, 12.1),
            QPointF(10.6, 16.8),
            QPointF(12.7, 15.8),
            QPointF(10.5, 11.3),
            QPointF(14.8, 11),
        ]
    )


TOOL = Tool(
    name="select",
    key="V",
    label=lambda: QCoreApplication.translate("EditorTools", "Select"),
    hint=lambda: QCoreApplication.translate("EditorTools", "move, resize, pick several"),
    draw_icon=_draw_icon,
    gesture=Gesture.SELECT,
)
