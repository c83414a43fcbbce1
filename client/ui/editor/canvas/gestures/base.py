"""What every gesture can do."""

from typing import Protocol

from client.ui.editor.model.shape import Point


class Gesture(Protocol):
    """A drag. Places are in pixels of the picture.

    Attributes:
        live: the numbers of the shapes that it changes.
    """

    live: frozenset[int]

    def move(self, to: Point, *, regular: bool) -> None:
        """The pointer is elsewhere; `regular` while Shift is held."""

    def end(self) -> frozenset[int]:
        """The button was let go; the numbers of the shapes to be selected now."""

    def cancel(self) -> None:
        """Nothing of it counts."""
