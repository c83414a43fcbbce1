"""The server's drops, page by page, as they are looked at."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from client.app.background import Background, Task
from uploader.api import Api

if TYPE_CHECKING:
    from uploader.model import Endpoint
    from uploader.protocol import Page

_PAGE = 100


class RemoteDrops(QObject):
    """Lists drops, the newest first, one page after the other.

    Signals:
        arrived: a `Page`, and whether it is the first of its list.
        failed: why a page could not be had; `more` tries it again.
    """

    arrived = Signal(object, bool)
    failed = Signal(Exception)

    def __init__(
        self,
        endpoint: Callable[[], "Endpoint"],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._endpoint = endpoint
        self._background = background
        self._task: Task | None = None
        self._query = ""
        self._cursor: str | None = None
        self._begun = False
        self._ended = False

    @property
    def ended(self) -> bool:
        """Whether everything has been listed."""
        return self._ended

    def start(self, query: str) -> None:
        """Lists anew, what has `query` in its name."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._query, self._cursor = query, None
        self._begun = self._ended = False
        self.more()

    def more(self) -> None:
        """Gets the next page, unless it is on its way or there is none."""
        if self._task is not None or self._ended:
            return
        work = partial(self._fetch, self._query, self._cursor)
        self._task = self._background.run(work, self._got, self._lost)

    def _fetch(self, query: str, cursor: str | None) -> "Page":
        return Api(self._endpoint()).drops(limit=_PAGE, cursor=cursor, q=query)

    def _got(self, page: "Page") -> None:
        self._task = None
        first, self._begun = not self._begun, True
        self._cursor = page.next_cursor
        self._ended = page.next_cursor is None
        self.arrived.emit(page, first)

    def _lost(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)
