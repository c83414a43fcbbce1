"""The latest drops, for the menu."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from client.app.background import Background
from client.app.delivery.follower import Follower
from client.ui.tray import RecentDrop
from uploader.model import Job, JobState

if TYPE_CHECKING:
    from uploader.outbox import Outbox

_MOST = 10


class RecentDrops(QObject):
    """Knows what arrived last, from before this start too. Pictures are decoded in a thread.

    Signals:
        changed: the `RecentDrop`s, newest first.
    """

    changed = Signal(object)

    def __init__(
        self, follower: Follower, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._drops: dict[str, RecentDrop] = {}
        follower.changed.connect(self._hear)

    def load(self, outbox: "Outbox") -> None:
        """Reads what the outbox remembers."""
        self._background.run(partial(_remembered, outbox), self._add)

    def _hear(self, job: Job) -> None:
        if job.state is JobState.DONE and job.url:
            self._background.run(partial(_entries, [job]), self._add)

    def _add(self, entries: dict[str, RecentDrop]) -> None:
        newest = {**entries, **{k: v for k, v in self._drops.items() if k not in entries}}
        self._drops = dict(list(newest.items())[:_MOST])
        self.changed.emit(list(self._drops.values()))


def _remembered(outbox: "Outbox") -> dict[str, RecentDrop]:
    done = [job for job in outbox.jobs() if job.state is JobState.DONE and job.url]
    return _entries(reversed(done[-_MOST:]))


def _entries(jobs: Iterable[Job]) -> dict[str, RecentDrop]:
    return {job.id: RecentDrop(job.name, job.url or "", _picture(job)) for job in jobs}


def _picture(job: Job) -> QImage | None:
    small = job.request.thumbnail
    image = QImage.fromData(small) if small else QImage()
    return None if image.isNull() else image
