"""The drop window: there when it is wanted, and when nothing else of the app can be seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from client.ui.dropzone import DropWindow
from client.ui.tray import TrayMenu


class DropWindowController(QObject):
    """Shows and hides the window and remembers where it was put.

    Signals:
        dropped: a `Dropped` was dropped onto it.
        clicked: it was clicked.
    """

    dropped = Signal(object)
    clicked = Signal()

    def __init__(
        self,
        menu: TrayMenu,
        position: tuple[int, ...],
        remember: Callable[..., Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._position = position
        self._remember = remember
        self._wanted = False
        self._needed = False
        self._window: DropWindow | None = None
        menu.drop_window_toggled.connect(self._toggled)

    def want(self, wanted: bool) -> None:
        """Whether the person wants it."""
        self._wanted = wanted
        self._update()

    def need(self, needed: bool) -> None:
        """Whether it is all that can be seen of the app."""
        self._needed = needed
        self._update()

    def show_again(self) -> None:
        """Brings it to the front if it is there."""
        if self._window is not None:
            self._window.raise_()

    def close(self) -> None:
        """Takes it away; safe to call twice."""
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None

    def _toggled(self, wanted: bool) -> None:
        self.want(wanted)
        self._remember(show_drop_window=wanted)

    def _update(self) -> None:
        shown = self._wanted or self._needed
        if shown and self._window is None:
            self._window = self._make()
        if self._window is not None:
            self._window.setVisible(shown)
        self._menu.set_drop_window_shown(shown)

    def _make(self) -> DropWindow:
        window = DropWindow()
        window.dropped.connect(self.dropped)
        window.clicked.connect(self.clicked)
        window.menu_wanted.connect(self._menu.popup)
        window.moved.connect(self._moved)
        window.place(QPoint(*self._position) if self._position else None)
        return window

    def _moved(self, position: QPoint) -> None:
        self._position = (position.x(), position.y())
        self._remember(drop_window_position=self._position)
