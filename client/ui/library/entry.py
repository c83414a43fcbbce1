"""What the library shows, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What something is, as far as people look for it."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    TEXT = "text"
    LINK = "link"
    ARCHIVE = "archive"
    FILE = "file"


class EntryState(StrEnum):
    """Where something stands."""

    READY = "ready"
    WAITING = "waiting"
    UPLOADING = "uploading"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ARRIVING = "arriving"
    LOCAL = "local"


class Action(StrEnum):
    """What can be done with entries."""

    COPY_LINK = "copy_link"
    COPY_MARKDOWN = "copy_markdown"
    COPY_HTML = "copy_html"
    OPEN = "open"
    REVEAL = "reveal"
    EDIT = "edit"
    PIN = "pin"
    UPLOAD = "upload"
    RETRY = "retry"
    CANCEL = "cancel"
    RENAME = "rename"
    PRIVACY = "privacy"
    EXPIRY = "expiry"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the library.

    Attributes:
        key: what it is known by for as long as the window is there.
        name: what it is called.
        kind: what it is.
        state: where it stands.
        created_at: when it was made, UTC.
        size: bytes; None = not known.
        progress: 0 to 1, while it is uploading.
        url: its link; None = it has none.
        privacy: `public`, `obscure` or `private`; empty = it has no link.
        expires_at: when its link ends; None = never.
        trouble: why it waits or failed, a sentence.
        path: its file on this computer; None = it has to be fetched.
    """

    key: str
    name: str
    kind: Kind
    state: EntryState
    created_at: datetime
    size: int | None = None
    progress: float = 0.0
    url: str | None = None
    privacy: str = ""
    expires_at: datetime | None = None
    trouble: str = ""
    path: Path | None = None

    @property
    def order(self) -> tuple[float, str]:
        """What it is sorted by: the newest first."""
        return -self.created_at.timestamp(), self.key

    def allows(self, action: Action) -> bool:
        """Whether something can be done with it."""
        state = self.state
        match action:
            case Action.COPY_LINK | Action.COPY_MARKDOWN | Action.COPY_HTML | Action.OPEN:
                return self.url is not None
            case Action.REVEAL:
                return self.path is not None
            case Action.EDIT | Action.PIN:
                return self.kind is Kind.PICTURE and self.path is not None
            case Action.UPLOAD:
                return state is EntryState.LOCAL
            case Action.RETRY:
                return state in (EntryState.FAILED, EntryState.CANCELLED)
            case Action.CANCEL:
                return state in (EntryState.WAITING, EntryState.UPLOADING)
            case Action.RENAME | Action.PRIVACY | Action.EXPIRY:
                return state is EntryState.READY
            case Action.DELETE:
                return True
