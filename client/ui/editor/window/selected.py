"""Buttons for what is selected, beside the options."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from client.ui import theme
from client.ui.editor.window import icons
from client.ui.editor.window.actions import Actions
from client.ui.editor.window.buttons import IconButton, Separator


class SelectedBar(QWidget):
    """Duplicate, restack, delete."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.GAP - 2, 0)
        row.setSpacing(0)
        row.addWidget(Separator())
        for action, icon in (
            (actions.raise_, icons.raise_),
            (actions.lower, icons.lower),
            (actions.duplicate, icons.duplicate),
            (actions.delete, icons.delete),
        ):
            button = IconButton(icon, action.text(), action.shortcut().toString())
            button.clicked.connect(action.trigger)
            row.addWidget(button)
