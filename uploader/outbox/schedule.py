"""Which job is next, and when: threads sleep until there is one, without polling."""

import threading
import time
from collections.abc import Callable, Iterator

_PARKED = float("inf")


class Schedule:
    """Job ids and the times they are due. Each is handed to one thread at a time.

    Args:
        clock: a monotonic clock in s.
        is_large: whether a job is one of those of which few may run at a time.
        large_at_a_time: how many.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        is_large: Callable[[str], bool] = lambda _: False,
        large_at_a_time: int = 1,
    ) -> None:
        self._clock = clock
        self._is_large = is_large
        self._large_at_a_time = large_at_a_time
        self._large: set[str] = set()
        self._changed = threading.Condition()
        self._due: dict[str, float] = {}
        self._running: set[str] = set()
        self.closed = False

    def add(self, job_id: str, delay: float = 0.0) -> None:
        """Makes a job due in `delay` seconds, in place of what was planned for it."""
        with self._changed:
            self._due[job_id] = self._clock() + delay
            self._changed.notify()

    def park(self, job_id: str) -> None:
        """Makes a job due only when `hurry` is called."""
        with self._changed:
            self._due[job_id] = _PARKED

    def hurry(self) -> None:
        """Makes everything due now."""
        with self._changed:
            now = self._clock()
            self._due = dict.fromkeys(self._due, now)
            self._changed.notify_all()

    def next(self) -> str | None:
        """Waits for a due job that no thread has, the earliest first; None once closed."""
        with self._changed:
            while not self.closed:
                now = self._clock()
                due, job_id = min(self._free(), key=lambda entry: entry[0], default=(_PARKED, ""))
                if due <= now:
                    del self._due[job_id]
                    self._running.add(job_id)
                    if self._is_large(job_id):
                        self._large.add(job_id)
                    return job_id
                self._changed.wait(None if due == _PARKED else due - now)
            return None

    def _free(self) -> Iterator[tuple[float, str]]:
        """Jobs that no thread has and that may be run, with the times they are due."""
        full = len(self._large) >= self._large_at_a_time
        for job_id, due in self._due.items():
            if job_id not in self._running and not (full and self._is_large(job_id)):
                yield due, job_id

    def done(self, job_id: str) -> None:
        """Gives a job back; it may be due again."""
        with self._changed:
            self._running.discard(job_id)
            self._large.discard(job_id)
            self._changed.notify()

    def close(self) -> None:
        """Sends all threads home."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()
