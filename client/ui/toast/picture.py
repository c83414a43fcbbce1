"""The small picture on a toast."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from client.ui import theme

_SIZE = QSize(84, 60)
_RADIUS = 7.0


class Picture(QWidget):
    """Fills its frame with the middle of a picture; hidden without one."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_SIZE)
        self._image: QImage | None = None

    def set_image(self, image: QImage | None) -> None:
        """Shows another picture."""
        has_one = image is not None and not image.isNull()
        self.setVisible(has_one)
        if not has_one or image is self._image:
            return
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it with round corners and a hairline, so that white pictures have an edge."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.setClipPath(path)
        painter.drawImage(box, self._image, self._middle(self._image, box))
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.palette().line, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    @staticmethod
    def _middle(image: QImage, box: QRectF) -> QRectF:
        """The largest part of the picture with the frame's proportions."""
        scale = min(image.width() / box.width(), image.height() / box.height())
        part = QRectF(0, 0, box.width() * scale, box.height() * scale)
        part.moveCenter(QRectF(image.rect()).center())
        return part
