"""All pictures that are pinned to the screen."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QImage

from client.ui.pin.window import PinWindow

_LARGEST_SHARE = 0.8  # of the screen; a larger picture begins smaller
_CASCADE = 24  # points between one and the next


class Pins(QObject):
    """Pins pictures and keeps them until they are closed.

    Signals:
        copy_wanted, save_wanted, edit_wanted: the picture of a pin.
    """

    copy_wanted = Signal(QImage)
    save_wanted = Signal(QImage)
    edit_wanted = Signal(QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: list[PinWindow] = []

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._windows)

    def pin(self, image: QImage, at: QPoint | None = None) -> PinWindow:
        """Shows a picture above all windows.

        Args:
            image: its pixels are shown one to one, unless the screen is too small.
            at: where its upper left corner goes; None = the middle of the screen.
        """
        window = PinWindow(image)
        window.copy_wanted.connect(self.copy_wanted)
        window.save_wanted.connect(self.save_wanted)
        window.edit_wanted.connect(self.edit_wanted)
        window.closed.connect(self._closed)
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        share = min(
            room.width() * _LARGEST_SHARE / max(1, window.width()),
            room.height() * _LARGEST_SHARE / max(1, window.height()),
        )
        if share < 1:
            window.zoom_to(share)
        aside = QPoint(_CASCADE, _CASCADE) * (len(self._windows) % 8)
        centre = room.center() - window.rect().center() + aside
        window.move(at if at is not None else centre)
        self._windows.append(window)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def close_all(self) -> None:
        """Takes all of them away; safe to call twice."""
        for window in list(self._windows):
            window.close()

    def _closed(self, window: PinWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)
