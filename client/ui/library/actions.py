"""What can be done with what is selected, as a bar and as a menu."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from client.ui import icons, style, theme
from client.ui.library.entry import Action, Entry
from client.ui.library.wording import privacy_text

HOUR: Final = 3600
_LENGTHS: Final = (HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR)
_ICONS: Final = {
    Action.COPY_LINK: "link",
    Action.COPY_MARKDOWN: "copy",
    Action.COPY_HTML: "copy",
    Action.OPEN: "open",
    Action.REVEAL: "folder",
    Action.EDIT: "edit",
    Action.PIN: "pin",
    Action.UPLOAD: "upload",
    Action.RETRY: "retry",
    Action.CANCEL: "close",
    Action.RENAME: "text",
    Action.PRIVACY: "lock",
    Action.EXPIRY: "clock",
    Action.DELETE: "trash",
}
_IN_THE_BAR: Final = (
    *(Action.UPLOAD, Action.RETRY, Action.CANCEL, Action.COPY_LINK, Action.OPEN, Action.EDIT),
    *(Action.PIN, Action.REVEAL, Action.DELETE),
)
_ONE_ONLY: Final = (Action.RENAME, Action.REVEAL, Action.EDIT, Action.OPEN)


translate = QCoreApplication.translate


def label(action: Action) -> str:
    """An action's name."""
    return {
        Action.COPY_LINK: translate("LibraryActions", "Copy link"),
        Action.COPY_MARKDOWN: translate("LibraryActions", "Copy as Markdown"),
        Action.COPY_HTML: translate("LibraryActions", "Copy as HTML"),
        Action.OPEN: translate("LibraryActions", "Open in the browser"),
        Action.REVEAL: translate("LibraryActions", "Show in its folder"),
        Action.EDIT: translate("LibraryActions", "Edit"),
        Action.PIN: translate("LibraryActions", "Pin to the screen"),
        Action.UPLOAD: translate("LibraryActions", "Upload"),
        Action.RETRY: translate("LibraryActions", "Try again"),
        Action.CANCEL: translate("LibraryActions", "Cancel the upload"),
        Action.RENAME: translate("LibraryActions", "Rename…"),
        Action.PRIVACY: translate("LibraryActions", "Who can open it"),
        Action.EXPIRY: translate("LibraryActions", "When the link ends"),
        Action.DELETE: translate("LibraryActions", "Delete"),
    }[action]


def length_text(seconds: int | None) -> str:
    """How long a link lasts."""
    match seconds:
        case None:
            return translate("LibraryActions", "Never")
        case 3600:
            return translate("LibraryActions", "In an hour")
        case 86400:
            return translate("LibraryActions", "In a day")
        case 604800:
            return translate("LibraryActions", "In a week")
        case _:
            return translate("LibraryActions", "In a month")


def possible(action: Action, entries: Sequence[Entry]) -> bool:
    """Whether an action makes sense for what is selected."""
    if not entries or (action in _ONE_ONLY and len(entries) > 1):
        return False
    return all(entry.allows(action) for entry in entries)


class ActionBar(QWidget):
    """Buttons for what is selected.

    Signals:
        wanted: an `Action`.
        menu_wanted: the rest is asked for.
    """

    wanted = Signal(object)
    menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = style.kind(QLabel(), "muted")
        self._buttons: dict[Action, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.BIG_GAP - 4, 6, theme.BIG_GAP - 4, 6)
        row.setSpacing(2)
        row.addWidget(self._count, 1)
        for action in _IN_THE_BAR:
            button = self._button(_ICONS[action], label(action))
            button.clicked.connect(partial(self.wanted.emit, action))
            self._buttons[action] = button
            row.addWidget(button)
        more = self._button("more", self.tr("More"))
        more.clicked.connect(self.menu_wanted)
        self.more = more
        row.addWidget(more)

    def show_for(self, entries: Sequence[Entry]) -> None:
        """Offers what can be done with these."""
        self._count.setText(self.tr("%n selected", "", len(entries)))
        for action, button in self._buttons.items():
            button.setVisible(possible(action, entries))
        self.setVisible(bool(entries))

    @staticmethod
    def _button(icon: str, text: str) -> QToolButton:
        button = style.kind(QToolButton(), "quiet")
        icons.put(button, icon)
        button.setIconSize(QSize(19, 19))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button


class ActionMenu(QMenu):
    """Everything that can be done with what is selected.

    Signals:
        wanted: an `Action`.
        privacy_wanted: `public`, `obscure` or `private`.
        expiry_wanted: seconds, or None for never.
    """

    wanted = Signal(object)
    privacy_wanted = Signal(str)
    expiry_wanted = Signal(object)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        groups = (
            (Action.UPLOAD, Action.RETRY, Action.CANCEL),
            (Action.COPY_LINK, Action.COPY_MARKDOWN, Action.COPY_HTML),
            (Action.OPEN, Action.REVEAL, Action.EDIT, Action.PIN),
            (Action.RENAME, Action.PRIVACY, Action.EXPIRY),
            (Action.DELETE,),
        )
        for group in groups:
            for action in group:
                if possible(action, entries):
                    self._add(action, entries)
            self.addSeparator()

    def _add(self, action: Action, entries: Sequence[Entry]) -> None:
        icon = icons.icon(_ICONS[action])
        if action is Action.PRIVACY:
            menu = self.addMenu(icon, label(action))
            for privacy in ("public", "obscure", "private"):
                choice = menu.addAction(privacy_text(privacy))
                choice.setCheckable(True)
                choice.setChecked(all(entry.privacy == privacy for entry in entries))
                choice.triggered.connect(
                    lambda _checked=False, p=privacy: self.privacy_wanted.emit(p)
                )
        elif action is Action.EXPIRY:
            menu = self.addMenu(icon, label(action))
            for seconds in (*_LENGTHS, None):
                choice = menu.addAction(length_text(seconds))
                choice.triggered.connect(
                    lambda _checked=False, s=seconds: self.expiry_wanted.emit(s)
                )
        else:
            self.addAction(icon, label(action)).triggered.connect(
                lambda _checked=False: self.wanted.emit(action)
            )
