"""All keys at a glance."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QWidget

from client.ui import theme
from client.ui.editor.tools import BY_NAME
from client.ui.editor.window.actions import Actions


class KeysDialog(QDialog):
    """A sheet of names and keys."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        named = [(action.text(), _shown(action.shortcut())) for action in actions.all()]
        tools = [(tool.label(), tool.key) for tool in BY_NAME.values()]
        others = [
            (self.tr("Colours"), "1 – 8"),
            (self.tr("Move what is selected"), "← ↑ → ↓"),
            (self.tr("… by ten pixels"), "Shift+← ↑ → ↓"),
            (self.tr("Draw in the middle; keep the crop"), "Enter"),
            (self.tr("One step back"), "Esc"),
            (self.tr("Drag a copy"), self.tr("Alt+drag")),
            (self.tr("Square, circle, straight"), self.tr("Shift+drag")),
            (self.tr("Push the picture"), self.tr("Space+drag")),
            (self.tr("Zoom"), self.tr("Ctrl+wheel")),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(36)
        half = (len(named) + len(others)) // 2
        for column in (tools, named[:half], named[half:] + others):
            row.addLayout(_column(column), 1)


def _column(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.SMALL_GAP)
    grid.setHorizontalSpacing(20)
    for index, (name, keys) in enumerate(rows):
        label, shown = QLabel(name), QLabel(keys)
        shown.setFont(theme.font(9.5, QFont.Weight.DemiBold))
        shown.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label, index, 0)
        grid.addWidget(shown, index, 1)
    grid.setRowStretch(len(rows), 1)
    return grid


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
