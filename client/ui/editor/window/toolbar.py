"""The bar with the tools, and what becomes of the picture."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from client.ui import theme
from client.ui.editor.tools import TOOLS, Tool
from client.ui.editor.window import icons
from client.ui.editor.window.actions import Actions
from client.ui.editor.window.buttons import FlatButton, IconButton, LabelButton, Separator


class Toolbar(QWidget):
    """Undo and redo, the tools, and copy, save, upload.

    Signals:
        tool_chosen: a `Tool`.
    """

    tool_chosen = Signal(object)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._tools = QButtonGroup(self)
        self._by_name: dict[str, IconButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP - 4, theme.SMALL_GAP, theme.GAP - 2, theme.SMALL_GAP)
        row.setSpacing(0)
        row.addWidget(_of(actions.undo, IconButton(icons.undo, *_named(actions.undo))))
        row.addWidget(_of(actions.redo, IconButton(icons.redo, *_named(actions.redo))))
        row.addStretch(1)
        for index, group in enumerate(TOOLS):
            if index:
                row.addWidget(Separator())
            for tool in group:
                row.addWidget(self._tool_button(tool))
        row.addStretch(1)
        for action, icon in (
            (actions.pin, icons.pin),
            (actions.copy, icons.copy),
            (actions.save, icons.save),
        ):
            row.addWidget(_of(action, IconButton(icon, *_named(action))))
        row.addSpacing(theme.SMALL_GAP)
        label = actions.upload.text().replace("&", "")
        keys = actions.upload.shortcut().toString()
        row.addWidget(_of(actions.upload, LabelButton(label, keys, icons.upload, primary=True)))

    def mark(self, tool: Tool) -> None:
        """Shows which tool is in hand."""
        self._by_name[tool.name].setChecked(True)

    def _tool_button(self, tool: Tool) -> IconButton:
        button = IconButton(tool.draw_icon, tool.label(), tool.key, tool.hint())
        button.setObjectName(f"tool-{tool.name}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.tool_chosen.emit(tool))
        self._tools.addButton(button)
        self._by_name[tool.name] = button
        return button


def _named(action: QAction) -> tuple[str, str]:
    return action.text().replace("&", ""), action.shortcut().toString()


def _of(action: QAction, button: FlatButton) -> FlatButton:
    """A button that does what an action does, and is there when that can be done."""
    button.setObjectName(action.objectName())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    button.setEnabled(action.isEnabled())
    return button
