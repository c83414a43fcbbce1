"""All toasts there are, stacked in a corner."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor, QGuiApplication

from client.ui.toast.card import SHADOW, ToastCard
from client.ui.toast.content import ToastContent

_MARGIN = 16
_BETWEEN = 8
_MOST = 4


class Toasts(QObject):
    """Shows toasts in the lower right corner of the screen with the pointer.

    Signals:
        opened: the key of the toast that was clicked.
        action: the key of a toast and the id of its button that was pressed.
        dismissed: the key of a toast that is gone.
    """

    opened = Signal(str)
    action = Signal(str, str)
    dismissed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, ToastCard] = {}

    @property
    def is_empty(self) -> bool:
        """Whether none is shown."""
        return not self._cards

    def show(self, key: str, content: ToastContent) -> None:
        """Shows a toast, or something else in the toast of the same key."""
        if key in self._cards:
            self._cards[key].set_content(content)
            return
        card = ToastCard(content)
        card.opened.connect(partial(self.opened.emit, key))
        card.action.connect(partial(self.action.emit, key))
        card.gone.connect(partial(self._forget, key))
        card.resized.connect(self._stack)
        while len(self._cards) >= _MOST:
            self._close(next(iter(self._cards)))
        self._cards[key] = card
        self._stack()
        card.appear()

    def close(self, key: str) -> None:
        """Takes one away at once, if it is shown."""
        if key in self._cards:
            self._close(key)

    def close_all(self) -> None:
        """Takes all of them away at once."""
        for key in list(self._cards):
            self._close(key)

    def card(self, key: str) -> ToastCard | None:
        """The toast of a key, while it is shown."""
        return self._cards.get(key)

    def _close(self, key: str) -> None:
        self._cards[key].hide()
        self._forget(key)

    def _forget(self, key: str) -> None:
        card = self._cards.pop(key, None)
        if card is not None:
            card.deleteLater()
            self._stack()
            self.dismissed.emit(key)

    def _stack(self) -> None:
        """The newest at the bottom, the others above it."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        corner = screen.availableGeometry().bottomRight()
        bottom = corner.y() - _MARGIN + SHADOW
        for card in reversed(self._cards.values()):
            left = corner.x() - _MARGIN + SHADOW - card.width()
            card.move(QPoint(left, bottom - card.height()))
            bottom -= card.height() - 2 * SHADOW + _BETWEEN
