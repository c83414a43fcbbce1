"""Which shapes are selected, and what can be done to them all."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from client.ui.editor.model.document import Document
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Shape
from client.ui.editor.model.style import Style

_COPIES_APART = 16.0  # points between a shape and its copy


class Selection(QObject):
    """The selected shapes of a document.

    Signals:
        changed: other shapes are selected.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ids: frozenset[int] = frozenset()
        document.shown_changed.connect(self._scene_changed)

    @property
    def ids(self) -> frozenset[int]:
        """The numbers of the selected shapes."""
        return self._ids

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The selected shapes as they are shown, the lowest first."""
        return self._document.shown.find(self._ids) if self._ids else ()

    @property
    def only(self) -> Shape | None:
        """The selected shape, if it is one."""
        shapes = self.shapes
        return shapes[0] if len(shapes) == 1 else None

    def set(self, ids: Iterable[int]) -> None:
        """Selects these and no others."""
        chosen = frozenset(ids)
        if chosen != self._ids:
            self._ids = chosen
            self.changed.emit()

    def clear(self) -> None:
        """Selects nothing."""
        self.set(())

    def everything(self) -> None:
        """Selects all shapes."""
        self.set(shape.id for shape in self._document.scene.shapes)

    def step(self, by: int) -> None:
        """Selects the next shape above (1) or below (-1), round and round."""
        shapes = self._document.scene.shapes
        if not shapes:
            return
        places = [index for index, shape in enumerate(shapes) if shape.id in self._ids]
        start = (places[-1] if by > 0 else places[0]) if places else (-1 if by > 0 else 0)
        self.set((shapes[(start + by) % len(shapes)].id,))

    def delete(self) -> None:
        """Takes the selected shapes away."""
        if self._ids:
            self._document.change(self._document.scene.without(self._ids), self.tr("Delete"))

    def duplicate(self, scale: float) -> None:
        """Makes copies a little beside, and selects them; `scale` is points per pixel."""
        count = len(self.shapes)
        if count:
            apart = _COPIES_APART / scale
            scene = self._document.scene.with_copies(self._ids, apart, apart)
            self._document.change(scene, self.tr("Duplicate"))
            self.set(shape.id for shape in scene.shapes[-count:])

    def raise_(self, *, to_top: bool = False) -> None:
        """One step up, or above all others."""
        scene = self._document.scene.raised(self._ids, to_top=to_top)
        self._document.change(scene, self.tr("Bring forward"))

    def lower(self, *, to_bottom: bool = False) -> None:
        """One step down, or below all others."""
        scene = self._document.scene.lowered(self._ids, to_bottom=to_bottom)
        self._document.change(scene, self.tr("Send back"))

    def nudge(self, dx: float, dy: float) -> None:
        """Moves the selected shapes by pixels; in a row this is one step of the history."""
        self._change(lambda shape: shape.moved(dx, dy), self.tr("Move"), "nudge")

    def restyle(self, change: Callable[[Style], Style], what: str) -> None:
        """Changes how the selected shapes look; `what` names that which changes."""
        self._change(
            lambda shape: replace(shape, style=change(shape.style)),
            self.tr("Change the look"),
            f"style {what}",
        )

    def _change(self, change: Callable[[Shape], Shape], name: str, merge: str) -> None:
        if self._ids:
            scene = self._document.scene
            changed = scene.with_changed(change(shape) for shape in scene.find(self._ids))
            self._document.change(changed, name, f"{merge} {sorted(self._ids)}")

    def _scene_changed(self, _before: Scene, _after: Scene) -> None:
        if self._ids:
            scene = self._document.scene
            there = {shape.id for shape in (*scene.shapes, *self._document.shown.shapes)}
            self.set(self._ids & there)
