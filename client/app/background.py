"""The one owner of the app's threads: work goes out, results come back on the GUI thread."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

Result = TypeVar("Result")

_log = logging.getLogger(__name__)

# Threads are made when there is work and none is idle. A request that waits for its upload keeps
# one busy, so there must be many more than processors, or a capture would queue behind uploads.
_MOST_THREADS = 32


class Task:
    """One piece of work on its way."""

    __slots__ = ("_cancelled",)

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Drops the result: neither callback is called any more."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for the result; long work may look at it to end early."""
        return self._cancelled.is_set()


class Background(QObject):
    """Runs work in threads and calls back on the thread this object lives in.

    Signals:
        failed: an error that nobody who started the work wanted to know about.
    """

    failed = Signal(Exception)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(_MOST_THREADS, thread_name_prefix="dropcap")
        self._lock = threading.Lock()
        self._running: set[Future[Any]] = set()
        self._closed = False
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        on_done: Callable[[Result], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Runs `work` in a thread; exactly one callback follows on this object's thread.

        After `close` nothing is run and nothing is called back. Without `on_error` an error goes
        to the `failed` signal.
        """
        task = Task()
        with self._lock:
            if self._closed:
                task.cancel()
                return task
            future = self._threads.submit(work)
            self._running.add(future)
        future.add_done_callback(lambda ended: self._finish(ended, task, on_done, on_error))
        return task

    def post(self, function: Callable[[], object]) -> None:
        """Calls `function` soon on this object's thread; from any thread, in order."""
        with self._lock:
            if not self._closed:
                self._posted.emit(function)

    def close(self, timeout: float) -> bool:
        """Takes no more work, delivers no more results, and waits for what is running.

        Args:
            timeout: seconds to wait at most.

        Returns:
            Whether all work has ended. What has not is stuck outside our reach, in a system call.
        """
        with self._lock:
            self._closed = True
            running = set(self._running)
        self._threads.shutdown(wait=False, cancel_futures=True)
        # What was only queued is cancelled, and waiting for it would take for ever.
        left = wait([task for task in running if not task.cancelled()], timeout).not_done
        if left:
            _log.warning("%d background tasks have not ended after %.1f s", len(left), timeout)
        return not left

    def _finish(
        self,
        ended: Future[Result],
        task: Task,
        on_done: Callable[[Result], object] | None,
        on_error: Callable[[Exception], object] | None,
    ) -> None:
        with self._lock:
            self._running.discard(ended)
        if ended.cancelled() or task.cancelled:
            return
        error = ended.exception()
        if isinstance(error, Exception):
            self._reply(task, partial(on_error or self.failed.emit, error))
        elif on_done is not None:
            self._reply(task, partial(on_done, ended.result()))

    def _reply(self, task: Task, callback: Callable[[], object]) -> None:
        self.post(lambda: None if task.cancelled else callback())

    @Slot(object)
    def _call(self, function: Callable[[], object]) -> None:
        function()
