"""Everything that can be done by a key, each once."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Keys = tuple[str, ...]


class Actions(QObject):
    """The window's actions; whoever makes them connects them.

    Args:
        window: whose keys they are.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.undo = self._add("undo", self.tr("Undo"), ("Ctrl+Z",))
        self.redo = self._add("redo", self.tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"))
        self.copy = self._add("copy", self.tr("Copy the picture"), ("Ctrl+C",))
        self.save = self._add("save", self.tr("Save"), ("Ctrl+S",))
        self.save_as = self._add("save_as", self.tr("Save as…"), ("Ctrl+Shift+S",))
        self.upload = self._add(
            "upload", self.tr("Upload"), ("Ctrl+Return", "Ctrl+Enter", "Ctrl+U")
        )
        self.pin = self._add("pin", self.tr("Pin to the screen"), ("Ctrl+P",))
        self.close = self._add("close", self.tr("Close"), ("Ctrl+W",))
        self.keys = self._add("keys", self.tr("All keys"), ("F1", "?"))
        self.select_all = self._add("select_all", self.tr("Select all"), ("Ctrl+A",))
        self.next = self._add("next", self.tr("Select the next one"), ("Alt+Right",))
        self.previous = self._add("previous", self.tr("Select the one before"), ("Alt+Left",))
        self.duplicate = self._add("duplicate", self.tr("Duplicate"), ("Ctrl+D",))
        self.delete = self._add("delete", self.tr("Delete"), ("Delete", "Backspace"))
        self.raise_ = self._add("raise", self.tr("Bring forward"), ("Ctrl+]",))
        self.lower = self._add("lower", self.tr("Send back"), ("Ctrl+[",))
        self.to_top = self._add("to_top", self.tr("Bring to the front"), ("Ctrl+Shift+]", "Ctrl+}"))
        self.to_bottom = self._add(
            "to_bottom", self.tr("Send to the back"), ("Ctrl+Shift+[", "Ctrl+{")
        )
        self.larger = self._add("larger", self.tr("Thicker, larger, stronger"), ("]",))
        self.smaller = self._add("smaller", self.tr("Thinner, smaller, weaker"), ("[",))
        self.fill = self._add("fill", self.tr("Fill"), ("F",))
        self.zoom_in = self._add("zoom_in", self.tr("Zoom in"), ("Ctrl++", "Ctrl+=", "+", "="))
        self.zoom_out = self._add("zoom_out", self.tr("Zoom out"), ("Ctrl+-", "-"))
        self.fit = self._add("fit", self.tr("Show all of it"), ("Ctrl+0", "0"))
        self.true_size = self._add("true_size", self.tr("True size"), ("Ctrl+1",))

    def all(self) -> list[QAction]:
        """All of them, in the order in which a person looks for them."""
        return [each for each in vars(self).values() if isinstance(each, QAction)]

    def of_selection(self) -> tuple[QAction, ...]:
        """Those that do something to what is selected."""
        return (
            self.duplicate,
            self.delete,
            self.raise_,
            self.lower,
            self.to_top,
            self.to_bottom,
        )

    def of_picture(self) -> tuple[QAction, ...]:
        """Those that do something with the whole picture."""
        return (self.copy, self.save, self.save_as, self.upload, self.pin)

    def _add(self, name: str, text: str, keys: Keys) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action
