"""Files of drops on this computer: those that are here, and those that are fetched first."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget

from client.app.background import Background
from client.app.library.shelf import Item
from client.core.library import fetching
from client.core.library.memory import Memory
from client.platform.reveal import reveal
from uploader.outbox.names import safe_name

if TYPE_CHECKING:
    from client.core.session import Session

_SECONDS_BETWEEN_SIGNS = 0.1


class LocalFiles(QObject):
    """Finds, fetches, shows and drags files.

    Signals:
        fetching: an item's key, and how much of it is here, 0 to 1.
        fetched: an item's key and its `Path`.
        failed: an item's key, and why it could not be had.
    """

    fetching = Signal(str, float)
    fetched = Signal(str, object)
    failed = Signal(str, Exception)

    def __init__(
        self,
        session: "Session",
        memory: Memory,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._memory = memory
        self._background = background
        self._running: set[str] = set()

    def fetch(self, items: Sequence[Item], on_all: Callable[[list[Path]], object]) -> None:
        """Calls back with the items' files as soon as all of them are here; if one fails, never."""
        missing = {item.key: item for item in items}
        paths: dict[str, Path] = {}

        def got(item: Item, path: Path) -> None:
            self._running.discard(item.key)
            self.fetched.emit(item.key, path)
            paths[item.key] = path
            if len(paths) == len(missing):
                on_all([paths[key] for key in missing])

        for item in items:
            self._running.add(item.key)
            self._background.run(
                partial(self._get, item), partial(got, item), partial(self._lost, item)
            )

    def reveal(self, path: Path) -> None:
        """Shows a file in the file manager."""
        self._background.run(partial(reveal, path), partial(self._revealed, path))

    def drag(self, paths: Sequence[Path], picture: QPixmap | None, source: QWidget) -> None:
        """Lets files be dropped into other programs; they are copied, never moved."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        drag = QDrag(source)
        drag.setMimeData(data)
        if picture is not None:
            drag.setPixmap(picture.scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.CopyAction)

    @staticmethod
    def is_being_dragged() -> bool:
        """Whether the mouse button is still held down, so that a drag can begin."""
        return bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)

    def _get(self, item: Item) -> Path:
        entry = item.entry()
        if entry.path is not None and entry.path.is_file():
            return entry.path
        if item.drop is None or entry.url is None:
            from uploader.errors import FileGone

            raise FileGone(entry.path or entry.name, "it is not there any more")
        folder = self._session.paths.data / "fetched" / item.drop.id
        into = folder / safe_name(entry.name)
        if not into.is_file():
            fetching.download(entry.url, into, partial(self._tell, item.key, [0.0]))
        self._memory.keep_copy(item.drop.id, into)
        return into

    def _tell(self, key: str, told: list[float], done: int, size: int | None) -> None:
        now = time.monotonic()
        if size and now - told[0] > _SECONDS_BETWEEN_SIGNS:
            told[0] = now
            self._background.post(partial(self.fetching.emit, key, done / size))

    def _lost(self, item: Item, error: Exception) -> None:
        self._running.discard(item.key)
        self.failed.emit(item.key, error)

    @staticmethod
    def _revealed(path: Path, shown: bool) -> None:
        """Where no file manager can be asked for a file, its folder has to do."""
        if not shown:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
