"""The overlay as a whole: a window a screen, one selection over all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from capture.models import Frame, Region, Screen
from client.ui.overlay.geometry import Pixel, between
from client.ui.overlay.window import OverlayWindow

_GRAB_AGAIN_MS = 15
_GRAB_TRIES = 40  # the hotkey may hold the keyboard until the hand has left it


class RegionOverlay(QObject):
    """Lets a person choose a region of a frozen screen.

    Signals:
        selected: a `Region` in physical pixels.
        cancelled: nothing was chosen.
    """

    selected = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: dict[QScreen, OverlayWindow] = {}
        self._start: Pixel | None = None
        self._everything: Region | None = None
        self._grab = QTimer(self)
        self._grab.setInterval(_GRAB_AGAIN_MS)
        self._grab.timeout.connect(self._grab_keyboard)
        self._tries = 0
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screens_changed)
            app.screenRemoved.connect(self._screens_changed)

    @property
    def is_open(self) -> bool:
        """Whether a region is being chosen."""
        return self._everything is not None

    def prepare(self) -> None:
        """Makes the windows in advance, hidden, so that opening is quick."""
        screens = QGuiApplication.screens()
        for gone in [screen for screen in self._windows if screen not in screens]:
            self._windows.pop(gone).deleteLater()
        for screen in screens:
            if screen not in self._windows:
                self._windows[screen] = self._window(screen)

    def open(self, frame: Frame, screens: Sequence[Screen] = ()) -> None:
        """Shows a frame, frozen, on every screen; one of the signals follows.

        Args:
            frame: the pixels of all screens.
            screens: as the capture saw them; Qt's own are shown.
        """
        del screens
        self.prepare()
        self._everything = frame.region
        self._start = None
        hint = self.tr("Drag to select    Enter  whole screen    Esc  cancel")
        for window in self._windows.values():
            window.reveal(frame, hint)
        self._tries = 0
        self._grab_keyboard()

    def close(self) -> None:
        """Puts the screen back as it was; no signal follows."""
        self._grab.stop()
        self._everything = None
        self._start = None
        for window in self._windows.values():
            window.releaseKeyboard()
            window.conceal()

    def _window(self, screen: QScreen) -> OverlayWindow:
        window = OverlayWindow(screen)
        window.pressed.connect(self._press)
        window.dragged.connect(self._drag)
        window.released.connect(self._release)
        window.cancelled.connect(self._cancel)
        window.accepted.connect(self._accept)
        return window

    def _grab_keyboard(self) -> None:
        """Takes the keyboard, which no window manager gives to windows that bypass it."""
        window = self._under_pointer()
        if window is None or not self.is_open:
            self._grab.stop()
            return
        window.grabKeyboard()
        handle = window.windowHandle()
        self._tries += 1
        if handle.setKeyboardGrabEnabled(True) or self._tries > _GRAB_TRIES:
            self._grab.stop()
        elif not self._grab.isActive():
            self._grab.start()

    def _under_pointer(self) -> OverlayWindow | None:
        screen = QGuiApplication.screenAt(QCursor.pos())
        if screen in self._windows:
            return self._windows[screen]
        return next(iter(self._windows.values()), None)

    def _press(self, pixel: Pixel) -> None:
        self._start = pixel
        self._show(None)

    def _drag(self, pixel: Pixel) -> None:
        self._show(self._spanned(pixel))

    def _release(self, pixel: Pixel) -> None:
        region = self._spanned(pixel)
        self._start = None
        if region is None:
            self._show(None)
        else:
            self._choose(region)

    def _spanned(self, pixel: Pixel) -> Region | None:
        if self._start is None or self._everything is None:
            return None
        region = between(self._start, pixel, self._everything)
        return region.intersect(self._everything) if region is not None else None

    def _show(self, selection: Region | None) -> None:
        for window in self._windows.values():
            window.set_selection(selection)

    def _accept(self) -> None:
        window = self._under_pointer()
        if window is not None:
            self._choose(window.view.region)

    def _choose(self, region: Region) -> None:
        if self.is_open:
            self.close()
            self.selected.emit(region)

    def _cancel(self) -> None:
        if self.is_open:
            self.close()
            self.cancelled.emit()

    def _screens_changed(self, _screen: QScreen) -> None:
        """The frozen picture is of screens that are no longer there like that."""
        self._cancel()
        if self._windows:
            self.prepare()
