"""Settings as they are changed: in force at once, written down off the GUI thread."""

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from client.app.background import Background

if TYPE_CHECKING:
    from client.config.settings import Settings
    from client.core.session import Session


class Preferences(QObject):
    """Changes settings, one change after the other, so that none undoes another.

    Signals:
        changed: the `Settings` as they were and as they are.
        failed: they are in force, but could not be written down.
    """

    changed = Signal(object, object)
    failed = Signal(Exception)

    def __init__(
        self, session: "Session", background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._changing = threading.Lock()

    def change(self, **values: Any) -> None:
        """Puts the values in force and writes them down."""
        self._background.run(partial(self._change, values), on_error=self.failed.emit)

    def _change(self, values: dict[str, Any]) -> None:
        with self._changing:
            before = self._session.settings
            now: Settings = replace(before, **values)
            if now == before:
                return
            try:
                self._session.change_settings(now)
            finally:
                self._background.post(partial(self.changed.emit, before, now))
