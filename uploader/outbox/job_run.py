"""One job from its file to its link: every step may be repeated after a crash, none does harm.

Creating is repeated with the same Idempotency-Key and answers with the same drop; a second PUT is
refused by the store, which has the bytes; completing a ready drop answers the same. So the way on
from any point is the way from the start.
"""

import dataclasses
import hashlib
import io
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from uploader.api import Api
from uploader.errors import FileChanged, FileGone, LinkExpired
from uploader.model import Job, JobState
from uploader.outbox.names import numbered
from uploader.protocol import FileFacts, Part, Presigned, Reserved

_HASH_CHUNK = 1024 * 1024
_SECONDS_BETWEEN_REPORTS = 0.1
_NEW_LINKS_PER_RUN = 3

Report = Callable[[Job], None]
"""Journals a job's new state and tells who listens; may raise `Cancelled`."""


class JobRun:
    """Carries a job through its states.

    Args:
        api: the server.
        job: where it stands.
        keep: where a finished capture goes; None = it is removed.
        journal: called with each new state, before it is acted upon.
        watch: called with progress that needs no journal.
    """

    def __init__(
        self, api: Api, job: Job, *, keep: Path | None, journal: Report, watch: Report
    ) -> None:
        self._api = api
        self._job = job
        self._keep = keep
        self._journal = journal
        self._watch = watch
        self._last_report = 0.0

    def run(self) -> Job:
        """Does all that is left to do and returns the finished job, its link ready.

        Raises:
            UploadError: in its kinds; the job can be run again.
        """
        with _opened(self._job.path) as file:
            before = os.fstat(file.fileno())
            facts = _facts(file, before.st_size)
            reserved = self._reserve(facts)
            if reserved.upload is not None:
                self._send(file, facts, reserved)
            elif reserved.part_size is not None:
                self._send_parts(file, facts, reserved, reserved.part_size)
            after = os.fstat(file.fileno())
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                raise FileChanged(self._job.path)
        self._move_to(JobState.COMPLETING)
        self._api.complete(reserved.drop_id, facts)
        return self._finish()

    def _reserve(self, facts: FileFacts) -> Reserved:
        thumbnail = self._job.request.thumbnail
        small = _facts_of(thumbnail) if thumbnail else None
        reserved = self._api.create(self._job.id, self._job.request, facts, small)
        self._move_to(
            JobState.RESERVED, size=facts.size, url=reserved.url, drop_id=reserved.drop_id
        )
        return reserved

    def _send(self, file: BinaryIO, facts: FileFacts, reserved: Reserved) -> None:
        self._move_to(JobState.UPLOADING)
        thumbnail = self._job.request.thumbnail
        if thumbnail and reserved.thumbnail_upload:
            self._api.put(reserved.thumbnail_upload, io.BytesIO(thumbnail), len(thumbnail))
        target = reserved.upload
        for left in reversed(range(_NEW_LINKS_PER_RUN)):
            if target is None:
                return
            try:
                self._put(file, facts, target)
            except LinkExpired:
                if not left:
                    raise
                target = self._reserve(facts).upload
            else:
                return

    def _send_parts(
        self, file: BinaryIO, facts: FileFacts, reserved: Reserved, part_size: int
    ) -> None:
        self._move_to(JobState.UPLOADING)
        there = {part.number: part for part in self._api.parts(reserved.drop_id)}
        size = facts.size or 0
        for number in range(1, -(-size // part_size) + 1):
            start = (number - 1) * part_size
            length = min(part_size, size - start)
            file.seek(start)
            part = Part(number, length, hashlib.sha256(file.read(length)).hexdigest())
            if there.get(number) == part:
                continue
            target = self._api.presign_parts(reserved.drop_id, [part])[number]
            file.seek(start)
            self._api.put(target, file, length)
            self._sent(start + length)

    def _put(self, file: BinaryIO, facts: FileFacts, target: Presigned) -> None:
        file.seek(0)
        self._api.put(target, file, facts.size or 0, self._sent)

    def _sent(self, sent: int) -> None:
        self._job = dataclasses.replace(self._job, sent=sent)
        now = time.monotonic()
        if now - self._last_report >= _SECONDS_BETWEEN_REPORTS or sent == self._job.size:
            self._last_report = now
            self._watch(self._job)

    def _finish(self) -> Job:
        done = dataclasses.replace(
            self._job, state=JobState.DONE, sent=self._job.size or 0, waiting=False, error=None
        )
        if not self._job.owned:
            return done
        kept = keep_file(self._job.path, self._keep) if self._keep else self._job.path
        return dataclasses.replace(done, request=dataclasses.replace(done.request, path=kept))

    def _move_to(
        self,
        state: JobState,
        *,
        size: int | None = None,
        url: str | None = None,
        drop_id: str | None = None,
    ) -> None:
        self._job = dataclasses.replace(
            self._job,
            state=state,
            size=self._job.size if size is None else size,
            url=url or self._job.url,
            drop_id=drop_id or self._job.drop_id,
            waiting=False,
            error=None,
        )
        self._journal(self._job)


def keep_file(path: Path, folder: Path) -> Path:
    """Gives a file a second name in another folder, or a copy where that cannot be.

    The first name stays until the second is noted. Repeating it gives the same name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    target = folder / path.name
    while target.exists() and not target.samefile(path):
        number += 1
        target = folder / numbered(path.name, number)
    if not target.exists():
        try:
            target.hardlink_to(path)
        except OSError:
            shutil.copy2(path, target)
    return target


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise FileGone(path, error.strerror or str(error)) from error


def _facts(file: BinaryIO, size: int) -> FileFacts:
    digest = hashlib.sha256()
    read = 0
    while chunk := file.read(_HASH_CHUNK):
        digest.update(chunk)
        read += len(chunk)
    if read != size:
        raise FileChanged(getattr(file, "name", "The file"))
    return FileFacts(size, digest.hexdigest())


def _facts_of(content: bytes) -> FileFacts:
    return FileFacts(len(content), hashlib.sha256(content).hexdigest())
