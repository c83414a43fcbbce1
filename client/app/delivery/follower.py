"""The outbox's news, which come from its threads, on the GUI thread."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from client.app.background import Background
from uploader.model import Job

# A progress bar is drawn anew this often at most; what lies between is left out.
_SECONDS_BETWEEN_PROGRESS = 0.1

# Jobs whose end is remembered for those who ask late.
_REMEMBERED = 64


class Follower(QObject):
    """Tells the GUI thread how jobs are getting on, changes of state always, progress sometimes.

    Signals:
        changed: a `Job` as it is now.
    """

    changed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._lock = threading.Lock()
        self._told: dict[str, tuple[object, float]] = {}
        self._latest: OrderedDict[str, Job] = OrderedDict()

    def listener(self) -> Callable[[Job], None]:
        """What an outbox is to call at each change, from any thread."""
        return self._hear

    def latest(self, job: Job) -> Job:
        """The newest that is known of a job, which is at least what the caller knows."""
        return self._latest.get(job.id, job)

    def unfinished(self) -> list[Job]:
        """The jobs that were heard of and are still under way, oldest first."""
        return [job for job in self._latest.values() if not job.is_settled]

    def _hear(self, job: Job) -> None:
        now = time.monotonic()
        essence = (job.state, job.url, job.error, job.waiting)
        with self._lock:
            known, told_at = self._told.get(job.id, (None, 0.0))
            if known == essence and now - told_at < _SECONDS_BETWEEN_PROGRESS:
                return
            if job.is_settled:
                self._told.pop(job.id, None)
            else:
                self._told[job.id] = (essence, now)
        self._background.post(lambda: self._tell(job))

    def _tell(self, job: Job) -> None:
        self._latest[job.id] = job
        if job.is_settled:
            self._latest.move_to_end(job.id)
            self._forget_some()
        self.changed.emit(job)

    def _forget_some(self) -> None:
        settled = [id_ for id_, job in self._latest.items() if job.is_settled]
        for id_ in settled[:-_REMEMBERED]:
            del self._latest[id_]
