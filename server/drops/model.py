"""What a drop is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DropKind(StrEnum):
    """What is behind a link: a file, a text in Markdown, or another address."""

    FILE = "file"
    NOTE = "note"
    LINK = "link"


class State(StrEnum):
    """Whether a drop's bytes are there."""

    ARRIVING = "arriving"
    READY = "ready"


class Privacy(StrEnum):
    """Who can open a drop: who has its link, who has its long link, who has a password too."""

    PUBLIC = "public"
    OBSCURE = "obscure"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture beside the drop, made by the client."""

    key: str
    content_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Drop:
    """A file, a note or an address, and its link.

    Attributes:
        id: 32 hexadecimal digits that sort by time.
        owner_id: the account.
        kind: what it is.
        slug: what is behind the slash of its link.
        name: a file name or title for people; never used as a path.
        target: where a link leads.
        content_type: what the client says it is.
        size: bytes.
        sha256: 64 hexadecimal digits, or None where the client did not say.
        state: whether the bytes are there.
        privacy: who can open it.
        password_hash: for private drops.
        expires_at: when its link ends, UTC; None = never.
        max_views: how often it can be opened; None = always.
        created_at: when it was reserved, UTC.
        ready_at: when its bytes were there, UTC.
        key: where the store has it.
        thumbnail: a small picture, if it came with one.
        width, height: pixels of a picture or film, where the client said so.
        tags: its owner's words for it; empty where it was asked for by its link.
        views: how often it was looked at; 0 where it was asked for by its link.
    """

    id: str
    owner_id: str
    slug: str
    name: str
    content_type: str
    size: int
    sha256: str | None
    state: State
    privacy: Privacy
    password_hash: str | None
    expires_at: datetime | None
    created_at: datetime
    ready_at: datetime | None
    key: str
    thumbnail: Thumbnail | None
    kind: DropKind = DropKind.FILE
    target: str | None = None
    max_views: int | None = None
    width: int | None = None
    height: int | None = None
    tags: tuple[str, ...] = ()
    views: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether its content may be served."""
        return self.state is State.READY

    def has_expired(self, now: datetime) -> bool:
        """Whether its link has ended."""
        return self.expires_at is not None and self.expires_at <= now
