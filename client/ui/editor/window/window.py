"""The editor's window as a whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QVBoxLayout, QWidget

from client.ui import theme
from client.ui.editor.canvas.canvas import Canvas
from client.ui.editor.model.document import Document
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.style import Style
from client.ui.editor.paint.surroundings import Original
from client.ui.editor.tools import BY_NAME, Tool
from client.ui.editor.window.actions import Actions
from client.ui.editor.window.closing import ask_before_closing
from client.ui.editor.window.foot import Foot
from client.ui.editor.window.keys import KeysDialog
from client.ui.editor.window.options import COLOURS, Options
from client.ui.editor.window.selected import SelectedBar
from client.ui.editor.window.styling import Styling
from client.ui.editor.window.toolbar import Toolbar
from client.ui.editor.window.wiring import connect_actions

_FIRST_TOOL = "arrow"
_SMALLEST = QSize(880, 520)
_OF_THE_SCREEN = 0.92
_CHROME = QSize(56, 56 + 150)  # what is around the picture, in points


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What there is to be rendered, in another thread.

    Attributes:
        original: the picture.
        scene: what is drawn on it.
    """

    original: Original
    scene: Scene


class EditorWindow(QWidget):
    """Shows a picture and lets it be drawn on; what becomes of it is others' work.

    Signals:
        copy_wanted, save_wanted, save_as_wanted, upload_wanted, pin_wanted: the picture, as
            `snapshot` has it.
        styles_changed: how the tools draw now, by their names, to be remembered.
        discarded: the person does not want what was drawn; the window closes.
        closed: the window is gone.
    """

    copy_wanted = Signal()
    save_wanted = Signal()
    save_as_wanted = Signal()
    upload_wanted = Signal()
    pin_wanted = Signal()
    styles_changed = Signal(object)
    discarded = Signal()
    closed = Signal()

    def __init__(
        self,
        image: QImage,
        scene: Scene | None = None,
        *,
        name: str = "",
        unit: float = 1.0,
        styles: Mapping[str, Style] | None = None,
    ) -> None:
        """Makes the window.

        Args:
            image: the picture.
            scene: what was drawn on it before.
            name: of the picture, for the title.
            unit: how many pixels of the picture a thin line is wide.
            styles: how the tools draw.
        """
        super().__init__()
        self.setObjectName("editor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tool = BY_NAME[_FIRST_TOOL]
        self._tool_before = self._tool
        self._closes_when_saved = False
        self._closes_when_idle = False
        self._is_busy = False
        self._may_close = False
        self._question: QMessageBox | None = None
        self._keys: KeysDialog | None = None
        self.document = Document(scene or Scene(image.width(), image.height()), self)
        self.actions_ = Actions(self)
        self.canvas = Canvas(self.document, Original(image))
        self._styling = Styling(self.canvas, styles or {}, unit)
        self.options = Options()
        self._selected = SelectedBar(self.actions_)
        self._toolbar = Toolbar(self.actions_)
        self._foot = Foot(self.actions_)
        self._lay_out()
        self._connect()
        self._name_keys()
        self.set_name(name)
        self._history_changed()
        self.take(self._tool)
        self.resize(self._first_size())
        self.canvas.setFocus()

    def snapshot(self) -> Snapshot:
        """The picture as it is now, for a thread to render."""
        self.canvas.finish()
        return Snapshot(self.canvas.original.copy(), self.document.scene)

    def set_name(self, name: str) -> None:
        """What the picture is called."""
        title = name or self.tr("New capture")
        self.setWindowTitle(f"{title}[*] – Dropcap")

    def saved(self, scene: Scene, text: str = "") -> None:
        """A scene is safe; `text` says where. Closes the window if it was waiting for that."""
        self.document.mark_saved(scene)
        if text:
            self._foot.say(text)
        if self._closes_when_saved and self.document.is_saved:
            self.leave()
        self._closes_when_saved = False

    def not_saved(self, text: str) -> None:
        """Saving came to nothing; everything is as it was."""
        self._closes_when_saved = False
        self.say(text, error=True)

    def set_busy(self, busy: bool) -> None:
        """Whether the picture is being saved or uploaded; closing waits for that."""
        self._is_busy = busy
        for action in self.actions_.of_picture():
            action.setEnabled(not busy)
        if not busy and self._closes_when_idle:
            self._closes_when_idle = False
            QTimer.singleShot(0, self, self.close)

    def stay(self) -> None:
        """Saving was called off, so that nothing waits for it any more."""
        self._closes_when_saved = False

    def say(self, text: str, *, error: bool = False, stays: bool = False) -> None:
        """Shows a sentence at the foot."""
        self._foot.say(text, error=error, stays=stays)

    def leave(self) -> None:
        """Closes without a question."""
        self._may_close = True
        self.close()

    def take(self, tool: Tool) -> None:
        """Takes a tool into hand."""
        if tool is not self._tool:
            self._tool_before = self._tool
        self._tool = tool
        self._toolbar.mark(tool)
        self.canvas.take(tool, self._styling.of(tool))
        self._show_options()

    def _take_the_one_before(self) -> None:
        self.take(self._tool_before)
        self._show_size()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks when something would be lost."""
        self.canvas.finish()
        if self._is_busy and not self._may_close:
            event.ignore()
            self._closes_when_idle = True
            return
        if self._may_close or self.document.is_saved:
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if self._question is None:
            self._question = ask_before_closing(self, self._save_and_close, self._discard)
            self._question.finished.connect(self._question_over)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of bars, and lines between them and the canvas."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        box = QRectF(self.canvas.geometry())
        for y in (box.top() - 1, box.bottom()):
            painter.fillRect(QRectF(0, y, self.width(), 1), colours.line)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the desktop from light to dark and back."""
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self.options.dress()
            self._foot.dress()
            self.update()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        choices = QHBoxLayout()
        choices.setSpacing(0)
        choices.addWidget(self.options, 1)
        choices.addWidget(self._selected)
        column.addLayout(choices)
        column.addSpacing(theme.SMALL_GAP + 1)
        column.addWidget(self.canvas, 1)
        column.addSpacing(1)
        column.addWidget(self._foot)
        self.setMinimumSize(_SMALLEST)

    def _connect(self) -> None:
        canvas, selection, history = self.canvas, self.canvas.selection, self.document.history
        connect_actions(self)
        self._toolbar.tool_chosen.connect(self.take)
        self.options.chosen.connect(self._restyle)
        self.options.crop_kept.connect(canvas.accept)
        self.options.crop_widened.connect(canvas.widen_crop)
        self.options.crop_left.connect(canvas.escape)
        canvas.crop_changed.connect(lambda crop: self._foot.show_size(crop.size()))
        canvas.camera.zoomed.connect(self._foot.show_zoom)
        canvas.tool_done.connect(self._take_the_one_before)
        canvas.menu_wanted.connect(self._show_menu)
        canvas.writing.too_long.connect(self._text_too_long)
        canvas.writing.opened.connect(self._show_options)
        selection.changed.connect(self._selection_changed)
        history.cleanChanged.connect(self._history_changed)
        history.indexChanged.connect(self._history_changed)
        self.document.shown_changed.connect(lambda *_: self._show_size())
        self._selection_changed()

    def _name_keys(self) -> None:
        for tool in BY_NAME.values():
            shortcut = QShortcut(QKeySequence(tool.key), self)
            shortcut.activated.connect(partial(self.take, tool))
        for index in range(len(COLOURS)):
            shortcut = QShortcut(QKeySequence(str(index + 1)), self)
            shortcut.activated.connect(partial(self.options.choose_colour, index))

    def _first_size(self) -> QSize:
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry().size() * _OF_THE_SCREEN
        ratio = screen.devicePixelRatio()
        scene = self.document.scene
        wanted = QSize(round(scene.width / ratio), round(scene.height / ratio)) + _CHROME
        return wanted.boundedTo(room).expandedTo(_SMALLEST)

    def _history_changed(self, *_: object) -> None:
        history, actions = self.document.history, self.actions_
        actions.undo.setEnabled(history.canUndo())
        actions.redo.setEnabled(history.canRedo())
        self.setWindowModified(not history.isClean())
        self._show_size()

    def _show_size(self) -> None:
        self._foot.show_size(self.document.scene.area.size())

    def _selection_changed(self) -> None:
        has = bool(self.canvas.selection.ids)
        for action in self.actions_.of_selection():
            action.setEnabled(has)
        self._selected.setVisible(has)
        self._show_options()

    def _show_options(self) -> None:
        self.options.show_tool(*self._styling.subject(self._tool))

    def _restyle(self, change: Callable[[Style], Style], what: str) -> None:
        self._styling.change(self._tool, change, what)
        self.canvas.style_in_hand = self._styling.of(self._tool)
        self.styles_changed.emit(dict(self._styling.styles))

    def select_all(self) -> None:
        """Selects all shapes, to be moved or deleted."""
        self.take(BY_NAME["select"])
        self.canvas.selection.everything()

    def _show_menu(self, at: QPoint) -> None:
        actions = self.actions_
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.canvas.selection.ids:
            menu.addActions(actions.of_selection())
            menu.addSeparator()
        menu.addActions([actions.undo, actions.redo])
        menu.addSeparator()
        menu.addActions([actions.copy, actions.save, actions.save_as, actions.pin, actions.upload])
        menu.addSeparator()
        menu.addActions([actions.fit, actions.true_size, actions.keys])
        menu.popup(at)

    def show_keys(self) -> None:
        """Shows all keys."""
        if self._keys is None:
            self._keys = KeysDialog(self, self.actions_)
        self._keys.show()
        self._keys.raise_()

    def _text_too_long(self) -> None:
        self.say(self.tr("That is more than a picture can hold; its end was left out."), error=True)

    def _save_and_close(self) -> None:
        self._closes_when_saved = True
        self.save_wanted.emit()

    def _discard(self) -> None:
        self.discarded.emit()
        QTimer.singleShot(0, self, self.leave)

    def _question_over(self, _result: int) -> None:
        self._question = None
