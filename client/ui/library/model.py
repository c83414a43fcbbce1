"""The entries as Qt's views want them: sorted, each with its picture when there is one."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from client.ui.library.entry import Entry
from client.ui.library.wording import described

_MOST_PICTURES = 400
"""About three screens full at the largest; a card's picture takes 100 to 400 KiB."""

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """Entries, the newest first.

    Signals:
        picture_wanted: an `Entry` is looked at whose picture is not there.
    """

    ENTRY = Qt.ItemDataRole.UserRole
    picture_wanted = Signal(object)

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # a QObject or None
        self._entries: list[Entry] = []
        self._orders: list[tuple[float, str]] = []
        self._known: dict[str, tuple[float, str]] = {}
        self._pictures: OrderedDict[str, QPixmap | None] = OrderedDict()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An entry's name, itself, or how a screen reader tells it."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case self.ENTRY:
                return entry
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.name}, {described(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (entry.name, described(entry), entry.trouble)))
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be selected and dragged."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def entry(self, row: int) -> Entry:
        """What is in a row."""
        return self._entries[row]

    def row(self, key: str) -> int | None:
        """Where an entry is."""
        order = self._known.get(key)
        return bisect_left(self._orders, order) if order is not None else None

    def replace_all(self, entries: Iterable[Entry]) -> None:
        """Shows these and no others."""
        self.beginResetModel()
        self._entries = sorted(entries, key=lambda entry: entry.order)
        self._orders = [entry.order for entry in self._entries]
        self._known = {entry.key: entry.order for entry in self._entries}
        self.endResetModel()

    def put(self, entries: Sequence[Entry]) -> None:
        """Shows these as well, or as they are now; runs of new ones go in at once."""
        fresh = []
        for entry in entries:
            row = self.row(entry.key)
            if row is None:
                fresh.append(entry)
            elif self._entries[row].order == entry.order:
                self._entries[row] = entry
                self.dataChanged.emit(self.index(row), self.index(row))
            else:
                self.take([entry.key])
                fresh.append(entry)
        fresh.sort(key=lambda entry: entry.order)
        start = 0
        while start < len(fresh):
            start += self._insert_run(fresh[start:])

    def take(self, keys: Iterable[str]) -> None:
        """Shows these no more."""
        rows = sorted((row for key in keys if (row := self.row(key)) is not None), reverse=True)
        for row in rows:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._orders[row]
            del self._known[self._entries.pop(row).key]
            self.endRemoveRows()

    def picture(self, entry: Entry) -> QPixmap | None:
        """An entry's picture if it is there; otherwise it is asked for, once."""
        if entry.key in self._pictures:
            self._pictures.move_to_end(entry.key)
            return self._pictures[entry.key]
        self._pictures[entry.key] = None
        self._forget_some()
        self.picture_wanted.emit(entry)
        return None

    def set_picture(self, key: str, image: QImage | None) -> None:
        """An entry's picture has come; None = it is to be asked for again when it is looked at."""
        if image is None:
            self._pictures.pop(key, None)
            return
        self._pictures[key] = QPixmap.fromImage(image)
        row = self.row(key)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def forget_pictures(self) -> None:
        """Asks for all pictures again, as for another screen's resolution."""
        self._pictures.clear()

    def _insert_run(self, fresh: Sequence[Entry]) -> int:
        """Inserts the entries that belong between the same two; returns how many."""
        row = bisect_left(self._orders, fresh[0].order)
        end = self._orders[row] if row < len(self._orders) else None
        run = [entry for entry in fresh if end is None or entry.order < end]
        self.beginInsertRows(QModelIndex(), row, row + len(run) - 1)
        self._entries[row:row] = run
        self._orders[row:row] = [entry.order for entry in run]
        self._known.update((entry.key, entry.order) for entry in run)
        self.endInsertRows()
        return len(run)

    def _forget_some(self) -> None:
        while len(self._pictures) > _MOST_PICTURES:
            self._pictures.popitem(last=False)
