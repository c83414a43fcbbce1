"""The library's window."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QInputDialog,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from client.ui import style, theme
from client.ui.dropped import can_read, read
from client.ui.library.actions import ActionBar, ActionMenu
from client.ui.library.blank import BlankPage
from client.ui.library.entry import Action, Entry
from client.ui.library.grid import LibraryGrid
from client.ui.library.model import LibraryModel
from client.ui.library.strip import Strip
from client.ui.library.tools import LibraryTools

_SIZE = QSize(1040, 720)
_MS_TO_UNDO = 8000


class Situation(StrEnum):
    """How it is about what the library shows."""

    LOADING = "loading"
    THERE = "there"
    OFFLINE = "offline"
    FAILED = "failed"


class LibraryWindow(QWidget):
    """The window.

    Signals:
        more_wanted: the end of what is shown is near.
        wanted: an `Action` and the list of `Entry` it is for.
        rename_wanted: an `Entry` and its new name.
        privacy_wanted: entries, a privacy, and a password or None.
        expiry_wanted: entries, and seconds or None.
        drag_wanted: entries that are being dragged.
        undo_wanted: what was done last is to be undone.
        again_wanted: it is to be loaded again.
        dropped: a `Dropped` was dropped into the window.
        closed: it was closed.
    """

    more_wanted = Signal()
    wanted = Signal(object, object)
    rename_wanted = Signal(object, str)
    privacy_wanted = Signal(object, str, object)
    expiry_wanted = Signal(object, object)
    drag_wanted = Signal(object)
    undo_wanted = Signal()
    again_wanted = Signal()
    dropped = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dropcap – Library"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAcceptDrops(True)
        self.setMinimumSize(520, 400)
        self.resize(_SIZE)
        self.model = LibraryModel(self)
        self.tools = LibraryTools()
        self.grid = LibraryGrid(self.model)
        self._blank = BlankPage()
        self._notice = style.kind(QLabel(), "muted")
        self._notice.setWordWrap(True)
        self._notice.setContentsMargins(theme.BIG_GAP - 4, 0, theme.BIG_GAP - 4, 6)
        self._notice.hide()
        self._bar = ActionBar()
        self._strip = Strip()
        self._strip.pressed.connect(self._undo)
        self._situation = Situation.LOADING
        self._reason = ("", "")
        self._searching = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._notice)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.GAP, 0, 3, 0)
        inner.addWidget(self._stack)
        column.addLayout(inner, 1)
        below = QVBoxLayout()
        below.setContentsMargins(theme.BIG_GAP - 4, 0, theme.BIG_GAP - 4, 10)
        below.addWidget(self._strip)
        column.addWidget(self._bar)
        column.addLayout(below)
        self._connect()
        self._update()

    def set_situation(self, situation: Situation, message: str = "", remedy: str = "") -> None:
        """How it is about what is shown, and why."""
        self._situation = situation
        self._reason = (message, remedy)
        self._update()

    def set_searching(self, searching: bool) -> None:
        """Whether only some of everything is shown."""
        self._searching = searching
        self._update()

    def say(self, text: str, *, undo: bool = False, bad: bool = False, ms: int = 5000) -> None:
        """Says what was done, with the way back if there is one."""
        self._strip.say(text, self.tr("Undo") if undo else "", bad=bad, ms=ms)

    def say_deleted(self, count: int, name: str = "") -> None:
        """Says what was deleted, with the way back."""
        text = self.tr("Deleted “{name}”.").format(name=name)
        if not name:
            text = self.tr("%n deleted", "", count)
        self.say(text, undo=True, ms=_MS_TO_UNDO)

    def ask_name(self, entry: Entry) -> None:
        """Asks for another name."""
        text, given = QInputDialog.getText(
            self, self.tr("Rename"), self.tr("New name:"), QLineEdit.EchoMode.Normal, entry.name
        )
        if given and text.strip() and text.strip() != entry.name:
            self.rename_wanted.emit(entry, text.strip())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Goes away and says so."""
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files, pictures and texts, but not its own."""
        if event.source() is None and can_read(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Shares what was dropped."""
        content = read(event.mimeData())
        if content is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(content)

    def _connect(self) -> None:
        grid = self.grid
        grid.more_wanted.connect(self.more_wanted)
        grid.drag_wanted.connect(lambda: self.drag_wanted.emit(grid.selected()))
        grid.menu_wanted.connect(self._open_menu)
        grid.chosen.connect(self._choose)
        grid.delete_wanted.connect(lambda: self._act(Action.DELETE))
        grid.copy_wanted.connect(lambda: self._act(Action.COPY_LINK))
        grid.rename_wanted.connect(lambda: self._act(Action.RENAME))
        grid.selectionModel().selectionChanged.connect(lambda *_: self._selection_changed())
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(lambda *_: self._update())
        self.model.dataChanged.connect(lambda *_: self._selection_changed())
        self._bar.wanted.connect(self._act)
        self._bar.menu_wanted.connect(
            lambda: self._open_menu(self._bar.more.mapToGlobal(QPoint(0, 0)))
        )
        self._blank.pressed.connect(self._blank_pressed)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self._undo)
        close = QShortcut(QKeySequence.StandardKey.Close, self)
        close.activated.connect(self.close)

    def _choose(self, entry: Entry) -> None:
        """What Enter and a double click do: the link where there is one, otherwise the file."""
        action = Action.OPEN if entry.url is not None else Action.REVEAL
        if entry.allows(action):
            self.wanted.emit(action, [entry])

    def _act(self, action: Action) -> None:
        entries = [entry for entry in self.grid.selected() if entry.allows(action)]
        if not entries:
            return
        if action is Action.RENAME:
            self.ask_name(entries[0])
        else:
            self.wanted.emit(action, entries)

    def _open_menu(self, where: QPoint) -> None:
        entries = self.grid.selected()
        menu = ActionMenu(entries, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.wanted.connect(self._act)
        menu.privacy_wanted.connect(lambda privacy: self._change_privacy(entries, privacy))
        menu.expiry_wanted.connect(lambda seconds: self.expiry_wanted.emit(entries, seconds))
        menu.popup(where)

    def _change_privacy(self, entries: list[Entry], privacy: str) -> None:
        password = None
        if privacy == "private":
            password, given = QInputDialog.getText(
                self,
                self.tr("Password"),
                self.tr("Whoever opens it has to know this password:"),
                QLineEdit.EchoMode.Password,
            )
            if not given or not password:
                return
        self.privacy_wanted.emit(entries, privacy, password)

    def _undo(self) -> None:
        self._strip.hide()
        self.undo_wanted.emit()

    def _selection_changed(self) -> None:
        self._bar.show_for(self.grid.selected())

    def _update(self) -> None:
        """Shows the grid, or why there is nothing in it."""
        self._selection_changed()
        message, remedy = self._reason
        is_empty = self.model.rowCount() == 0
        self._stack.setCurrentWidget(self._blank if is_empty else self.grid)
        trouble = self._situation in (Situation.OFFLINE, Situation.FAILED)
        self._notice.setVisible(trouble and not is_empty)
        if trouble:
            self._notice.setText(f"{message} {remedy}")
        if not is_empty:
            return
        match self._situation:
            case Situation.LOADING:
                self._blank.show_blank("cloud", self.tr("One moment…"), "")
            case Situation.OFFLINE:
                self._blank.show_blank("offline", message, remedy, self.tr("Try again"))
            case Situation.FAILED:
                self._blank.show_blank("warning", message, remedy, self.tr("Try again"))
            case Situation.THERE if self._searching:
                self._blank.show_blank(
                    "search",
                    self.tr("Nothing found"),
                    self.tr("No drop has that in its name, or is of that kind."),
                    self.tr("Show everything"),
                )
            case _:
                self._blank.show_blank(
                    "region",
                    self.tr("Nothing here yet"),
                    self.tr("What you capture or upload is kept here, with its link."),
                    self.tr("Capture something"),
                )

    def _blank_pressed(self) -> None:
        if self._situation in (Situation.OFFLINE, Situation.FAILED):
            self.again_wanted.emit()
        elif self._searching:
            self.tools.clear()
        else:
            self.tools.capture_wanted.emit()
