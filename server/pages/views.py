"""What the templates are filled with: plain values, escaped where they are written."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from markupsafe import Markup

from server.pages.wording import KINDS, date_in_words, size_in_words, split_name, type_label

_BRIEF: Final = 240


@dataclass(frozen=True, slots=True)
class DropView:
    """A drop as its page shows it.

    Attributes:
        kind: the name of its template.
        link: the address that people pass on.
        raw, download, thumbnail: where its bytes are.
        shows_raw: whether a browser shows the raw content rather than saving it.
        report: where people say what is wrong with it.
        target: where a link leads.
        width, height: pixels, where they are known.
    """

    kind: str
    name: str
    bytes: int
    created_at: datetime
    link: str
    raw: str
    download: str
    thumbnail: str | None
    shows_raw: bool
    report: str = ""
    target: str | None = None
    width: int | None = None
    height: int | None = None

    @property
    def stem(self) -> str:
        """The part of the name that may be shortened."""
        return split_name(self.name)[0]

    @property
    def suffix(self) -> str:
        """The part of the name that always shows."""
        return split_name(self.name)[1]

    @property
    def label(self) -> str:
        """What is written on the file's icon."""
        return type_label(self.name)

    @property
    def kind_words(self) -> str:
        """What it is, for people."""
        return KINDS.get(self.kind, "File")

    @property
    def size(self) -> str:
        """The size in words."""
        return size_in_words(self.bytes)

    @property
    def created(self) -> str:
        """The date in words."""
        return date_in_words(self.created_at)

    @property
    def created_machine(self) -> str:
        """The date as a `<time>` element wants it."""
        moment = self.created_at
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


@dataclass(frozen=True, slots=True)
class Medium:
    """A file that a social card points to."""

    url: str
    media_type: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a chat shows when the link is pasted into it."""

    type: str
    title: str
    description: str
    url: str
    image: Medium | None = None
    video: Medium | None = None
    audio: Medium | None = None
    player: str | None = None
    oembed: str | None = None


@dataclass(frozen=True, slots=True)
class TextView:
    """A text as its page shows it.

    Attributes:
        language: its language or kind, for people.
        html: its lines, highlighted or merely escaped.
        lines: how many are shown.
        numbered: code has line numbers and long lines; prose is wrapped.
        truncated: there is more than is shown.
        source: the same as it is written.
    """

    language: str
    html: Markup
    lines: int
    numbered: bool
    truncated: bool
    source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.html.strip()

    @property
    def is_brief(self) -> bool:
        """Whether it is a sentence or two, which would be lost at the top of a large page."""
        return len(self.source) <= _BRIEF and len(self.source.strip().splitlines()) == 1

    @property
    def length(self) -> str:
        """The number of lines in words."""
        counted = "1 line" if self.lines == 1 else f"{self.lines:,} lines"
        return f"first {counted}" if self.truncated else counted


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a drop has arrived, in bytes."""

    received: int
    size: int

    @property
    def percent(self) -> int:
        """Whole percents, rounded down: 100 is what a drop that is ready has."""
        return min(99, self.received * 100 // self.size) if self.size else 0

    @property
    def received_words(self) -> str:
        """What has arrived, in words."""
        return size_in_words(self.received)

    @property
    def size_words(self) -> str:
        """What there will be, in words."""
        return size_in_words(self.size)


@dataclass(frozen=True, slots=True)
class Refresh:
    """After how many seconds a waiting page asks again, and where."""

    seconds: int
    path: str
