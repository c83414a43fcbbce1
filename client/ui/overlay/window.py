"""The window that covers one screen while something is chosen."""

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from client.ui.overlay.bar import ModeBar
from client.ui.overlay.geometry import Pixel, ScreenView
from client.ui.overlay.interaction import Interaction
from client.ui.overlay.painter import OverlayPainter
from client.ui.overlay.picture import Picture
from client.ui.overlay.scene import Scene, Sheet

TITLE = "Dropcap overlay"

_BAR_FROM_BOTTOM = 32
_BAR_FROM_SIDES = 12


class OverlayWindow(QWidget):
    """Shows the frozen picture of a screen and reports what the mouse and keyboard do.

    Positions are pixels `(x, y)` of the desktop.

    Signals:
        pressed, moved, released: the mouse, with the modifier keys that are held.
        double_clicked: the left button, twice.
        key_pressed, key_released: a `QKeyEvent`.
        entered: the pointer came onto this screen.
        cancelled: the right button, or the window was closed.
    """

    pressed = Signal(tuple, object)
    moved = Signal(tuple, object)
    released = Signal(tuple, object)
    double_clicked = Signal()
    key_pressed = Signal(object)
    key_released = Signal(object)
    entered = Signal()
    cancelled = Signal()

    def __init__(self, screen: QScreen) -> None:
        super().__init__(None, _flags())
        self.setObjectName("overlay")
        self.setWindowTitle(f"{TITLE} {screen.name()}".strip())
        self.setAccessibleName(self.tr("Choose what to capture"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.screen_shown = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.bar = ModeBar(self)
        self.bar.hide()
        self.winId()  # made now, so that showing it later is quick
        self._painter: OverlayPainter | None = None
        self._view: ScreenView | None = None
        self._scene = Scene()

    @property
    def view(self) -> ScreenView | None:
        """The screen in physical pixels, while it is shown."""
        return self._view

    def reveal(self, picture: Picture, view: ScreenView, scene: Scene) -> None:
        """Shows the screen's part of a picture, frozen."""
        self._view = view
        self._scene = scene
        self.setGeometry(self.screen_shown.geometry())
        self._painter = OverlayPainter(Sheet(picture, view, self.devicePixelRatioF()))
        if _bypasses_window_manager():
            self.show()
            self.raise_()
        else:
            self.showFullScreen()
            self.activateWindow()

    def conceal(self) -> None:
        """Puts the screen back as it was and lets go of the pixels."""
        self.hide()
        self.bar.hide()
        self._painter = None
        self._view = None
        self._scene = Scene()

    def show_scene(self, scene: Scene) -> None:
        """Shows something else, and draws no more than what changed."""
        before, self._scene = self._scene, scene
        if self._painter is not None and scene != before:
            self.update(self._painter.changed(before, scene))

    def show_bar(self, state: Interaction, *, visible: bool) -> None:
        """Shows the bar with what is chosen on it, or no bar."""
        if visible:
            may_record = state.options.may_record
            if self.bar.set_state(state.mode, state.product, state.delay, may_record=may_record):
                self.place_bar()
        if self.bar.isVisible() != visible:
            self.bar.setVisible(visible)

    def place_bar(self) -> None:
        """Puts the bar where it belongs, in the middle above the lower edge."""
        bar = self.bar
        bar.fit(self.width() - 2 * _BAR_FROM_SIDES)
        bar.move((self.width() - bar.width()) // 2, self.height() - bar.height() - _BAR_FROM_BOTTOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what is asked for."""
        if self._painter is None:
            return
        painter = QPainter(self)
        self._painter.paint(painter, self._scene, QRegion(event.region()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the bar in its place."""
        self.place_bar()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a selection, or ends everything."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self._pixel(event), event.modifiers())
        elif event.button() is Qt.MouseButton.RightButton:
            self.cancelled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Aims, or draws a selection."""
        self.moved.emit(self._pixel(event), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.released.emit(self._pixel(event), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Takes the selection that is being adjusted."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Says that the pointer is here now."""
        self.entered.emit()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Passes a key on."""
        self.key_pressed.emit(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Passes a key on."""
        self.key_released.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by other means is changing one's mind."""
        event.ignore()
        self.cancelled.emit()

    def event(self, event: QEvent) -> bool:
        """Keeps Tab from wandering off to the bar."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _pixel(self, event: QMouseEvent) -> Pixel:
        point = event.position()
        return self._view.to_pixel((point.x(), point.y())) if self._view is not None else (0, 0)


def _bypasses_window_manager() -> bool:
    return sys.platform == "linux" and QGuiApplication.platformName() == "xcb"


def _flags() -> Qt.WindowType:
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    if _bypasses_window_manager():
        # A window manager would animate it, decorate it, or keep it below its panels.
        return flags | Qt.WindowType.X11BypassWindowManagerHint
    return flags | Qt.WindowType.Tool
