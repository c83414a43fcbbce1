"""Files that still grow: a recording's parts are sent while it is made.

Only the beginning of such a file may change once it is written, when it is finished; the first part
is therefore held back. What was sent is compared with the file at the end all the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from uploader.outbox.digests import read_part

if TYPE_CHECKING:
    from typing import BinaryIO

    from uploader.model import Job
    from uploader.protocol import Part, Reserved

SECONDS_BETWEEN_LOOKS = 0.25
"""How often a file is looked at that still grows."""


class Following:
    """What is known of a file that still grows, between two looks at it.

    Attributes:
        finished: whether it does not grow any more.
        discarded: whether it was abandoned, and the file is to go.
        reserved: its drop, once there is one.
        sent: the parts that were sent, by number.
    """

    def __init__(self) -> None:
        self._finished = threading.Event()
        self.discarded = False
        self.reserved: Reserved | None = None
        self.sent: dict[int, Part] = {}

    @property
    def finished(self) -> bool:
        """Whether the file does not grow any more."""
        return self._finished.is_set()

    def finish(self) -> None:
        """The file is whole, and on the disk."""
        self._finished.set()


class GrowingJob:
    """An upload of a file that still grows. Safe to use from any thread.

    Attributes:
        id: the job's.
    """

    def __init__(
        self,
        job_id: str,
        look: Callable[[str], Job],
        finish: Callable[[str, bytes | None], Job],
        abandon: Callable[[str, float], None],
    ) -> None:
        self.id = job_id
        self._look = look
        self._finish = finish
        self._abandon = abandon

    @property
    def job(self) -> Job:
        """Where it stands; its link is there a moment after the job was submitted."""
        return self._look(self.id)

    def finish(self, thumbnail: bytes | None = None) -> Job:
        """The file is whole: the rest of it is sent, and its drop becomes ready.

        Args:
            thumbnail: a small JPEG that stands for it.
        """
        return self._finish(self.id, thumbnail)

    def abandon(self, timeout: float = 2.0) -> None:
        """Nobody wants the file any more: its drop and the file go, within `timeout` seconds."""
        self._abandon(self.id, timeout)


def final_parts(
    file: BinaryIO, size: int, part_size: int, sent: Mapping[int, Part]
) -> Iterator[Part]:
    """The parts of a file that still grows which are final and were not sent yet."""
    for number in range(2, size // part_size + 1):
        if number not in sent:
            yield read_part(file, number, part_size, part_size)


def all_parts(
    file: BinaryIO, size: int, part_size: int, sent: Mapping[int, Part]
) -> Iterator[Part]:
    """All parts of a file that is finished: first those that surely have to be sent."""
    count = -(-size // part_size)
    missing = [number for number in range(1, count + 1) if number == 1 or number not in sent]
    rest = [number for number in range(2, count + 1) if number in sent]
    for number in (*missing, *rest):
        length = min(part_size, size - (number - 1) * part_size)
        yield read_part(file, number, part_size, length)
