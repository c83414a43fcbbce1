"""The documents that travel to and from the API."""

import re
import unicodedata
from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from server.accounts.model import Role, Scope
from server.drops import notes, targets
from server.drops.listing import ListedKind, Sort
from server.drops.model import DropKind, Privacy, State
from server.drops.reports import Reason
from server.drops.uploads import MOST_PARTS

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")
_UNKNOWN_TYPE = "application/octet-stream"
_LONGEST_NAME = 255  # bytes of UTF-8, as in file systems
_LONGEST_THUMBNAIL = 512 * 1024
_LONGEST_TAG = 50  # characters
_MOST_TAGS = 20
_LARGEST_SIZE = 2**50  # bytes, a pebibyte: what a file system holds, and a database counts
_MOST_ADDRESSES = 100
_TEN_YEARS = 10 * 366 * 24 * 3600


def _clean_name(name: str) -> str:
    """A file name for people: the last part of a path, one line, with nothing invisible in it."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in last)
    shown = "".join(c for c in shown if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    cut = " ".join(shown.split()).encode()[:_LONGEST_NAME].decode(errors="ignore")
    return "file" if cut in ("", ".", "..") else cut


def _clean_type(content_type: str) -> str:
    """The media type without parameters; what is none is unknown."""
    plain = content_type.partition(";")[0].strip().lower()
    return plain if _MEDIA_TYPE.fullmatch(plain) else _UNKNOWN_TYPE


Name = Annotated[str, Field(max_length=4096), AfterValidator(_clean_name)]
ContentType = Annotated[str, Field(max_length=255), AfterValidator(_clean_type)]


def _clean_tag(tag: str) -> str:
    """A tag as it is kept: small letters, single blanks, and no comma."""
    clean = " ".join(tag.casefold().split())
    if not clean or not clean.isprintable() or "," in clean or len(clean) > _LONGEST_TAG:
        raise ValueError(f"a tag has 1 to {_LONGEST_TAG} characters and no comma")
    return clean


def _without_repeats(tags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(tags)))


def _is_text(text: str) -> str:
    if "\0" in text:
        raise ValueError("a note is text, and text holds no null character")
    if not text.strip():
        raise ValueError("there is nothing in it")
    return text


Tag = Annotated[str, Field(max_length=200), AfterValidator(_clean_tag)]
Tags = Annotated[tuple[Tag, ...], Field(max_length=_MOST_TAGS), AfterValidator(_without_repeats)]
NoteText = Annotated[str, Field(min_length=1, max_length=notes.LONGEST), AfterValidator(_is_text)]
Target = Annotated[str, Field(min_length=1, max_length=targets.LONGEST)]
Search = Annotated[str, AfterValidator(lambda text: text.replace("\0", ""))]
Pixels = Annotated[int, Field(ge=1, le=100_000)]
MaxViews = Annotated[int, Field(ge=1, le=1_000_000)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ThumbnailIn(_Document):
    """A small picture that the client will send beside the file."""

    content_type: Literal["image/png", "image/jpeg", "image/webp"]
    size: int = Field(ge=1, le=_LONGEST_THUMBNAIL)
    sha256: Sha256


class DropIn(_Document):
    """What is to be shared: a file, a note, or a link to somewhere else.

    A file needs `name` and `size`, a note `content`, a link `target`.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "file",
                    "name": "screenshot.png",
                    "content_type": "image/png",
                    "size": 48213,
                    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    "width": 1280,
                    "height": 720,
                },
                {"kind": "note", "content": "# Shopping\n\n- ink\n- paper", "tags": ["home"]},
                {"kind": "link", "target": "https://example.org/", "slug": "our-page"},
            ]
        }
    )

    kind: DropKind = DropKind.FILE
    name: Name | None = None
    content_type: ContentType = _UNKNOWN_TYPE
    size: int | None = Field(
        default=None, ge=0, le=_LARGEST_SIZE, description="null for a file that still grows"
    )
    sha256: Sha256 | None = None
    width: Pixels | None = None
    height: Pixels | None = None
    content: NoteText | None = None
    target: Target | None = None
    slug: str | None = Field(
        default=None, min_length=1, max_length=64, description="a link of your own"
    )
    tags: Tags = ()
    privacy: Privacy = Privacy.PUBLIC
    password: str | None = Field(default=None, min_length=1, max_length=1024)
    expires_in: int | None = Field(default=None, ge=1, le=_TEN_YEARS, description="seconds")
    max_views: MaxViews | None = None
    thumbnail: ThumbnailIn | None = None

    @model_validator(mode="after")
    def check_kind(self) -> Self:
        """Each kind has what it needs and nothing of the others."""
        given = self.model_fields_set
        for kind, needed, foreign in _FIELDS_OF_KINDS:
            if self.kind is kind:
                missing = [field for field in needed if field not in given]
                if missing:
                    raise ValueError(f"a {kind.value} needs {' and '.join(missing)}")
                strange = [field for field in foreign if getattr(self, field) is not None]
                if strange:
                    raise ValueError(f"a {kind.value} has no {' and no '.join(strange)}")
        if self.kind is DropKind.FILE and self.name is None:
            raise ValueError("a file needs a name")
        return self


class DropChange(_Document):
    """What can be changed later; what is left out stays as it is."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"name": "final.png", "tags": ["work"]}, {"slug": "our-page"}]
        }
    )

    name: Name | None = None
    slug: str | None = Field(default=None, min_length=1, max_length=64)
    tags: Tags | None = None
    content: NoteText | None = Field(default=None, description="of a note")
    target: Target | None = Field(default=None, description="of a link")
    privacy: Privacy | None = None
    password: str | None = Field(default=None, min_length=1, max_length=1024)
    expires_in: int | None = Field(default=None, ge=1, le=_TEN_YEARS, description="null: never")
    max_views: MaxViews | None = Field(default=None, description="null: as often as one likes")


class ListQuery(_Document):
    """Which drops to list, and in which order."""

    cursor: str | None = Field(
        default=None, max_length=4096, description="`next_cursor` of the page before"
    )
    limit: int = Field(default=50, ge=1, le=200)
    q: Search | None = Field(
        default=None, max_length=200, description="in the name, a tag, a note, or where a link goes"
    )
    kind: ListedKind | None = None
    tag: Tag | None = None
    since: datetime | None = None
    until: datetime | None = None
    sort: Sort = Sort.NEWEST


_FIELDS_OF_KINDS = (
    (DropKind.FILE, ("name", "size"), ("content", "target")),
    (DropKind.NOTE, ("content",), ("size", "sha256", "target", "thumbnail", "width", "height")),
    (DropKind.LINK, ("target",), ("size", "sha256", "content", "thumbnail", "width", "height")),
)
"""What each kind of drop needs, and what belongs to others."""


class PartIn(_Document):
    """A part of a file, which begins at (number - 1) × part_size."""

    number: int = Field(ge=1, le=MOST_PARTS)
    size: int = Field(ge=1, le=_LARGEST_SIZE)
    sha256: Sha256


class PartsIn(_Document):
    """The parts that addresses are wanted for."""

    parts: list[PartIn] = Field(min_length=1, max_length=_MOST_ADDRESSES)


class CompleteIn(_Document):
    """What the client says it has sent."""

    size: int = Field(ge=0, le=_LARGEST_SIZE)
    sha256: Sha256 | None = Field(
        default=None, description="of the whole; of what came in parts, theirs can stand for it"
    )
    parts: list[PartIn] | None = Field(default=None, max_length=MOST_PARTS)


class DropOut(BaseModel):
    """A drop, as its owner sees it."""

    id: str
    slug: str
    url: str
    kind: DropKind
    name: str
    target: str | None = Field(description="where a link leads")
    content_type: str
    size: int
    sha256: str | None
    width: int | None
    height: int | None
    tags: list[str]
    state: State
    privacy: Privacy
    created_at: datetime
    ready_at: datetime | None
    expires_at: datetime | None
    max_views: int | None
    views: int
    thumbnail_url: str | None
    deletion_url: str = Field(description="whoever has it can delete the drop")


class UploadOut(BaseModel):
    """Where bytes go; whoever has the address may put them there, once."""

    method: Literal["PUT"] = "PUT"
    url: str
    headers: dict[str, str]
    expires_at: int = Field(description="seconds since 1970")


class MultipartOut(BaseModel):
    """The bytes go in parts of this size; `POST /drops/{id}/parts` has an address for each."""

    method: Literal["multipart"] = "multipart"
    part_size: int


class CreatedOut(DropOut):
    """A new drop, and where its bytes go. A drop that is ready already needs none."""

    upload: UploadOut | MultipartOut | None
    thumbnail_upload: UploadOut | None


class PartUploadOut(UploadOut):
    """Where a part goes."""

    number: int


class PartUploadsOut(BaseModel):
    """Where parts go."""

    parts: list[PartUploadOut]


class PartsOut(BaseModel):
    """What has come of a drop, and what its parts are like; `size` is null while it grows."""

    part_size: int
    size: int | None
    parts: list[PartIn]


class ThumbnailUploadOut(BaseModel):
    """Where the small picture of a drop goes."""

    thumbnail_upload: UploadOut


class SharedOut(BaseModel):
    """What an uploader is told: the three addresses that ShareX asks for."""

    id: str
    url: str
    thumbnail_url: str | None = Field(description="of a picture")
    deletion_url: str = Field(description="whoever has it can delete the drop")


class PageOut(BaseModel):
    """Some drops, in the order that was asked for."""

    items: list[DropOut]
    next_cursor: str | None


class ReferrerOut(BaseModel):
    """Where readers came from."""

    host: str = Field(description="empty: the browser did not say")
    views: int


class DayOut(BaseModel):
    """A day in UTC."""

    day: date
    views: int


class StatsOut(BaseModel):
    """How often a drop was looked at; machines and repeated requests are not counted."""

    views: int
    opened: int = Field(description="of `max_views`: how often somebody clicked to see it")
    days: list[DayOut] = Field(description="the last 90 that had views")
    referrers: list[ReferrerOut] = Field(description="the 50 that led here most often")


class ReportOut(BaseModel):
    """What somebody says is wrong with a drop."""

    id: str
    url: str
    name: str
    reason: Reason
    details: str
    contact: str
    created_at: datetime
    resolved_at: datetime | None


class ReportsOut(BaseModel):
    """Reports, oldest first."""

    items: list[ReportOut]


class UsageOut(BaseModel):
    """What the account has stored."""

    drops: int
    bytes: int


class LimitsOut(BaseModel):
    """What the account may store; null: as much as it likes."""

    max_size: int = Field(description="bytes of one drop")
    quota: int | None = Field(description="bytes of all drops together")
    max_drops: int | None


class MeOut(BaseModel):
    """Who the token belongs to."""

    id: str
    name: str
    role: Role
    scopes: list[Scope] = Field(description="what the token allows")
    usage: UsageOut
    limits: LimitsOut


class ProblemOut(BaseModel):
    """Why something was refused (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    detail: str
