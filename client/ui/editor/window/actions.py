"""Everything that can be done by a key, each once."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Keys = tuple[str, ...]


class Actions:
    """The window's actions; whoever makes them connects them.

    Args:
        window: whose keys they are.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.undo = self._add("undo", _tr("Undo"), ("Ctrl+Z",))
        self.redo = self._add("redo", _tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"))
        self.copy = self._add("copy", _tr("Copy the picture"), ("Ctrl+C",))
        self.save = self._add("save", _tr("Save"), ("Ctrl+S",))
        self.save_as = self._add("save_as", _tr("Save as…"), ("Ctrl+Shift+S",))
        self.upload = self._add("upload", _tr("Upload"), ("Ctrl+Return", "Ctrl+Enter", "Ctrl+U"))
        self.pin = self._add("pin", _tr("Pin to the screen"), ("Ctrl+P",))
        self.close = self._add("close", _tr("Close"), ("Ctrl+W",))
        self.keys = self._add("keys", _tr("All keys"), ("F1", "?"))
        self.select_all = self._add("select_all", _tr("Select all"), ("Ctrl+A",))
        self.next = self._add("next", _tr("Select the next one"), ("Alt+Right",))
        self.previous = self._add("previous", _tr("Select the one before"), ("Alt+Left",))
        self.duplicate = self._add("duplicate", _tr("Duplicate"), ("Ctrl+D",))
        self.delete = self._add("delete", _tr("Delete"), ("Delete", "Backspace"))
        self.raise_ = self._add("raise", _tr("Bring forward"), ("Ctrl+]",))
        self.lower = self._add("lower", _tr("Send back"), ("Ctrl+[",))
        self.to_top = self._add("to_top", _tr("Bring to the front"), ("Ctrl+Shift+]", "Ctrl+}"))
        self.to_bottom = self._add("to_bottom", _tr("Send to the back"), ("Ctrl+Shift+[", "Ctrl+{"))
        self.larger = self._add("larger", _tr("Thicker, larger, stronger"), ("]",))
        self.smaller = self._add("smaller", _tr("Thinner, smaller, weaker"), ("[",))
        self.fill = self._add("fill", _tr("Fill"), ("F",))
        self.zoom_in = self._add("zoom_in", _tr("Zoom in"), ("Ctrl++", "Ctrl+=", "+", "="))
        self.zoom_out = self._add("zoom_out", _tr("Zoom out"), ("Ctrl+-", "-"))
        self.fit = self._add("fit", _tr("Show all of it"), ("Ctrl+0", "0"))
        self.true_size = self._add("true_size", _tr("True size"), ("Ctrl+1",))

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("EditorActions", text)
