"""Settings that the app itself changes, written down off the GUI thread."""

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from client.app.background import Background

if TYPE_CHECKING:
    from client.core.session import Session


class Preferences:
    """Changes settings, one change after the other, so that none undoes another."""

    def __init__(self, session: "Session", background: Background) -> None:
        self._session = session
        self._background = background
        self._changing = threading.Lock()

    def change(self, **values: Any) -> None:
        """Puts the values in force and writes them down."""
        self._background.run(partial(self._change, values))

    def _change(self, values: dict[str, Any]) -> None:
        with self._changing:
            self._session.change_settings(replace(self._session.settings, **values))
