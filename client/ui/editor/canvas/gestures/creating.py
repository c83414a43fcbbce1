"""Drawing something new."""

from dataclasses import replace

from client.ui.editor.model.document import Document
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point, Shape
from client.ui.editor.model.stroke import Stroke
from client.ui.editor.tools.base import Tool

_CLOSEST = 1.2  # points; nearer ones add nothing that could be seen


class _Creating:
    """A new shape on top of the others, part of the history only at the end."""

    def __init__(self, document: Document, tool: Tool, shape: Shape) -> None:
        self._document = document
        self._tool = tool
        self._base: Scene = document.scene
        self._shape = shape
        self.live = frozenset((shape.id,))

    def end(self) -> frozenset[int]:
        """Keeps it, if it is more than a click."""
        if not self._shape.is_something:
            self._document.show_again()
            return frozenset()
        self._document.change(self._base.with_shape(self._shape), self._tool.label())
        return self.live

    def cancel(self) -> None:
        """Takes it away."""
        self._document.show_again()

    def _show(self, shape: Shape) -> None:
        self._shape = shape
        self._document.try_out(self._base.with_shape(shape))


class Pulling(_Creating):
    """A shape that is pulled open by one of its handles."""

    def __init__(self, document: Document, tool: Tool, shape: Shape) -> None:
        super().__init__(document, tool, shape)
        self._first = shape

    def move(self, to: Point, *, regular: bool) -> None:
        """Pulls it."""
        self._show(self._first.pulled(self._tool.handle, to, regular=regular))


class Placing(_Creating):
    """A shape that is there at once and can be moved until the button is let go."""

    def __init__(self, document: Document, tool: Tool, shape: Shape, at: Point) -> None:
        super().__init__(document, tool, shape)
        self._first, self._at = shape, at
        self._show(shape)

    def move(self, to: Point, *, regular: bool) -> None:
        """Moves it."""
        del regular
        self._show(self._first.moved(to[0] - self._at[0], to[1] - self._at[1]))


class Stroking(_Creating):
    """A line of a free hand; straight while Shift is held."""

    def __init__(self, document: Document, tool: Tool, shape: Stroke, scale: float) -> None:
        super().__init__(document, tool, shape)
        self._stroke = shape
        self._closest = _CLOSEST / scale
        self._show(shape)

    def move(self, to: Point, *, regular: bool) -> None:
        """Draws on, or straight from the beginning."""
        points = self._stroke.points
        if regular:
            x, y = points[0]
            level = abs(to[0] - x) >= abs(to[1] - y)
            points = (points[0], (to[0], y) if level else (x, to[1]))
        elif _distance(points[-1], to) >= self._closest:
            points = (*points, to)
        else:
            return
        self._stroke = replace(self._stroke, points=points)
        self._show(self._stroke)

    def end(self) -> frozenset[int]:
        """Keeps it; it is not selected, so that the next line can begin on it."""
        super().end()
        return frozenset()


def _distance(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
