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
    UploadError,
)
from uploader.model import Endpoint, Job, JobError, JobState, UploadRequest
from uploader.outbox.job_run import JobRun, keep_file
from uploader.outbox.journal import Journal
from uploader.outbox.names import safe_name
from uploader.outbox.ownership import Ownership
from uploader.outbox.schedule import Schedule
from uploader.retry import UNTIL_IT_WORKS, RetryPolicy
from uploader.transport import Transport

_log = logging.getLogger(__name__)

_REMEMBERED = 200  # settled jobs that the journal keeps, for lists of recent drops

Listener = Callable[[Job], None]


class _Closing(Exception):
    """The outbox is closing: the job stays as it is journalled, for the next start."""


class Outbox:
    """Uploads files in the background. Safe to use from any thread.

    Args:
        folder: where captures wait and the journal lives; made if missing, for its owner alone.
        endpoint: the server in use now, or None while there is none yet (jobs wait).
        keep: where finished captures go; None = they are removed.
        concurrency: how many jobs run at a time.
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
        concurrency: int = 3,
        retry: RetryPolicy = UNTIL_IT_WORKS,
        adopt: bool = True,
    ) -> None:
        self.folder = folder
        self._endpoint = endpoint
        self._keep = keep
        self._retry = retry
        self._transport = Transport()
        self._changed = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._failures: dict[str, int] = {}
        self._cancelled: set[str] = set()
        self._listeners: list[Listener] = []
        self._schedule = Schedule()
        self._open_folder()
        if adopt:
            self._adopt()
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

    def job(self, job_id: str) -> Job:
        """Where a job stands.

        Raises:
            KeyError: there is none of that id.
        """
        with self._changed:
            return self._jobs[job_id]

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

    def wake(self) -> None:
        """Tries everything that waits at once: the server or the network may be back."""
        self._schedule.hurry()

    def retry(self, job_id: str) -> None:
        """Tries a failed or cancelled job again."""
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

    def _adopt(self) -> None:
        for path in self._journal.leftovers():
            _remove(path)
            self._journal.no_leftover(path)
        for owner in self._journal.unsettled_owners():
            if owner != self._ownership.name and self._ownership.bury(owner):
                for job in self._journal.hand_over(owner, self._ownership.name):
                    self._jobs[job.id] = job
                    self._schedule.add(job.id)
        self._journal.prune(_REMEMBERED)

    def _work(self) -> None:
        while (job_id := self._schedule.next()) is not None:
            with self._changed:
                job = self._jobs.get(job_id)
            try:
                if job is not None and not job.state.is_final:
                    self._step(job)
            except _Closing:
                return
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
            run = JobRun(api, job, keep=self._keep, journal=self._note, watch=self._watch)
            self._finish(job, run.run())
        except Cancelled as error:
            self._end_cancelled(self.job(job.id), error)
        except UploadError as error:
            self._failed(self.job(job.id), error)

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
            _remove(spooled)
            self._journal.no_leftover(spooled)

    def _failed(self, job: Job, error: UploadError) -> None:
        failures = self._failures[job.id] = self._failures.get(job.id, 0) + 1
        reason = JobError(type(error).__name__, error.message, error.remedy, error.retryable)
        if error.retryable and self._retry.allows(failures):
            _log.info("%s waits: %s", job.id, error.message)
            waiting = dataclasses.replace(job, error=reason, waiting=True)
            self._journal.update(waiting)
            self._set(waiting)
            self._schedule.add(job.id, self._retry.pause(failures, error.retry_after))
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
        if job.owned and self._keep is not None and job.path.exists():
            spooled = job.path
            kept = keep_file(job.path, self._keep)
            ended = dataclasses.replace(
                ended, request=dataclasses.replace(ended.request, path=kept)
            )
        self._journal.update(ended, spooled=spooled)
        self._settle(ended)
        if spooled is not None:
            _remove(spooled)
            self._journal.no_leftover(spooled)

    def _wait_for_better(self, job_id: str, error: UploadError) -> None:
        """The journal cannot be written: nothing is acted upon until it can."""
        job = self.job(job_id)
        reason = JobError(type(error).__name__, error.message, error.remedy, retryable=True)
        self._set(dataclasses.replace(job, error=reason, waiting=True))
        self._schedule.add(job_id, self._retry.longest)

    def _settle(self, job: Job) -> None:
        self._journal.forget_password(job)
        self._set(job)

    def _check_cancelled(self, job: Job) -> None:
        if job.id in self._cancelled:
            raise Cancelled
        if self._schedule.closed:
            raise _Closing

    def _note(self, job: Job) -> None:
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


def _remove(path: Path) -> None:
    """Removes a capture's first name and the folder that was made for it."""
    with contextlib.suppress(OSError):
        path.unlink()
        path.parent.rmdir()


def _unforeseen() -> UploadError:
    return UploadError("Something unexpected happened.", "It is tried again; the log says more.")
