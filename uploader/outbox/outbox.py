"""The outbox itself: takes jobs, runs a few at a time, tries again, and tells who listens."""

import contextlib
import dataclasses
import logging
import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from uploader.api import Api
from uploader.errors import (
    Cancelled,
    CannotWrite,
    DiskFull,
    OtherServer,
    ServerUnreachable,
    UploadError,
)
from uploader.model import LARGEST_SINGLE, Endpoint, Job, JobError, JobState, UploadRequest
from uploader.outbox.files import keep_file, remove
from uploader.outbox.growing import SECONDS_BETWEEN_LOOKS, Following, GrowingJob
from uploader.outbox.job_run import JobRun, Memory, StillGrowing, Surroundings
from uploader.outbox.journal import Journal
from uploader.outbox.names import safe_name
from uploader.outbox.ownership import Ownership
from uploader.outbox.pool import PartPool
from uploader.outbox.schedule import Schedule
from uploader.retry import UNTIL_IT_WORKS, RetryPolicy
from uploader.throttle import Throttle
from uploader.transport import Transport

_log = logging.getLogger(__name__)

_REMEMBERED = 200  # settled jobs that the journal keeps, for lists of recent drops
_LARGE_AT_A_TIME = 2  # so that small files never wait for large ones
_SECONDS_BETWEEN_KNOCKS = 5.0  # at the door of a server that cannot be reached

Listener = Callable[[Job], None]


class _Paused(Exception):
    """Somebody wants a job to wait."""


class _Closing(Exception):
    """The outbox is closing: the job stays as it is journalled, for the next start."""


class Outbox:
    """Uploads files in the background. Safe to use from any thread.

    Args:
        folder: where captures wait and the journal lives; made if missing, for its owner alone.
        endpoint: the server in use now, or None while there is none yet (jobs wait).
        keep: where finished captures go; None = they are removed.
        concurrency: how many jobs run at a time, no more than two of them large.
        rate: bytes a second that go out at most; None = as fast as they go.
        retry: when to try again.
        adopt: whether to go on with what dead processes left behind.

    Raises:
        CannotWrite: the folder cannot be used.
        DiskFull: there is no room for the journal.
    """

    def __init__(
        self,
        folder: Path,
        endpoint: Callable[[], Endpoint | None],
        *,
        keep: Path | None = None,
        concurrency: int = 4,
        rate: int | None = None,
        retry: RetryPolicy = UNTIL_IT_WORKS,
        adopt: bool = True,
    ) -> None:
        self.folder = folder
        self._endpoint = endpoint
        self._keep = keep
        self._retry = retry
        self._throttle = Throttle(rate)
        self._transport = Transport(self._throttle)
        self._pool = PartPool()
        self._changed = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._failures: dict[str, int] = {}
        self._cancelled: set[str] = set()
        self._paused: set[str] = set()
        self._all_paused = False
        self._away = False
        self._memories: dict[str, Memory] = {}
        self._listeners: list[Listener] = []
        self._schedule = Schedule(is_large=self._is_large, large_at_a_time=_LARGE_AT_A_TIME)
        self._open_folder()
        if adopt:
            self.adopt()
        self._threads = [
            threading.Thread(target=self._work, name=f"upload-{number}", daemon=True)
            for number in range(concurrency)
        ]
        for thread in self._threads:
            thread.start()

    def reserve_path(self, name: str) -> Path:
        """A path in the outbox folder that no other file has or will be given.

        The file is to be written there, whole and on the disk, before `submit` is called.
        """
        folder = self.folder / "files" / secrets.token_hex(6)
        try:
            folder.mkdir(parents=True, mode=0o700)
        except OSError as error:
            raise CannotWrite(self.folder, error.strerror or str(error)) from error
        return folder / safe_name(name)

    def submit(self, request: UploadRequest) -> Job:
        """Takes a job; when this returns it is on the disk and will be done.

        Raises:
            DiskFull: there is no room to note it.
            CannotWrite: the journal cannot be written.
        """
        try:
            size = request.path.stat().st_size
        except OSError:
            size = None  # its run will say what is wrong
        job = Job(secrets.token_hex(16), request, size, JobState.QUEUED, datetime.now(UTC))
        self._journal.add(job, self._ownership.name)
        self._set(job)
        self._schedule.add(job.id)
        return job

    def submit_growing(self, request: UploadRequest) -> GrowingJob:
        """Takes a file that is still being written; its parts are sent as they become final.

        After a crash it goes on as a file that is finished, with what is on the disk by then.

        Raises:
            DiskFull: there is no room to note it.
            CannotWrite: the journal cannot be written.
        """
        growing = dataclasses.replace(request, growing=True, thumbnail=None)
        job = Job(secrets.token_hex(16), growing, None, JobState.QUEUED, datetime.now(UTC))
        self._memories[job.id] = Memory(following=Following())
        self._journal.add(job, self._ownership.name)
        self._set(job)
        self._schedule.add(job.id)
        return GrowingJob(job.id, self.job, self._finish_growing, self._abandon_growing)

    def job(self, job_id: str) -> Job:
        """Where a job stands.

        Raises:
            KeyError: there is none of that id.
        """
        with self._changed:
            return self._jobs[job_id]

    def has(self, job_id: str) -> bool:
        """Whether a job is this process's."""
        with self._changed:
            return job_id in self._jobs

    def jobs(self) -> tuple[Job, ...]:
        """The unfinished jobs and the latest others, oldest first."""
        with self._changed:
            known = dict(self._jobs)
        noted = {job.id: job for job in self._journal.jobs(_REMEMBERED)}
        everything = {**noted, **known}.values()
        return tuple(sorted(everything, key=lambda job: job.created_at))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Has `listener` called at each change, on a thread of the outbox's.

        Returns a function that ends it.
        """
        with self._changed:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._changed, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def wait(self, job_id: str, until: Callable[[Job], bool], timeout: float | None = None) -> Job:
        """Waits until a job is as wanted, or `timeout` seconds have passed; returns it as it is."""
        with self._changed:
            self._changed.wait_for(lambda: until(self._jobs[job_id]), timeout)
            return self._jobs[job_id]

    def pause(self, job_id: str | None = None) -> None:
        """Lets a job wait until it is resumed, or all of them; what was sent of them stays sent."""
        if job_id is None:
            self._all_paused = True
        else:
            self._paused.add(job_id)
        for job in self._known():
            if job_id in (None, job.id) and not job.state.is_final:
                self._schedule.add(job.id)

    def resume(self, job_id: str | None = None) -> None:
        """Lets a paused job go on, or all of them."""
        if job_id is None:
            self._all_paused = False
            self._paused.clear()
        else:
            self._paused.discard(job_id)
        for job in self._known():
            if job_id in (None, job.id) and job.paused:
                self._set(dataclasses.replace(job, paused=False))
                self._schedule.add(job.id)

    @property
    def is_paused(self) -> bool:
        """Whether all jobs wait."""
        return self._all_paused

    def limit_rate(self, rate: int | None) -> None:
        """Lets out so many bytes a second at most, from now on; None = as fast as they go."""
        self._throttle.limit(rate)

    def wake(self) -> None:
        """Tries everything that waits at once: the server or the network may be back."""
        self._schedule.hurry()

    def retry(self, job_id: str) -> None:
        """Tries a failed or cancelled job again, whoever's it was."""
        job = next((job for job in self.jobs() if job.id == job_id), None)
        if job is None or not job.state.is_final or job.state is JobState.DONE:
            return
        again = dataclasses.replace(job, state=JobState.QUEUED, error=None, sent=0)
        self._cancelled.discard(job_id)
        self._failures.pop(job_id, None)
        self._journal.take(job_id, self._ownership.name)
        self._note(again)
        self._schedule.add(job_id)

    def cancel(self, job_id: str) -> None:
        """Ends a job; a capture's file is kept."""
        self._cancelled.add(job_id)
        self._schedule.add(job_id)

    def close(self, timeout: float = 5.0) -> None:
        """Stops; what is unfinished goes on at the next start. Safe to call twice."""
        self._schedule.close()
        self._pool.close()
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        with self._changed:
            self._listeners.clear()
            self._changed.notify_all()
        if not any(thread.is_alive() for thread in self._threads):
            self._journal.close()
        self._ownership.release()

    def _open_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._ownership = Ownership(self.folder)
        except OSError as error:
            raise CannotWrite(self.folder, error.strerror or str(error)) from error
        self._journal = Journal(self.folder / "journal.sqlite")

    def adopt(self) -> tuple[Job, ...]:
        """Goes on with what dead processes left behind, and says what that is."""
        adopted = []
        for path in self._journal.leftovers():
            remove(path)
            self._journal.no_leftover(path)
        for owner in self._journal.unsettled_owners():
            if owner != self._ownership.name and self._ownership.bury(owner):
                for job in self._journal.hand_over(owner, self._ownership.name):
                    self._set(job)
                    self._schedule.add(job.id)
                    adopted.append(job)
        self._journal.prune(_REMEMBERED)
        return tuple(adopted)

    def _known(self) -> list[Job]:
        with self._changed:
            return list(self._jobs.values())

    def _is_large(self, job_id: str) -> bool:
        with self._changed:
            job = self._jobs.get(job_id)
        return job is not None and not job.request.growing and (job.size or 0) > LARGEST_SINGLE

    def _finish_growing(self, job_id: str, thumbnail: bytes | None) -> Job:
        job = self.job(job_id)
        if thumbnail is not None:
            self._journal.set_thumbnail(job_id, thumbnail)
            request = dataclasses.replace(job.request, thumbnail=thumbnail)
            with self._changed:
                job = dataclasses.replace(self._jobs[job_id], request=request)
                self._jobs[job_id] = job
        following = self._memories.setdefault(job_id, Memory()).following
        if following is not None:
            following.finish()
        self._schedule.add(job_id)
        return job

    def _abandon_growing(self, job_id: str, timeout: float) -> None:
        following = self._memories.setdefault(job_id, Memory()).following
        if following is not None:
            following.discarded = True
        self.cancel(job_id)
        self.wait(job_id, lambda job: job.is_settled, timeout)

    def _work(self) -> None:
        while (job_id := self._schedule.next()) is not None:
            with self._changed:
                job = self._jobs.get(job_id)
            try:
                if job is not None and not job.state.is_final:
                    self._step(job)
            except _Closing:
                return
            except _Paused:
                self._set(dataclasses.replace(self.job(job_id), paused=True))
                self._schedule.park(job_id)
            except StillGrowing:
                self._schedule.add(job_id, SECONDS_BETWEEN_LOOKS)
            except (DiskFull, CannotWrite) as error:
                self._wait_for_better(job_id, error)
            except Exception:  # noqa: BLE001 - logged; the thread has other jobs to do
                _log.exception("%s: an error nobody foresaw", job_id)
                self._wait_for_better(job_id, _unforeseen())
            finally:
                self._schedule.done(job_id)

    def _step(self, job: Job) -> None:
        try:
            self._check_cancelled(job)
            api = self._api_for(job)
            if api is None:
                self._set(dataclasses.replace(job, waiting=True))
                self._schedule.park(job.id)
                return
            around = Surroundings(
                api, self._pool, self._keep, self._note, self._watch, self._memory_of(job)
            )
            self._finish(job, JobRun(job, around).run())
        except Cancelled as error:
            self._end_cancelled(self.job(job.id), error)
        except UploadError as error:
            self._failed(self.job(job.id), error)

    def _memory_of(self, job: Job) -> Memory:
        return self._memories.setdefault(job.id, Memory())

    def _api_for(self, job: Job) -> Api | None:
        endpoint = self._endpoint()
        meant = job.request.server_url
        if endpoint is not None and meant is not None and meant != endpoint.server_url:
            raise OtherServer(meant)
        return Api(endpoint, self._transport) if endpoint is not None else None

    def _finish(self, before: Job, done: Job) -> None:
        spooled = before.path if before.owned else None
        self._journal.update(done, spooled=spooled)
        self._failures.pop(done.id, None)
        self._settle(done)
        if spooled is not None:
            remove(spooled)
            self._journal.no_leftover(spooled)

    def _failed(self, job: Job, error: UploadError) -> None:
        failures = self._failures[job.id] = self._failures.get(job.id, 0) + 1
        reason = JobError(type(error).__name__, error.message, error.remedy, error.retryable)
        if error.retryable and self._retry.allows(failures):
            _log.info("%s waits: %s", job.id, error.message)
            waiting = dataclasses.replace(job, error=reason, waiting=True)
            self._journal.update(waiting)
            self._set(waiting)
            pause = self._retry.pause(failures, error.retry_after)
            if isinstance(error, ServerUnreachable):
                self._away = True
                pause = min(pause, _SECONDS_BETWEEN_KNOCKS)
            self._schedule.add(job.id, pause)
            return
        _log.warning("%s failed: %s", job.id, error.message)
        failed = dataclasses.replace(job, state=JobState.FAILED, error=reason, waiting=False)
        self._journal.update(failed)
        self._settle(failed)

    def _end_cancelled(self, job: Job, error: Cancelled) -> None:
        if job.drop_id is not None and (endpoint := self._endpoint()) is not None:
            # The link must not wait for bytes that never come; unreachable, the sweeper sees to it.
            with contextlib.suppress(UploadError):
                Api(endpoint, self._transport).delete(job.drop_id)
        reason = JobError(type(error).__name__, error.message, error.remedy, error.retryable)
        ended = dataclasses.replace(job, state=JobState.CANCELLED, error=reason, waiting=False)
        spooled = None
        following = self._memory_of(job).following
        if following is not None and following.discarded:
            spooled = job.path if job.owned else None
        elif job.owned and self._keep is not None and job.path.exists():
            spooled = job.path
            kept = keep_file(job.path, self._keep)
            ended = dataclasses.replace(
                ended, request=dataclasses.replace(ended.request, path=kept)
            )
        self._journal.update(ended, spooled=spooled)
        self._settle(ended)
        if spooled is not None:
            remove(spooled)
            self._journal.no_leftover(spooled)

    def _wait_for_better(self, job_id: str, error: UploadError) -> None:
        """The journal cannot be written: nothing is acted upon until it can."""
        job = self.job(job_id)
        reason = JobError(type(error).__name__, error.message, error.remedy, retryable=True)
        self._set(dataclasses.replace(job, error=reason, waiting=True))
        self._schedule.add(job_id, self._retry.longest)

    def _settle(self, job: Job) -> None:
        self._memories.pop(job.id, None)
        if job.request.password is not None:
            self._journal.forget_password(job)
        self._set(job)

    def _check_cancelled(self, job: Job) -> None:
        if job.id in self._cancelled:
            raise Cancelled
        if self._schedule.closed:
            raise _Closing
        if self._all_paused or job.id in self._paused:
            raise _Paused

    def _note(self, job: Job) -> None:
        if job.state is JobState.RESERVED and self._away:
            # The server answers again: nobody has to wait for their time to come.
            self._away = False
            self._schedule.hurry()
        self._check_cancelled(job)
        self._journal.update(job)
        self._set(job)

    def _watch(self, job: Job) -> None:
        self._check_cancelled(job)
        self._set(job)

    def _set(self, job: Job) -> None:
        with self._changed:
            self._jobs[job.id] = job
            listeners = list(self._listeners)
            self._changed.notify_all()
        for listener in listeners:
            try:
                listener(job)
            except Exception:  # noqa: BLE001 - logged; an upload does not fail for its audience
                _log.exception("somebody who listens to the outbox failed")


def _unforeseen() -> UploadError:
    return UploadError("Something unexpected happened.", "It is tried again; the log says more.")
