"""A handle on the strip: dragged by the mouse, or moved by keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui import theme
from client.ui.trim.part import Side

WIDTH = 16


class Handle(QWidget):
    """One end of the part.

    Signals:
        dragged: to an x coordinate of the parent.
        stepped: by so many frames.
        skipped: by so many seconds.
        sent: to the far end (1) or the beginning (-1).
        taken: it was pressed or has the keyboard now.
    """

    dragged = Signal(float)
    stepped = Signal(int)
    skipped = Signal(int)
    sent = Signal(int)
    taken = Signal()

    def __init__(self, side: Side, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._side = side
        self._grip = 0.0
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:
        """As high as the strip makes it."""
        return QSize(WIDTH, 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by a frame, with Ctrl by a second, with Shift by ten frames; Home and End."""
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if direction and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.skipped.emit(direction)
        elif direction:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(direction * (10 if shifted else 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sent.emit(-1 if event.key() == Qt.Key.Key_Home else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Says so: its frame is the one to look at."""
        self.taken.emit()
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Is drawn without a ring."""
        self.update()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of it where it was pressed."""
        self._grip = event.position().x()
        self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            edge = WIDTH if self._side is Side.START else 0
            self.dragged.emit(self.mapToParent(event.position()).x() - self._grip + edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws a tab in the accent, round on its outer side, with a groove."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, 7, 7)
        half = box.adjusted(box.width() / 2, 0, 0, 0)
        if self._side is Side.END:
            half = box.adjusted(0, 0, -box.width() / 2, 0)
        path.addRect(half)
        path.setFillRule(Qt.FillRule.WindingFill)
        painter.fillPath(path, colours.accent)
        groove = QRectF(0, 0, 2.5, box.height() * 0.34)
        groove.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.on_accent)
        painter.drawRoundedRect(groove, 1.25, 1.25)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.on_accent)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
        painter.end()
