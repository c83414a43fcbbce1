"""A window with something to see on it, for the demonstration and for pictures of the app."""

import sys

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

_SKY = (QColor("#1b1f4b"), QColor("#6a4c93"), QColor("#f2a65a"))
_HILLS = (QColor("#3d2c5e"), QColor("#2a2147"), QColor("#191633"))


class Scene(QWidget):
    """An evening over hills, with a line of text: gradients, edges and letters to compare.

    Args:
        words: the line of text.
    """

    def __init__(self, words: str = "Press, select, paste.") -> None:
        super().__init__()
        self._words = words

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws everything from the widget's size alone, so that it is the same every time."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        sky = QLinearGradient(0, 0, 0, height)
        for stop, colour in zip((0.0, 0.55, 1.0), _SKY, strict=True):
            sky.setColorAt(stop, colour)
        painter.fillRect(self.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffe3b3"))
        painter.drawEllipse(QPointF(width * 0.72, height * 0.52), height * 0.09, height * 0.09)
        for index, colour in enumerate(_HILLS):
            painter.setBrush(colour)
            painter.drawPath(self._hill(index))
        painter.setPen(QPen(QColor("white")))
        painter.setFont(QFont("Inter", max(height // 14, 8), QFont.Weight.DemiBold))
        text = QRectF(width * 0.08, height * 0.12, width * 0.84, height * 0.2)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft, self._words)
        painter.end()

    def _hill(self, index: int) -> QPainterPath:
        width, height = self.width(), self.height()
        top = height * (0.62 + 0.11 * index)
        path = QPainterPath(QPointF(0, height))
        path.lineTo(0, top)
        path.cubicTo(
            QPointF(width * (0.25 + 0.1 * index), top - height * 0.16),
            QPointF(width * (0.55 - 0.1 * index), top + height * 0.14),
            QPointF(width, top - height * 0.04 * (index - 1)),
        )
        path.lineTo(width, height)
        path.closeSubpath()
        return path


def main() -> int:
    """Shows the scene at `X Y WIDTH HEIGHT TITLE` titled TITLE, until the process is ended."""
    x, y, width, height = (int(argument) for argument in sys.argv[1:5])
    title = sys.argv[5]
    application = QApplication(sys.argv)
    scene = Scene()
    scene.setWindowTitle(title)
    scene.setGeometry(x, y, width, height)
    scene.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
