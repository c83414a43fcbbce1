"""A large frame with the moment that it is of."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui import theme
from client.ui.trim.part import moment_text

_CAPTION = 30


class Preview(QWidget):
    """Shows the first or the last frame of the part."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._image: QImage | None = None
        self._moment = 0.0
        self._is_chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 160)

    def show_frame(self, image: QImage | None, moment: float) -> None:
        """Shows a frame; without one, the frame before stays."""
        self._moment = moment
        if image is not None:
            self._image = image
        self.setAccessibleName(f"{self._title} {moment_text(moment)}")
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Says whether this is the end that is being moved."""
        self._is_chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Two of them make a comfortable window."""
        return QSize(370, 250)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the frame on a well, and the title and the moment under it."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        well = QRectF(self.rect()).adjusted(1, 1, -1, -1 - _CAPTION)
        shape = QPainterPath()
        shape.addRoundedRect(well, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
        painter.fillPath(shape, colours.raised)
        if self._image is not None and not self._image.isNull():
            painter.setClipPath(shape)
            painter.drawImage(_fitted(self._image, well), self._image)
            painter.setClipping(False)
        chosen = colours.accent if self._is_chosen else colours.line
        painter.setPen(QPen(chosen, 2 if self._is_chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(well, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
        caption = QRectF(well.left(), well.bottom() + 6, well.width(), _CAPTION - 6)
        painter.setFont(theme.font(10))
        painter.setPen(colours.muted)
        painter.drawText(caption, Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(theme.font(10, QFont.Weight.DemiBold))
        painter.setPen(colours.text)
        painter.drawText(caption, Qt.AlignmentFlag.AlignRight, moment_text(self._moment))
        painter.end()


def _fitted(image: QImage, well: QRectF) -> QRectF:
    scale = min(well.width() / image.width(), well.height() / image.height())
    box = QRectF(0, 0, image.width() * scale, image.height() * scale)
    box.moveCenter(well.center())
    return box
