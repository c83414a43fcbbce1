"""Changing what is there."""

from collections.abc import Collection

from client.ui.editor.model.document import Document
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point, Shape


class Moving:
    """Moves shapes, or copies of them.

    Args:
        document: where they are.
        ids: their numbers.
        start: where the button went down.
        name: what it is called in the history.
        copies: whether copies are moved and the shapes stay.
    """

    def __init__(
        self,
        document: Document,
        ids: Collection[int],
        start: Point,
        name: str,
        *,
        copies: bool = False,
    ) -> None:
        self._document = document
        self._start = start
        self._name = name
        self._base: Scene = document.scene
        if copies:
            self._base = self._base.with_copies(ids, 0, 0)
            ids = [shape.id for shape in self._base.shapes[-len(ids) :]]
        self.live = frozenset(ids)
        self._moved = self._base

    def move(self, to: Point, *, regular: bool) -> None:
        """Moves them; `regular` along one direction only."""
        dx, dy = to[0] - self._start[0], to[1] - self._start[1]
        if regular:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        shapes = self._base.find(self.live)
        self._moved = self._base.with_changed(shape.moved(dx, dy) for shape in shapes)
        self._document.try_out(self._moved)

    def end(self) -> frozenset[int]:
        """Keeps them where they are."""
        if self._moved is self._base:
            self._document.show_again()
            return self.live & {shape.id for shape in self._document.scene.shapes}
        self._document.change(self._moved, self._name)
        return self.live

    def cancel(self) -> None:
        """Puts them back."""
        self._document.show_again()


class Resizing:
    """Pulls a handle of a shape."""

    def __init__(self, document: Document, shape: Shape, handle: str, name: str) -> None:
        self._document = document
        self._shape = shape
        self._handle = handle
        self._name = name
        self._last = shape
        self.live = frozenset((shape.id,))

    def move(self, to: Point, *, regular: bool) -> None:
        """Pulls it."""
        self._last = self._shape.pulled(self._handle, to, regular=regular)
        self._document.try_out(self._document.scene.with_changed((self._last,)))

    def end(self) -> frozenset[int]:
        """Keeps it as it is, unless there is nothing left of it to be seen."""
        if self._last.is_something:
            scene = self._document.scene.with_changed((self._last,))
            self._document.change(scene, self._name)
        else:
            self._document.show_again()
        return self.live

    def cancel(self) -> None:
        """Makes it as it was."""
        self._document.show_again()
