"""The overlay's windows, one a screen, kept hidden so that showing them is quick."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from capture.models import Frame
from client.ui.overlay.geometry import Pixel
from client.ui.overlay.layout import screen_views
from client.ui.overlay.picture import Picture
from client.ui.overlay.scene import Scene
from client.ui.overlay.window import OverlayWindow

_GRAB_AGAIN_MS = 15
_GRAB_TRIES = 40  # the hotkey may hold the keyboard until the hand has left it


class OverlayWindows(QObject):
    """Makes a window for each screen and takes the keyboard while they are shown.

    Signals:
        made: a new `OverlayWindow`.
        screens_changed: a screen came, went, or is another size.
    """

    made = Signal(object)
    screens_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: dict[QScreen, OverlayWindow] = {}
        self._watched: set[QScreen] = set()
        self._shown = False
        self._grab = QTimer(self, interval=_GRAB_AGAIN_MS)
        self._grab.timeout.connect(self._take_keyboard)
        self._tries = 0
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._changed)
            app.screenRemoved.connect(self._removed)

    def __iter__(self) -> Iterator[OverlayWindow]:
        return iter(self._windows.values())

    def prepare(self) -> None:
        """Makes the windows that are missing, and drops those of screens that are gone."""
        screens = QGuiApplication.screens()
        for gone in [screen for screen in self._windows if screen not in screens]:
            self._windows.pop(gone).deleteLater()
        for screen in screens:
            if screen not in self._watched:
                self._watched.add(screen)
                screen.geometryChanged.connect(self._changed)
            if screen not in self._windows:
                window = self._windows[screen] = OverlayWindow(screen)
                self.made.emit(window)

    def reveal(self, frame: Frame) -> None:
        """Shows a frame, frozen, on every screen."""
        self.prepare()
        picture = Picture(frame)
        views = screen_views(frame.region, list(self._windows))
        self._shown = True
        for window, view in zip(self._windows.values(), views, strict=True):
            window.reveal(picture, view, Scene())
        self._tries = 0
        self._take_keyboard()

    def conceal(self) -> None:
        """Hides them all and gives the keyboard back."""
        self._grab.stop()
        self._shown = False
        for window in self._windows.values():
            window.releaseKeyboard()
            window.conceal()

    def under_pointer(self) -> OverlayWindow | None:
        """The window of the screen that the pointer is on."""
        screen = QGuiApplication.screenAt(QCursor.pos())
        if screen in self._windows:
            return self._windows[screen]
        return next(iter(self._windows.values()), None)

    def pointer(self) -> Pixel | None:
        """The pixel under the mouse pointer."""
        window = self.under_pointer()
        if window is None or window.view is None:
            return None
        point = QCursor.pos() - window.screen_shown.geometry().topLeft()
        return window.view.to_pixel((point.x(), point.y()))

    def move_pointer(self, pixel: Pixel) -> Pixel:
        """Takes the mouse pointer to a pixel.

        Returns:
            Where it is then, for it moves by whole points.
        """
        for window in self._windows.values():
            view = window.view
            if view is not None and view.region.contains(*pixel):
                x, y = view.to_point(pixel)
                corner = window.screen_shown.geometry().topLeft()
                QCursor.setPos(corner.x() + int(x), corner.y() + int(y))
                return view.to_pixel((int(x), int(y)))
        return pixel

    def _take_keyboard(self) -> None:
        """Takes the keyboard, which no window manager gives to windows that bypass it."""
        window = self.under_pointer()
        if window is None or not self._shown:
            self._grab.stop()
            return
        window.grabKeyboard()
        self._tries += 1
        if window.windowHandle().setKeyboardGrabEnabled(True) or self._tries > _GRAB_TRIES:
            self._grab.stop()
        elif not self._grab.isActive():
            self._grab.start()

    def _removed(self, screen: QScreen) -> None:
        self._watched.discard(screen)
        self._changed()

    def _changed(self) -> None:
        """Whatever is shown is of screens that are no longer there like that."""
        self.screens_changed.emit()
        if self._windows:
            self.prepare()
