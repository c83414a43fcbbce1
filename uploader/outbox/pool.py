"""The threads that send parts: a few for all files together, recordings first."""

import heapq
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future

_Work = Callable[[], None]


class PartPool:
    """Runs pieces of work on a few threads that start when they are needed.

    Args:
        threads: how many parts are sent at a time.
    """

    def __init__(self, threads: int = 4) -> None:
        self._limit = threads
        self._changed = threading.Condition()
        self._waiting: list[tuple[int, int, _Work, Future[None]]] = []
        self._order = itertools.count()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._closed = False

    def submit(self, work: _Work, *, urgent: bool = False) -> "Future[None]":
        """Has work done; what is urgent comes before what is not."""
        future: Future[None] = Future()
        with self._changed:
            entry = (0 if urgent else 1, next(self._order), work, future)
            heapq.heappush(self._waiting, entry)
            if self._idle < len(self._waiting) and len(self._threads) < self._limit:
                name = f"upload-part-{len(self._threads)}"
                thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()
        return future

    def close(self) -> None:
        """Sends the threads home once they have done what they are at."""
        with self._changed:
            self._closed = True
            for *_, future in self._waiting:
                future.cancel()
            self._waiting.clear()
            self._changed.notify_all()

    def _run(self) -> None:
        while (entry := self._next()) is not None:
            work, future = entry
            if not future.set_running_or_notify_cancel():
                continue
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - raised where the result is asked for
                future.set_exception(error)
            else:
                future.set_result(None)

    def _next(self) -> "tuple[_Work, Future[None]] | None":
        with self._changed:
            self._idle += 1
            while not self._waiting and not self._closed:
                self._changed.wait()
            self._idle -= 1
            if not self._waiting:
                return None
            *_, work, future = heapq.heappop(self._waiting)
            return work, future
