"""The grid of cards: as many columns as fit, dragged out of, asked for more at its end."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from client.ui.library.card import HEIGHT, MARGIN, PICTURE_HEIGHT, CardDelegate
from client.ui.library.entry import Entry
from client.ui.library.model import LibraryModel

_LEAST_WIDTH = 196
_SCREENS_AHEAD = 2
"""More is asked for while there is less than this left below what is seen."""


class LibraryGrid(QListView):
    """The grid.

    Signals:
        more_wanted: its end is near.
        drag_wanted: the selected entries are dragged; nothing is, until `client.ui.library.drag`
            is told to.
        menu_wanted: where the menu is to open, in global points.
        chosen: an entry was double-clicked, or Enter was pressed on it.
        resized: it has another size.
        delete_wanted, copy_wanted, rename_wanted: the keys for it were pressed.
    """

    more_wanted = Signal()
    drag_wanted = Signal()
    menu_wanted = Signal(QPoint)
    chosen = Signal(object)
    resized = Signal()
    delete_wanted = Signal()
    copy_wanted = Signal()
    rename_wanted = Signal()

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(model))
        self.setAccessibleName(self.tr("Drops"))
        # ListMode with wrapping lays out in constant time for items of one size; IconMode has a
        # tree to keep.
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; outline: none }")
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask_for_more)
        # Not the timer's `start` itself: it would take the bar's value for milliseconds.
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._asking.start())
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._asking.start())
        self.doubleClicked.connect(lambda index: self.chosen.emit(model.entry(index.row())))

    def selected(self) -> list[Entry]:
        """The selected entries, from above to below."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.entry(row) for row in rows]

    def select(self, keys: list[str]) -> None:
        """Selects these and no others."""
        self.clearSelection()
        for key in keys:
            row = self._model.row(key)
            if row is not None:
                index = self._model.index(row)
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
                self.setCurrentIndex(index) if len(keys) == 1 else None

    def picture_size(self) -> QSize:
        """The size of a card's picture, in logical pixels."""
        return QSize(self.gridSize().width() - 2 * MARGIN - 2, PICTURE_HEIGHT - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the columns fill the width."""
        room = self.viewport().width() - 1
        columns = max(1, room // _LEAST_WIDTH)
        size = QSize(room // columns, HEIGHT + 2 * MARGIN)
        if size != self.gridSize():
            self.setGridSize(size)
        super().resizeEvent(event)
        self._asking.start()
        self.resized.emit()

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Leaves it to whoever knows where the files are."""
        self.drag_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu, where the pointer is or at the current card."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            centre = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(centre))
        elif self.selectionModel().hasSelection():
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, F2 renames, Ctrl+C copies the links."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self._model.entry(self.currentIndex().row()))
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _ask_for_more(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _SCREENS_AHEAD * self.viewport().height():
            self.more_wanted.emit()
