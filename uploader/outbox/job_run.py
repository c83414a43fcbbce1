"""One job from its file to its link: every step may be repeated after a crash, none does harm.

Creating is repeated with the same Idempotency-Key and answers with the same drop; a second PUT is
refused by the store, which has the bytes; a part that comes again takes the place of the earlier
one; completing a ready drop answers the same. So the way on from any point is the way from the
start.
"""

import dataclasses
import hashlib
import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from uploader.api import Api
from uploader.errors import FileChanged, FileGone, LinkExpired
from uploader.model import LARGEST_SINGLE, Job, JobState
from uploader.outbox.digests import FileDigests
from uploader.outbox.files import keep_file
from uploader.outbox.growing import Following, all_parts, final_parts
from uploader.outbox.parts import PartSender
from uploader.outbox.pool import PartPool
from uploader.protocol import FileFacts, Part, Presigned, Reserved

_HASH_CHUNK = 1024 * 1024
_SECONDS_BETWEEN_REPORTS = 0.1
_NEW_LINKS_PER_RUN = 3

Report = Callable[[Job], None]
"""Journals a job's new state and tells who listens; may raise to stop the job."""

Stamp = tuple[int, int]
"""A file's size and when it was changed, in ns."""


class StillGrowing(Exception):
    """All is sent that can be so far; the file is to be looked at again soon."""


@dataclass(slots=True)
class Memory:
    """What is worth knowing when a job is run again; it may be forgotten.

    Attributes:
        following: the file still grows, or did until a moment ago.
        stamp: the file that the digests are of.
        digests: of a file that goes in parts.
    """

    following: Following | None = None
    stamp: Stamp | None = None
    digests: FileDigests | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a job works with.

    Attributes:
        api: the server.
        pool: who sends parts.
        keep: where a finished capture goes; None = it is removed.
        journal: called with each new state, before it is acted upon.
        watch: called with progress that needs no journal.
        memory: of earlier runs of this job.
    """

    api: Api
    pool: PartPool
    keep: Path | None
    journal: Report
    watch: Report
    memory: Memory = field(default_factory=Memory)


class JobRun:
    """Carries a job through its states."""

    def __init__(self, job: Job, around: Surroundings) -> None:
        self._job = job
        self._was_sending = job.state in (JobState.UPLOADING, JobState.COMPLETING)
        self._around = around
        self._api = around.api
        self._last_report = 0.0

    def run(self) -> Job:
        """Does all that is left to do and returns the finished job, its link ready.

        Raises:
            StillGrowing: the file does; the job is to be run again soon.
            UploadError: in its kinds; the job can be run again.
        """
        following = self._around.memory.following
        if following is not None and not following.finished and not self._job.path.exists():
            # Its first bytes are still to come; the link need not wait for them.
            following.reserved = following.reserved or self._reserve(FileFacts(None, None))
            raise StillGrowing
        with _opened(self._job.path) as file:
            if self._job.request.growing:
                return self._run_growing(file)
            before = _stamp(file)
            facts = self._facts(file, before[0])
            reserved = self._reserve(facts)
            parts: list[Part] | None = None
            if reserved.state == "arriving" and reserved.part_size is not None:
                facts, parts = self._send_parts(file, before, reserved, reserved.part_size)
            elif reserved.upload is not None:
                self._send(file, facts, reserved)
            if _stamp(file) != before:
                raise FileChanged(self._job.path)
        return self._complete(reserved, facts, parts)

    def _run_growing(self, file: BinaryIO) -> Job:
        following = self._around.memory.following
        reserved = following.reserved if following is not None else None
        if reserved is None or self._job.state is JobState.COMPLETING:  # it may be ready by now
            reserved = self._reserve(FileFacts(None, None))
            if following is not None:
                following.reserved = reserved
        if self._job.state is not JobState.UPLOADING:
            self._move_to(JobState.UPLOADING)
        if reserved.part_size is None:  # it is ready: only our note of that is missing
            return self._finish()
        if following is not None and not following.finished:
            self._send_final(file, reserved, reserved.part_size, following)
            raise StillGrowing
        size = _stamp(file)[0]
        parts = self._send_rest(file, size, reserved, reserved.part_size)
        if _stamp(file)[0] != size:
            raise FileChanged(self._job.path)
        return self._complete(reserved, FileFacts(size, None), parts)

    def _send_final(
        self, file: BinaryIO, reserved: Reserved, part_size: int, following: Following
    ) -> None:
        size = _stamp(file)[0]
        self._job = dataclasses.replace(self._job, size=size)
        sender = self._sender(reserved, part_size, urgent=True)
        sender.count(following.sent.values())
        parts = []
        for part in final_parts(file, size, part_size, following.sent):
            parts.append(part)
            if following.finished:
                break
        sender.send(parts, {})
        following.sent.update((part.number, part) for part in parts)
        self._sent(sum(part.size for part in following.sent.values()))

    def _send_rest(
        self, file: BinaryIO, size: int, reserved: Reserved, part_size: int
    ) -> list[Part]:
        """Sends what is missing of a file that has stopped growing, and what turned out other."""
        if not size:
            raise FileGone(self._job.path, "there is nothing in it")
        following = self._around.memory.following
        there = following.sent if following is not None else self._there(reserved)
        self._job = dataclasses.replace(self._job, size=size)
        parts: list[Part] = []

        def remembered() -> Iterator[Part]:
            for part in all_parts(file, size, part_size, there):
                parts.append(part)
                yield part

        self._sender(reserved, part_size, urgent=True).send(remembered(), there)
        thumbnail = self._job.request.thumbnail
        if thumbnail:
            address = self._api.add_thumbnail(reserved.drop_id, _facts_of(thumbnail))
            self._api.put(address, io.BytesIO(thumbnail), len(thumbnail))
        return sorted(parts, key=lambda part: part.number)

    def _facts(self, file: BinaryIO, size: int) -> FileFacts:
        """What is known before the link; of a large file not its digest, which would take long."""
        if size > LARGEST_SINGLE:
            return FileFacts(size, None)
        return _facts(file, size)

    def _reserve(self, facts: FileFacts) -> Reserved:
        request = self._job.request
        small = _facts_of(request.thumbnail) if request.thumbnail and not request.growing else None
        reserved = self._api.create(self._job.id, request, facts, small)
        self._move_to(
            JobState.RESERVED, size=facts.size, url=reserved.url, drop_id=reserved.drop_id
        )
        return reserved

    def _send_thumbnail(self, reserved: Reserved) -> None:
        thumbnail = self._job.request.thumbnail
        if thumbnail and reserved.thumbnail_upload:
            self._api.put(reserved.thumbnail_upload, io.BytesIO(thumbnail), len(thumbnail))

    def _send(self, file: BinaryIO, facts: FileFacts, reserved: Reserved) -> None:
        self._move_to(JobState.UPLOADING)
        self._send_thumbnail(reserved)
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

    def _put(self, file: BinaryIO, facts: FileFacts, target: Presigned) -> None:
        file.seek(0)
        self._api.put(target, file, facts.size or 0, self._sent)

    def _send_parts(
        self, file: BinaryIO, stamp: Stamp, reserved: Reserved, part_size: int
    ) -> tuple[FileFacts, list[Part]]:
        there = self._there(reserved) if self._was_sending else {}
        self._move_to(JobState.UPLOADING)
        self._send_thumbnail(reserved)
        memory = self._around.memory
        if memory.stamp != stamp or memory.digests is None:
            memory.stamp, memory.digests = stamp, FileDigests(stamp[0], part_size)
        digests = memory.digests
        self._sender(reserved, part_size).send(
            (digests.part(number, file) for number in range(1, digests.count + 1)), there
        )
        return FileFacts(stamp[0], digests.whole), digests.parts

    def _there(self, reserved: Reserved) -> dict[int, Part]:
        """What the store has already."""
        return {part.number: part for part in self._api.parts(reserved.drop_id)}

    def _sender(self, reserved: Reserved, part_size: int, *, urgent: bool = False) -> PartSender:
        return PartSender(
            self._api,
            reserved.drop_id,
            self._job.path,
            part_size,
            self._around.pool,
            self._sent,
            urgent=urgent,
        )

    def _sent(self, sent: int) -> None:
        job = self._job = dataclasses.replace(self._job, sent=sent)
        now = time.monotonic()
        if now - self._last_report >= _SECONDS_BETWEEN_REPORTS or sent == job.size:
            self._last_report = now
            self._around.watch(job)

    def _complete(self, reserved: Reserved, facts: FileFacts, parts: list[Part] | None) -> Job:
        self._move_to(JobState.COMPLETING)
        if reserved.state == "arriving":
            self._api.complete(reserved.drop_id, facts, parts)
        return self._finish()

    def _finish(self) -> Job:
        done = dataclasses.replace(
            self._job, state=JobState.DONE, sent=self._job.size or 0, waiting=False, error=None
        )
        if not self._job.owned:
            return done
        keep = self._around.keep
        kept = keep_file(self._job.path, keep) if keep else self._job.path
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
        self._around.journal(self._job)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise FileGone(path, error.strerror or str(error)) from error


def _stamp(file: BinaryIO) -> Stamp:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


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
