"""The commands, as the command line runs them by itself and as the app runs them for it.

Each returns what `--json` prints. They may take long and are run off the GUI thread.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import ne
from typing import TYPE_CHECKING, Any

from client.core.failure import UploadFailed, failure_of
from client.core.requests import ShareOptions, ShotRequest
from client.core.stills import chosen_format, grab, save
from client.exit_codes import ExitCode
from uploader.api import Api
from uploader.errors import NoSuchDrop, UploadError
from uploader.model import Drop, Job, JobState, Written

if TYPE_CHECKING:
    from pathlib import Path

    from capture.models import Frame
    from client.core.session import Session
    from uploader.model import Endpoint

OnEvent = Callable[[Mapping[str, Any]], object]
"""Told how it goes: `{"kind": "link", "url"}`, `{"kind": "progress", "sent", "size"}`,
`{"kind": "waiting", "message"}`, and now and then `{"kind": "state", "state"}`, if only to learn
whether anybody still listens. What it raises ends the waiting, not the upload."""

_PAGE = 200
_SECONDS_BETWEEN_SIGNS = 1.0


def shot(session: Session, request: ShotRequest, on_event: OnEvent) -> dict[str, Any]:
    """Takes a still, writes it where asked, and shares it unless told not to."""
    frame = grab(session.capture, session.paths, request, session.settings)
    on_event({"kind": "captured"})
    return deliver(session, request, frame, on_event)


def deliver(
    session: Session,
    request: ShotRequest,
    frame: Frame,
    on_event: OnEvent,
    on_job: Callable[[Job], object] = lambda _: None,
) -> dict[str, Any]:
    """Writes a still where asked, and shares it unless told not to; `on_job` is told the job."""
    saved = save(frame, request, session.settings, session.paths)
    if not request.upload:
        return saved
    chosen = chosen_format(request, session.settings)
    job = session.sharing.frame(frame, image_format=chosen)
    on_job(job)
    job = finished(session, job, on_event)
    return {**saved, **document(job), "file": saved["file"] or str(job.path)}


def upload(
    session: Session, paths: Sequence[Path], options: ShareOptions, on_event: OnEvent
) -> dict[str, Any]:
    """Shares files and folders; one gives its own document, several a list of `items`.

    Of several, one that fails does not keep the others: its item has an `error`, with a `message`,
    a `remedy` and the `exit_code`.

    Raises:
        UploadError: something cannot be read; then nothing is shared.
        UploadFailed: the only one came to nothing.
    """
    for path in paths:
        session.sharing.check(path)
    if len(paths) == 1:
        job = session.sharing.file(paths[0], options)
        return document(finished(session, job, on_event))
    begun = [_begun(session, path, options) for path in paths]
    return {"items": [_ended(session, each, on_event) for each in begun]}


def _begun(session: Session, path: Path, options: ShareOptions) -> Job | dict[str, Any]:
    try:
        return session.sharing.file(path, options)
    except UploadError as error:
        return {"file": str(path), "error": _why(error)}


def _ended(session: Session, begun: Job | dict[str, Any], on_event: OnEvent) -> dict[str, Any]:
    if isinstance(begun, dict):
        return begun
    try:
        return document(finished(session, begun, on_event))
    except UploadFailed as error:
        return {**document(begun), "error": _why(error)}


def _why(error: UploadError | UploadFailed) -> dict[str, Any]:
    failure = failure_of(error)
    code = failure.exit_code if failure is not None else ExitCode.UNEXPECTED
    return {"message": error.message, "remedy": error.remedy, "exit_code": int(code)}


def resume(session: Session, on_event: OnEvent) -> dict[str, Any]:
    """Goes on with what was interrupted, waits for it, and says what became of it.

    That is what dead processes left behind, and what failed for a reason that may be over by now.
    One gives its own document, several a list of `items`, as `upload` does.

    Raises:
        UploadFailed: the only one came to nothing again.
    """
    outbox = session.outbox
    outbox.adopt()
    for job in outbox.jobs():
        if job.state is JobState.FAILED and job.error is not None and job.error.retryable:
            outbox.retry(job.id)
    # What another living process is at is not ours to wait for.
    ours = [job for job in outbox.jobs() if outbox.has(job.id) and not job.is_settled]
    if len(ours) == 1:
        return document(finished(session, ours[0], on_event))
    return {"items": [_ended(session, job, on_event) for job in ours]}


def write(endpoint: Endpoint, written: Written) -> dict[str, Any]:
    """Makes a note or a short link.

    Raises:
        UploadError: the server did not do it.
    """
    return _drop_document(Api(endpoint).write(str(uuid.uuid4()), written))


def list_drops(endpoint: Endpoint, limit: int) -> dict[str, Any]:
    """The account's latest drops."""
    api = Api(endpoint)
    items: list[Drop] = []
    cursor = None
    while len(items) < limit:
        page = api.drops(limit=min(_PAGE, limit - len(items)), cursor=cursor)
        items += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    return {"items": [_drop_document(drop) for drop in items]}


def list_pending(session: Session) -> dict[str, Any]:
    """What is in the outbox, has not arrived, and was not cancelled."""
    over = (JobState.DONE, JobState.CANCELLED)
    waiting = [job for job in session.outbox.jobs() if job.state not in over]
    return {"items": [_pending_document(job) for job in waiting]}


def delete(endpoint: Endpoint, which: Sequence[str]) -> dict[str, Any]:
    """Deletes drops by their ids or links; says which of them there were, and which not.

    Raises:
        UploadError: the server did not do it.
    """
    api = Api(endpoint)
    deleted, missing = [], []
    for name in which:
        try:
            drop_id = _id_of(api, name) if "/" in name else name
            api.delete(drop_id)
        except NoSuchDrop:
            missing.append(name)
        else:
            deleted.append(drop_id)
    return {"deleted": deleted, "missing": missing}


def finished(session: Session, job: Job, on_event: OnEvent) -> Job:
    """Waits until a job is at its end and tells meanwhile how it goes.

    Raises:
        UploadFailed: it came to nothing.
    """
    reporter = _Reporter(on_event)
    while not job.is_settled:
        job = session.outbox.wait(job.id, partial(ne, job), _SECONDS_BETWEEN_SIGNS)
        reporter.report(job)
    if job.state is JobState.DONE:
        return job
    error = job.error
    kept = f"The file is {job.path}." if job.owned else ""
    if error is None:
        raise UploadFailed("", "The upload came to nothing.", kept)
    raise UploadFailed(error.kind, error.message, f"{error.remedy} {kept}".strip())


class _Reporter:
    """Tells each piece of news once."""

    def __init__(self, on_event: OnEvent) -> None:
        self._on_event = on_event
        self._link: str | None = None
        self._waiting: str | None = None

    def report(self, job: Job) -> None:
        self._on_event({"kind": "state", "state": job.state.value})
        if job.url is not None and job.url != self._link:
            self._link = job.url
            self._on_event({"kind": "link", "url": job.url})
        waiting = job.error.message if job.waiting and job.error else None
        if waiting != self._waiting and waiting is not None:
            self._on_event({"kind": "waiting", "message": waiting})
        self._waiting = waiting
        if job.state is JobState.UPLOADING:
            self._on_event({"kind": "progress", "sent": job.sent, "size": job.size})


def document(job: Job) -> dict[str, Any]:
    """What `--json` says about something that was shared."""
    return {
        "id": job.drop_id,
        "url": job.url,
        "file": str(job.path),
        "name": job.name,
        "size": job.size,
        "content_type": job.content_type,
    }


def _pending_document(job: Job) -> dict[str, Any]:
    error = {"message": job.error.message, "remedy": job.error.remedy} if job.error else None
    return {
        **document(job),
        "state": job.state.value,
        "sent": job.sent,
        "created_at": job.created_at.isoformat(),
        "error": error,
    }


def _drop_document(drop: Drop) -> dict[str, Any]:
    return {
        "id": drop.id,
        "url": drop.url,
        "name": drop.name,
        "content_type": drop.content_type,
        "size": drop.size,
        "state": drop.state,
        "privacy": drop.privacy.value,
        "created_at": drop.created_at.isoformat(),
    }


def _id_of(api: Api, link: str) -> str:
    """The id of the drop behind a link, which only its owner can learn."""
    slug = link.rstrip("/").split("/")
    wanted = slug[-2] if slug[-1] in ("raw", "download", "thumbnail") else slug[-1]
    cursor = None
    while True:
        page = api.drops(limit=_PAGE, cursor=cursor)
        for drop in page.items:
            if drop.slug == wanted:
                return drop.id
        cursor = page.next_cursor
        if cursor is None:
            raise NoSuchDrop(link)
