"""The window that covers one screen while a region is chosen."""

import sys

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from capture.models import Frame, Region
from client.ui.overlay.geometry import ScreenView
from client.ui.overlay.painter import OverlayPainter

TITLE = "Dropcap overlay"


class OverlayWindow(QWidget):
    """Shows the frozen picture of a screen and reports what the mouse and keyboard do.

    Signals:
        pressed: the left button, at a pixel `(x, y)` of the desktop.
        dragged: the pointer with the left button held.
        released: the left button.
        cancelled: Esc, the right button, or the window was closed.
        accepted: Enter.
    """

    pressed = Signal(tuple)
    dragged = Signal(tuple)
    released = Signal(tuple)
    cancelled = Signal()
    accepted = Signal()

    def __init__(self, screen: QScreen) -> None:
        super().__init__(None, _flags())
        self.setObjectName("overlay")
        self.setWindowTitle(f"{TITLE} {screen.name()}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.screen_shown = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.winId()  # made now, so that showing it later is quick
        self._frame: Frame | None = None
        self._painter: OverlayPainter | None = None
        self._selection: Region | None = None
        self._pointer: QPoint | None = None

    @property
    def view(self) -> ScreenView:
        """The screen in physical pixels."""
        return screen_view(self.screen_shown)

    def reveal(self, frame: Frame, hint: str) -> None:
        """Shows the screen's part of a frame, frozen."""
        view = self.view
        self._frame = frame.crop(view.region)
        self._selection = None
        self._pointer = None
        self._painter = OverlayPainter(_image(self._frame, view.region), view, hint)
        self.setGeometry(self.screen_shown.geometry())
        if _bypasses_window_manager():
            self.show()
            self.raise_()
        else:
            self.showFullScreen()
            self.activateWindow()

    def conceal(self) -> None:
        """Puts the screen back as it was and lets go of the pixels."""
        self.hide()
        self._painter = None
        self._frame = None

    def set_selection(self, selection: Region | None) -> None:
        """Shows what is selected, and draws no more than what changed."""
        self._change(selection, self._pointer)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what is asked for."""
        if self._painter is None:
            return
        painter = QPainter(self)
        self._painter.paint(painter, event.rect(), self._selection, self._pointer)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a selection, or ends everything."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self._pixel(event))
        elif event.button() is Qt.MouseButton.RightButton:
            self.cancelled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws a selection, or moves the guides."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self._pixel(event))
        else:
            self._change(self._selection, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.released.emit(self._pixel(event))

    def leaveEvent(self, _event: QEvent) -> None:
        """Takes the guides along."""
        self._change(self._selection, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.cancelled.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accepted.emit()
            case _:
                event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by other means is changing one's mind."""
        event.ignore()
        self.cancelled.emit()

    def _pixel(self, event: QMouseEvent) -> tuple[int, int]:
        point = event.position()
        return self.view.to_pixel((point.x(), point.y()))

    def _change(self, selection: Region | None, pointer: QPoint | None) -> None:
        if self._painter is None or (selection, pointer) == (self._selection, self._pointer):
            return
        before = self._painter.touched(self._selection, self._pointer)
        self._selection, self._pointer = selection, pointer
        for rect in (*before, *self._painter.touched(selection, pointer)):
            self.update(rect)


def screen_view(screen: QScreen) -> ScreenView:
    """A screen in physical pixels: its corner is physical already, its size is not."""
    box, scale = screen.geometry(), screen.devicePixelRatio()
    region = Region(box.x(), box.y(), round(box.width() * scale), round(box.height() * scale))
    return ScreenView(region, scale)


def _image(frame: Frame | None, region: Region) -> QImage:
    """The pixels as Qt draws them, without a copy; black where the frame has none."""
    if frame is None or frame.region != region:
        image = QImage(region.width, region.height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        if frame is not None:
            painter = QPainter(image)
            corner = QPoint(frame.region.x - region.x, frame.region.y - region.y)
            painter.drawImage(corner, _wrapped(frame))
            painter.end()
        return image
    return _wrapped(frame)


def _wrapped(frame: Frame) -> QImage:
    return QImage(frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)


def _bypasses_window_manager() -> bool:
    return sys.platform == "linux" and QGuiApplication.platformName() == "xcb"


def _flags() -> Qt.WindowType:
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    if _bypasses_window_manager():
        # A window manager would animate it, decorate it, or keep it below its panels.
        return flags | Qt.WindowType.X11BypassWindowManagerHint
    return flags | Qt.WindowType.Tool
