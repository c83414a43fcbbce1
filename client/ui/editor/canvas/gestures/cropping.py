"""Choosing what is left of the picture."""

from collections.abc import Callable

from PySide6.QtCore import QRectF

from client.ui.editor.model.box import pulled_rect
from client.ui.editor.model.shape import Point


class Cropping:
    """Pulls a side or corner of the crop, moves it, or spans another.

    Args:
        rect: the crop as it is.
        handle: what is pulled; empty = it is moved.
        start: where the button went down.
        limits: the whole picture.
        on_rect: told the crop to be shown.
    """

    def __init__(
        self,
        rect: QRectF,
        handle: str,
        start: Point,
        limits: QRectF,
        on_rect: Callable[[QRectF], object],
    ) -> None:
        self._before = rect
        self._handle = handle
        self._start = start
        self._limits = limits
        self._on_rect = on_rect
        self.live: frozenset[int] = frozenset()

    def move(self, to: Point, *, regular: bool) -> None:
        """Changes it, inside of the picture."""
        limits, before = self._limits, self._before
        if self._handle:
            inside = (
                min(max(to[0], limits.left()), limits.right()),
                min(max(to[1], limits.top()), limits.bottom()),
            )
            rect = pulled_rect(before, self._handle, inside, square=regular)
            self._on_rect(rect.intersected(limits))
            return
        dx, dy = to[0] - self._start[0], to[1] - self._start[1]
        dx = min(max(dx, limits.left() - before.left()), limits.right() - before.right())
        dy = min(max(dy, limits.top() - before.top()), limits.bottom() - before.bottom())
        self._on_rect(before.translated(dx, dy))

    def end(self) -> frozenset[int]:
        """Keeps it as it is shown."""
        return frozenset()

    def cancel(self) -> None:
        """Makes it as it was."""
        self._on_rect(self._before)
