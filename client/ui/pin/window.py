"""A picture above all windows."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from client.ui import theme

_WHEEL_STEP = 120.0
_ZOOM_PER_NOTCH = 1.1
_SMALLEST_SIDE = 24.0  # points
_LARGEST_ZOOM = 8.0
_OPACITY_STEP = 0.1
_LEAST_OPACITY = 0.2


class PinWindow(QWidget):
    """Shows a picture at its true size; dragged to move it, the wheel makes it larger or smaller.

    Signals:
        copy_wanted, save_wanted, edit_wanted: the picture.
        closed: this window, which is gone.
    """

    copy_wanted = Signal(QImage)
    save_wanted = Signal(QImage)
    edit_wanted = Signal(QImage)
    closed = Signal(object)

    def __init__(self, image: QImage) -> None:
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.Tool,
        )
        self.setObjectName("pin")
        self.setWindowTitle(self.tr("Pinned picture"))
        self.setAccessibleName(self.tr("Pinned picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(self.tr("Drag to move, wheel to zoom, Ctrl+wheel to fade, Esc to close"))
        self._image = image
        self._zoom = 1.0
        self._held_at: QPoint | None = None
        self._shown: QPixmap | None = None
        self._add_actions()
        self.resize(self._size_at(1.0))

    @property
    def image(self) -> QImage:
        """The picture."""
        return self._image

    @property
    def zoom(self) -> float:
        """Device pixels per pixel of the picture."""
        return self._zoom

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Another size; what is at a point of the window stays there."""
        smallest = _SMALLEST_SIDE / max(1, min(self._image.width(), self._image.height()))
        zoom = min(max(zoom, smallest), _LARGEST_ZOOM)
        at = at if at is not None else QRectF(self.rect()).center()
        share = QPointF(at.x() / max(1, self.width()), at.y() / max(1, self.height()))
        size = self._size_at(zoom)
        corner = (
            self.pos()
            + (at - QPointF(share.x() * size.width(), share.y() * size.height())).toPoint()
        )
        self._zoom = zoom
        self._shown = None
        self.setGeometry(QRect(corner, size))
        self.update()

    def fade(self, by: float) -> None:
        """More (positive) or less of it is seen."""
        opacity = min(max(self.windowOpacity() + by, _LEAST_OPACITY), 1.0)
        self.setWindowOpacity(opacity)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, and a thin edge that sets it off from what is below."""
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._scaled())
        painter.setPen(QPen(QColor(128, 128, 140, 150), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes it by the place that was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held_at = event.globalPosition().toPoint() - self.pos()
            handle = self.windowHandle()
            # Wayland lets no window place itself; there the compositor moves it.
            if handle.startSystemMove():
                self._held_at = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it."""
        if self._held_at is not None:
            self.move(event.globalPosition().toPoint() - self._held_at)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Lets it go."""
        self._held_at = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Opens it in the editor."""
        self.edit_wanted.emit(self._image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms; with Ctrl it fades."""
        notches = event.angleDelta().y() / _WHEEL_STEP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fade(notches * _OPACITY_STEP)
        else:
            self.zoom_to(self._zoom * _ZOOM_PER_NOTCH**notches, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move it by a point, with Shift by ten."""
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        ways = {
            Qt.Key.Key_Left: QPoint(-step, 0),
            Qt.Key.Key_Right: QPoint(step, 0),
            Qt.Key.Key_Up: QPoint(0, -step),
            Qt.Key.Key_Down: QPoint(0, step),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.move(self.pos() + way)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says that it is gone."""
        super().closeEvent(event)
        self.closed.emit(self)

    def _add_actions(self) -> None:
        for text, keys, do in (
            (self.tr("Copy"), ("Ctrl+C",), lambda: self.copy_wanted.emit(self._image)),
            (self.tr("Save as…"), ("Ctrl+S",), lambda: self.save_wanted.emit(self._image)),
            (self.tr("Edit"), ("Return", "E"), lambda: self.edit_wanted.emit(self._image)),
            (self.tr("True size"), ("1", "Ctrl+1"), lambda: self.zoom_to(1.0)),
            (self.tr("Larger"), ("+", "=", "Ctrl++"), lambda: self.zoom_to(self._zoom * 1.25)),
            (self.tr("Smaller"), ("-", "Ctrl+-"), lambda: self.zoom_to(self._zoom / 1.25)),
            (self.tr("Fainter"), ("[",), lambda: self.fade(-_OPACITY_STEP)),
            (self.tr("Clearer"), ("]",), lambda: self.fade(_OPACITY_STEP)),
            (self.tr("Close"), ("Esc", "Ctrl+W"), self.close),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    def _size_at(self, zoom: float) -> QSize:
        ratio = self.devicePixelRatioF()
        width, height = (side * zoom / ratio for side in self._image.size().toTuple())
        return QSize(max(1, round(width)), max(1, round(height)))

    def _scaled(self) -> QPixmap:
        """The picture as large as it is shown, each pixel the mean of all that it stands for."""
        if self._shown is None:
            device = self.size() * self.devicePixelRatioF()
            image = self._image
            if device != image.size() and self._zoom < 1:
                image = image.scaled(
                    device,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            self._shown = QPixmap.fromImage(image)
        return self._shown
