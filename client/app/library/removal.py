"""Deleting from the library: gone at once for the eye, in truth after a pause."""

import logging
import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject, QTimer, Signal

from client.app.background import Background
from client.app.library.shelf import Item, Shelf
from client.core.library.deletions import GRACE_SECONDS, Deletions
from client.core.library.memory import Memory

if TYPE_CHECKING:
    from client.core.session import Session

_log = logging.getLogger(__name__)

_MS_AFTER_START = 4000


class Removal(QObject):
    """Deletes what was chosen, and takes that back.

    What is to be deleted is on the disk before it leaves the window, so that quitting changes
    nothing: the next start goes on with it.

    Signals:
        removed: keys that are to be shown no more.
        restored: keys that are to be shown again.
        failed: why it could not be noted.
    """

    removed = Signal(object)
    restored = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        session: "Session",
        shelf: Shelf,
        memory: Memory,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self._memory = memory
        self._background = background
        self._last: list[Item] = []
        self._due: list[Item] = []
        self._running = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._run)

    def begin(self) -> None:
        """Goes on with what an earlier start has left."""
        self._timer.start(_MS_AFTER_START)

    def delete(self, keys: Sequence[str]) -> None:
        """Deletes, unless `undo` follows in time."""
        items = [item for key in keys if (item := self._shelf.get(key)) is not None]
        self._background.run(
            partial(self._plan, items), lambda _: self._planned(items), self.failed.emit
        )

    def undo(self) -> None:
        """Takes the last deletion back."""
        items, self._last = self._last, []
        if items:
            self._background.run(
                partial(self._take_back, items), self._taken_back, self.failed.emit
            )

    def hidden(self) -> set[str]:
        """The keys that are not to be shown. For threads."""
        memory = self._memory
        drops = {f"drop:{deletion.drop_id}" for deletion in memory.deletions()}
        return memory.hidden() | drops

    def _plan(self, items: Sequence[Item]) -> None:
        memory, endpoint = self._memory, self._session.endpoint()
        for item in items:
            if item.drop_id is None or not _is_settled(item):
                memory.hide(item.key)
            elif endpoint is not None:
                self._deletions().plan([item.drop_id], endpoint.server_url)

    def _planned(self, items: list[Item]) -> None:
        self._due += self._last  # there is one way back, and it leads to what was done last
        self._last = items
        self.removed.emit([item.key for item in items])
        self._timer.start(round(GRACE_SECONDS * 1000) + 100)

    def _take_back(self, items: Sequence[Item]) -> list[str]:
        memory, restored = self._memory, []
        for item in items:
            memory.show(item.key)
            drop_id = item.drop_id if _is_settled(item) else None
            if drop_id is None or self._deletions().undo([drop_id]):
                restored.append(item.key)
        return restored

    def _taken_back(self, keys: list[str]) -> None:
        self.restored.emit(keys)

    def _run(self) -> None:
        if self._running:
            return
        self._running = True
        items = self._due + self._last
        self._due, self._last = [], []
        self._background.run(partial(self._carry_out, items), self._carried_out, self._not_done)

    def _carry_out(self, items: Sequence[Item]) -> tuple[list[Item], float | None]:
        for item in items:
            if item.job is not None and not item.job.is_settled:
                self._session.outbox.cancel(item.job.id)
        for name in self._memory.hidden():
            if name.startswith("file:"):
                self._to_trash(Path(name.removeprefix("file:")))
        pause = self._deletions().run()
        planned = self._deletions().planned()
        left = [item for item in items if item.drop_id in planned]
        for item in items:
            if item.drop_id is not None and item not in left:
                self._forget_copy(item)
        return left, pause

    def _carried_out(self, outcome: tuple[list[Item], float | None]) -> None:
        self._running = False
        left, pause = outcome
        self._due += left
        if pause is not None:
            self._timer.start(round(pause * 1000) + 50)

    def _not_done(self, error: Exception) -> None:
        self._running = False
        _log.warning("deletions are left undone: %s", error)

    def _forget_copy(self, item: Item) -> None:
        """A capture's own copy goes with its drop; a person's own file stays."""
        path = item.entry().path
        if path is not None:
            self._to_trash(path)
        if item.drop_id is not None:
            self._memory.forget_copy(item.drop_id)

    def _to_trash(self, path: Path) -> None:
        captures = self._session.paths.captures
        if path.parent != captures or not path.exists():
            return
        if not QFile.moveToTrash(str(path))[0]:
            _log.info("%s cannot be moved to the trash; it stays", path)
            try:
                self._memory.hide(f"file:{path}")
            except sqlite3.Error as error:
                _log.warning("%s will be shown again: %s", path, error)

    def _deletions(self) -> Deletions:
        return Deletions(self._memory, self._session.endpoint)


def _is_settled(item: Item) -> bool:
    return item.job is None or item.job.is_settled
