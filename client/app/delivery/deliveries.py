"""Links onto the clipboard, as soon as they are known and only while they are wanted."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage

from client.app import clipboard
from client.app.background import Background
from client.app.delivery.announcer import Announcer
from client.app.delivery.batch import Batch
from client.app.delivery.follower import Follower
from uploader.model import Job

if TYPE_CHECKING:
    from uploader.outbox import Outbox

# A link that takes longer than this to come is announced before it is there.
_MS_UNTIL_ANNOUNCED = 400

# After so many seconds a link no longer replaces what somebody has copied meanwhile.
_SECONDS_OF_PRECEDENCE = 10.0


class Deliveries(QObject):
    """Follows what people share until its links are copied and its bytes have arrived.

    Signals:
        copied: the text that was just put on the clipboard.
    """

    copied = Signal(str)

    def __init__(
        self,
        outbox: "Outbox",
        follower: Follower,
        announcer: Announcer,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self._follower = follower
        self._announcer = announcer
        self._background = background
        self._open: dict[int, _Delivery] = {}
        self._count = 0
        self._newest_copied = 0
        self._foreign_copies = 0
        self._ours = ""
        follower.changed.connect(self._update)
        announcer.copy_wanted.connect(self._copy)
        announcer.retry_wanted.connect(self._retry)
        QGuiApplication.clipboard().dataChanged.connect(self._clipboard_changed)

    def deliver(
        self,
        works: Sequence[Callable[[], Job]],
        *,
        copy: bool = True,
        beside: QImage | None = None,
    ) -> Batch:
        """Runs the works, each of which submits one job, and delivers what comes of them.

        Args:
            works: run in threads.
            copy: whether the links are copied as soon as they are known.
            beside: a picture that is on the clipboard and stays there beside the link.
        """
        self._count += 1
        batch = Batch(self._count, len(works))
        delivery = _Delivery(batch, self._foreign_copies)
        delivery.wanted, delivery.beside = copy, beside
        self._open[batch.number] = delivery
        for place, work in enumerate(works):
            self._background.run(
                work, partial(self._submitted, batch, place), partial(self._refused, batch, place)
            )
        QTimer.singleShot(_MS_UNTIL_ANNOUNCED, self, partial(self._announce_late, batch))
        return batch

    def adopt(self, job: Job) -> Batch:
        """Delivers a job that was submitted elsewhere."""
        return self.deliver([lambda: job])

    def _submitted(self, batch: Batch, place: int, job: Job) -> None:
        batch.put(place, self._follower.latest(job))
        self._advance(batch)

    def _refused(self, batch: Batch, place: int, error: Exception) -> None:
        batch.errors[place] = error
        self._advance(batch)

    def _update(self, job: Job) -> None:
        for delivery in list(self._open.values()):
            if delivery.batch.update(job):
                self._advance(delivery.batch)

    def _advance(self, batch: Batch) -> None:
        delivery = self._open[batch.number]
        if batch.is_linked and batch.links and not delivery.handed_over:
            delivery.handed_over = True
            if delivery.wanted and self._may_copy(delivery):
                self._copy(batch, delivery.beside)
                delivery.copied = True
        if batch.is_linked or batch.waiting is not None or delivery.announced:
            delivery.announced = True
            self._announcer.announce(batch, copied=delivery.copied)
        if batch.is_settled:
            del self._open[batch.number]

    def _may_copy(self, delivery: "_Delivery") -> bool:
        if delivery.batch.number < self._newest_copied:
            return False
        untouched = delivery.foreign_copies == self._foreign_copies
        return untouched or time.monotonic() - delivery.begun < _SECONDS_OF_PRECEDENCE

    def _announce_late(self, batch: Batch) -> None:
        delivery = self._open.get(batch.number)
        if delivery is not None and not delivery.announced:
            delivery.announced = True
            self._announcer.announce(batch, copied=delivery.copied)

    def _copy(self, batch: Batch, beside: QImage | None = None) -> None:
        self._newest_copied = max(self._newest_copied, batch.number)
        self._ours = "\n".join(batch.links)
        if beside is not None:
            clipboard.copy_picture(beside, text=self._ours)
        else:
            clipboard.copy(self._ours)
        self.copied.emit(self._ours)

    def _retry(self, batch: Batch) -> None:
        for job in batch.failed:
            self._background.run(partial(self._outbox.retry, job.id))
        self._open[batch.number] = _Delivery(batch, self._foreign_copies)

    def _clipboard_changed(self) -> None:
        if not clipboard.is_ours():
            self._foreign_copies += 1


class _Delivery:
    """A batch under way, and what was done about it."""

    def __init__(self, batch: Batch, foreign_copies: int) -> None:
        self.batch = batch
        self.begun = time.monotonic()
        self.foreign_copies = foreign_copies
        self.wanted = True
        self.beside: QImage | None = None
        self.handed_over = False
        self.copied = False
        self.announced = False
