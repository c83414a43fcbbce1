"""The line at the bottom: how large the picture is, what happened, and the magnification."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from client.ui import theme
from client.ui.editor.window import icons
from client.ui.editor.window.actions import Actions
from client.ui.editor.window.buttons import FlatButton, IconButton, LabelButton

_STAYS_MS = 6000


class Foot(QWidget):
    """Facts at the left, news in the middle, magnification at the right."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._is_error = False
        self._size = QLabel()
        self._news = QLabel()
        self._news.setTextFormat(Qt.TextFormat.PlainText)
        self._news.setWordWrap(True)
        self._news.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._news.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._zoom = LabelButton("100 %", actions.true_size.shortcut().toString())
        self._zoom.setFixedWidth(68)
        self._zoom.setAccessibleName(actions.true_size.text())
        self._zoom.clicked.connect(actions.true_size.trigger)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP + 2, 2, theme.GAP - 4, 2)
        row.setSpacing(0)
        row.addWidget(self._size)
        row.addWidget(self._news, 1)
        for action, icon in (
            (actions.zoom_out, icons.minus),
            (None, None),
            (actions.zoom_in, icons.plus),
            (actions.fit, icons.fit),
        ):
            if action is None or icon is None:
                row.addWidget(self._zoom)
                continue
            button: FlatButton = IconButton(icon, action.text(), action.shortcut().toString())
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        self.dress()

    def show_size(self, size: QSize) -> None:
        """The size of what is going to be saved, in pixels."""
        self._size.setText(f"{size.width()} × {size.height()}")

    def show_zoom(self, zoom: float) -> None:
        """The magnification."""
        self._zoom.setText(f"{zoom * 100:.0f} %")
        self._zoom.setAccessibleDescription(self._zoom.text())

    def say(self, text: str, *, error: bool = False, stays: bool = False) -> None:
        """Shows a sentence; what went wrong stays until something else is said."""
        self._is_error = error
        self._news.setText(text)
        self._news.setToolTip(text)
        self._news.setAccessibleName(text)
        self.dress()
        if error or stays:
            self._timer.stop()
        else:
            self._timer.start()

    def clear(self) -> None:
        """Takes the sentence away."""
        self._timer.stop()
        self._news.clear()
        self._news.setToolTip("")

    def dress(self) -> None:
        """Takes the colours of the desktop's scheme."""
        colours = theme.palette()
        for label in (self._size, self._news):
            label.setFont(theme.font(9.5))
        self._size.setStyleSheet(f"color: {colours.muted.name()}")
        news = colours.danger if self._is_error else colours.text
        self._news.setStyleSheet(f"color: {news.name()}")
