"""The values that travel through the uploader."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

LARGEST_SINGLE = 16 * 1024 * 1024
"""Bytes that are sent in one piece at most; above, a broken connection would cost too much."""


class Privacy(StrEnum):
    """Who can find a drop: anyone with its link, whose length differs, or with a password too."""

    PUBLIC = "public"
    OBSCURE = "obscure"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server and the token for it.

    Attributes:
        server_url: `https://host[:port]`, without a slash at the end.
        token: never shown, not even by `repr`.
    """

    server_url: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """What is to be uploaded, and how it is to be shared.

    Attributes:
        path: the file.
        name: what it is called on its page.
        content_type: its media type.
        owned: whether the file is the outbox's (a capture) and not the person's own.
        privacy: who can find it.
        password: needed to open it, for private drops.
        expires_in: seconds until the link ends; None = never.
        max_views: how often it can be opened; None = always.
        slug: a link of one's own; None = a random one.
        tags: words to find it by.
        width, height: pixels of a picture, where they are known.
        thumbnail: a small JPEG that stands for it.
        server_url: the only server it may go to; None = whichever is in use.
        growing: whether the file was still being written when it was handed over; its size, digest
            and thumbnail are told at the end.
    """

    path: Path
    name: str
    content_type: str
    owned: bool = False
    privacy: Privacy = Privacy.PUBLIC
    password: str | None = field(default=None, repr=False)
    expires_in: int | None = None
    max_views: int | None = None
    slug: str | None = None
    tags: tuple[str, ...] = ()
    width: int | None = None
    height: int | None = None
    thumbnail: bytes | None = field(default=None, repr=False)
    server_url: str | None = None
    growing: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A note or a link, which has no bytes to upload.

    Attributes:
        kind: `note` or `link`.
        content: what the note says, in Markdown, or where the link leads.
        name: what it is called on its page; None = as the server finds in it.
        privacy, password, expires_in, max_views, slug, tags: as of `UploadRequest`.
    """

    kind: str
    content: str
    name: str | None = None
    privacy: Privacy = Privacy.PUBLIC
    password: str | None = field(default=None, repr=False)
    expires_in: int | None = None
    max_views: int | None = None
    slug: str | None = None
    tags: tuple[str, ...] = ()


class JobState(StrEnum):
    """Where a job stands; the last three are ends."""

    QUEUED = "queued"
    RESERVED = "reserved"
    UPLOADING = "uploading"
    COMPLETING = "completing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class JobError:
    """Why a job failed, or waits."""

    kind: str
    message: str
    remedy: str
    retryable: bool


@dataclass(frozen=True, slots=True)
class Job:
    """How far an upload is, at one moment.

    Attributes:
        id: unique for ever; the server's Idempotency-Key.
        request: what was asked for.
        size: bytes of the file; None until it was looked at.
        state: where it stands.
        sent: bytes sent so far.
        url: the link, there as soon as the state is `reserved`.
        drop_id: the server's name for the drop.
        error: why it failed, or why it waits.
        waiting: whether it will be tried again by itself.
        paused: whether it goes on only when somebody says so.
        created_at: when it was submitted, UTC.
    """

    id: str
    request: UploadRequest
    size: int | None
    state: JobState
    created_at: datetime
    sent: int = 0
    url: str | None = None
    drop_id: str | None = None
    error: JobError | None = None
    waiting: bool = False
    paused: bool = False

    @property
    def path(self) -> Path:
        """The file, where it is now."""
        return self.request.path

    @property
    def name(self) -> str:
        """What it is called on its page."""
        return self.request.name

    @property
    def content_type(self) -> str:
        """The file's media type."""
        return self.request.content_type

    @property
    def owned(self) -> bool:
        """Whether the file is the outbox's and not the person's own."""
        return self.request.owned

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state.is_final


@dataclass(frozen=True, slots=True)
class Drop:
    """A drop as the server lists it.

    Attributes:
        expires_at: when its link ends; None = never.
        thumbnail_url: a small picture of it; None = there is none.
        kind: `file`, `note` or `link`.
    """

    id: str
    slug: str
    url: str
    name: str
    content_type: str
    size: int | None
    state: str
    privacy: Privacy
    created_at: datetime
    expires_at: datetime | None = None
    thumbnail_url: str | None = None
    kind: str = "file"
