"""A scene with its history: unlimited undo and redo."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from client.ui.editor.model.scene import Scene


class Document(QObject):
    """The scene as it is, as it was, and as it is being tried out.

    Signals:
        shown_changed: the scene that was shown before and the one that is now.
    """

    shown_changed = Signal(object, object)

    def __init__(self, scene: Scene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._shown = scene
        self.history = QUndoStack(self)

    @property
    def scene(self) -> Scene:
        """The scene that the history leads to."""
        return self._scene

    @property
    def shown(self) -> Scene:
        """The scene to show: what is tried out, or else the scene."""
        return self._shown

    @property
    def is_saved(self) -> bool:
        """Whether nothing has changed since `mark_saved`, or since the beginning."""
        return self.history.isClean()

    def mark_saved(self, scene: Scene) -> None:
        """Notes that a scene is safe, which need not be the present one any more."""
        if scene == self._scene:
            self.history.setClean()

    def mark_unsaved(self) -> None:
        """Notes that the scene is nowhere but here, though nothing was done to it."""
        self.history.resetClean()

    def change(self, scene: Scene, name: str, merge: str = "") -> None:
        """Makes a scene the present one, to be undone by one step.

        Args:
            scene: the new one; one that is equal changes nothing.
            name: what was done, for “Undo …”.
            merge: changes in a row with the same text here are one step; empty = never.
        """
        if scene == self._scene:
            self.show_again()
            return
        self.history.push(_Change(self, self._scene, scene, name, merge))

    def try_out(self, scene: Scene) -> None:
        """Shows a scene that is not part of the history."""
        before, self._shown = self._shown, scene
        if before is not scene:
            self.shown_changed.emit(before, scene)

    def show_again(self) -> None:
        """Shows the scene and nothing that was tried out."""
        self.try_out(self._scene)

    def put(self, scene: Scene) -> None:
        """Makes a scene the present one; for the history alone."""
        self._scene = scene
        self.try_out(scene)


class _Change(QUndoCommand):
    """From one scene to another. Scenes share the shapes that are the same."""

    def __init__(
        self, document: Document, before: Scene, after: Scene, name: str, merge: str
    ) -> None:
        super().__init__(name)
        self._document = document
        self._before = before
        self.after = after
        self.merge = merge

    def undo(self) -> None:
        self._document.put(self._before)

    def redo(self) -> None:
        self._document.put(self.after)

    def id(self) -> int:
        return 1 if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Change) or other.merge != self.merge:
            return False
        self.after = other.after
        return True
