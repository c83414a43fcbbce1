"""Changing drops on the server, several at a time, and what is told about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from client.app.background import Background
from client.app.library.shelf import Item
from uploader.api import Api
from uploader.errors import UploadError

if TYPE_CHECKING:
    from uploader.model import Drop, Endpoint


@dataclass(slots=True)
class Outcome:
    """What came of a change.

    Attributes:
        drops: those that were changed, as they are now.
        error: why others were not, if there are any.
    """

    drops: list["Drop"] = field(default_factory=list)
    error: UploadError | None = None


class Changes(QObject):
    """Sends changes.

    Signals:
        made: an `Outcome`, and the sentence to tell if all went well.
        failed: no server could be asked.
    """

    made = Signal(object, str)
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

    def change(self, items: Sequence[Item], changes: Mapping[str, Any], sentence: str) -> None:
        """Makes the same changes to all of them."""
        ids = [item.drop_id for item in items if item.drop_id is not None]
        self._background.run(
            partial(self._send, ids, changes),
            lambda outcome: self.made.emit(outcome, sentence),
            self.failed.emit,
        )

    def _send(self, ids: Sequence[str], changes: Mapping[str, Any]) -> Outcome:
        api, outcome = Api(self._endpoint()), Outcome()
        for drop_id in ids:
            try:
                outcome.drops.append(api.change(drop_id, changes))
            except UploadError as error:
                outcome.error = error
        return outcome
