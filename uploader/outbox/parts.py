"""Sends a file in parts: several at a time, and only those that the store lacks."""

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from pathlib import Path
from typing import BinaryIO

from uploader.api import Api
from uploader.errors import FileGone, LinkExpired, UploadError
from uploader.outbox.pool import PartPool
from uploader.protocol import Part, Presigned
from uploader.retry import RetryPolicy

_AT_A_TIME = 4
"""How many addresses are asked for with one request, and how many parts of one file are sent at a
time; as many again may be read ahead, so that nobody waits for the disk."""

_AGAIN = RetryPolicy(attempts=4, first=0.1, longest=1.0)
"""A part that got lost is sent again soon; a server that is away is left to the outbox."""

Sent = Callable[[int], None]
"""Told how many bytes are there so far; may raise to stop."""


class PartSender:
    """Sends parts of one file.

    Args:
        api: the server.
        drop_id: whose parts they are.
        path: the file.
        part_size: bytes of every part but the last.
        pool: who sends.
        sent: told of progress.
        urgent: whether they come before others' parts.
    """

    def __init__(
        self,
        api: Api,
        drop_id: str,
        path: Path,
        part_size: int,
        pool: PartPool,
        sent: Sent,
        *,
        urgent: bool = False,
    ) -> None:
        self._api = api
        self._drop_id = drop_id
        self._path = path
        self._part_size = part_size
        self._pool = pool
        self._sent = sent
        self._urgent = urgent
        self._lock = threading.Lock()
        self._there = 0
        self._on_the_way: dict[int, int] = {}
        self._stopped = threading.Event()
        self._running: set[Future[None]] = set()

    def send(self, parts: Iterable[Part], there: Mapping[int, Part]) -> None:
        """Sends those parts that are not there already; when this returns, all are.

        Args:
            parts: may be computed while they are asked for.
            there: what the store has, by number.

        Raises:
            UploadError: one could not be sent; the others are over, too.
        """
        batch: list[Part] = []
        try:
            for part in parts:
                self._progress(part.number, 0)
                if there.get(part.number) == part:
                    self._arrived(part)
                    continue
                batch.append(part)
                if len(batch) == _AT_A_TIME or not self._running:
                    self._begin(batch)
                    batch = []
            if batch:
                self._begin(batch)
            self._wait(0)
        except BaseException:
            self._stopped.set()
            wait(self._running)
            raise

    def count(self, parts: Iterable[Part]) -> None:
        """Counts parts as being there that were sent before."""
        self._there += sum(part.size for part in parts)

    def _begin(self, batch: list[Part]) -> None:
        self._wait(_AT_A_TIME)
        addresses = self._api.presign_parts(self._drop_id, batch)
        for part in batch:
            work = partial(self._put, part, addresses[part.number])
            self._running.add(self._pool.submit(work, urgent=self._urgent))

    def _wait(self, at_most: int) -> None:
        """Waits until no more than so many parts are on their way."""
        while len(self._running) > at_most:
            done, self._running = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()

    def _put(self, part: Part, address: Presigned) -> None:
        failures = 0
        while True:
            try:
                with self._opened() as file:
                    file.seek((part.number - 1) * self._part_size)
                    self._api.put(
                        address, file, part.size, lambda sent: self._progress(part.number, sent)
                    )
                break
            except LinkExpired:
                failures += 1
                if not _AGAIN.allows(failures):
                    raise
                address = self._api.presign_parts(self._drop_id, [part])[part.number]
            except UploadError as error:
                failures += 1
                if not error.retryable or not _AGAIN.allows(failures):
                    raise
                if self._stopped.wait(_AGAIN.pause(failures, error.retry_after)):
                    raise
        self._arrived(part)

    def _opened(self) -> BinaryIO:
        try:
            return self._path.open("rb", buffering=0)
        except OSError as error:
            raise FileGone(self._path, error.strerror or str(error)) from error

    def _arrived(self, part: Part) -> None:
        with self._lock:
            self._on_the_way.pop(part.number, None)
            self._there += part.size
        self._progress(part.number, 0)

    def _progress(self, number: int, sent: int) -> None:
        with self._lock:
            self._on_the_way[number] = sent
            total = self._there + sum(self._on_the_way.values())
        if self._stopped.is_set():
            raise StoppedError
        self._sent(total)


class StoppedError(Exception):
    """Another part of the same file could not be sent."""
