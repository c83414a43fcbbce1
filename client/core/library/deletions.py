"""Deleting with a way back: the server is told after a pause, whatever happens meanwhile."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from client.core.library.memory import Deletion
from uploader.api import Api
from uploader.errors import NoSuchDrop, UploadError

if TYPE_CHECKING:
    from client.core.library.memory import Memory
    from uploader.model import Endpoint

_log = logging.getLogger(__name__)

GRACE_SECONDS = 8.0
"""How long a deletion can be undone."""

_PAUSE_AFTER_FAILURE = 30.0


class Deletions:
    """The list of what is to be deleted, which is on the disk. For threads.

    Args:
        memory: where the list is.
        endpoint: the server in use.
        clock: seconds of the epoch.
    """

    def __init__(
        self,
        memory: Memory,
        endpoint: Callable[[], Endpoint | None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._memory = memory
        self._endpoint = endpoint
        self._clock = clock

    def plan(self, drop_ids: Sequence[str], server_url: str) -> None:
        """Deletes drops unless that is undone in time."""
        due = self._clock() + GRACE_SECONDS
        for drop_id in drop_ids:
            self._memory.plan_deletion(Deletion(drop_id, server_url, due))

    def undo(self, drop_ids: Sequence[str]) -> list[str]:
        """Takes it back; returns those that are still there."""
        return [drop_id for drop_id in drop_ids if self._memory.drop_deletion(drop_id)]

    def planned(self) -> set[str]:
        """What is on the list."""
        return {deletion.drop_id for deletion in self._memory.deletions()}

    def run(self) -> float | None:
        """Deletes what is due; returns the seconds until something is next, or None."""
        endpoint = self._endpoint()
        pause = 0.0
        for deletion in self._memory.deletions():
            if deletion.due > self._clock():
                break
            if endpoint is None or endpoint.server_url != deletion.server_url:
                continue  # its server is not in use now; it stays on the list
            try:
                Api(endpoint).delete(deletion.drop_id)
            except NoSuchDrop:
                pass  # somebody was faster
            except UploadError as error:
                _log.warning("%s is not deleted yet: %s", deletion.drop_id, error.message)
                pause = _PAUSE_AFTER_FAILURE
                break
            self._memory.drop_deletion(deletion.drop_id)
        return self._next(pause)

    def _next(self, pause: float) -> float | None:
        waiting = [deletion.due for deletion in self._memory.deletions()]
        if not waiting:
            return None
        soonest = min((due for due in waiting if due > self._clock()), default=None)
        if soonest is None:
            return _PAUSE_AFTER_FAILURE
        return max(pause, soonest - self._clock())
