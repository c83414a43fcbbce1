"""The documents that travel to and from the API."""

import re
import unicodedata
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from server.accounts.model import Role, Scope
from server.drops.model import Drop, Privacy, State

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")
_UNKNOWN_TYPE = "application/octet-stream"
_LONGEST_NAME = 255  # bytes of UTF-8, as in file systems
_LONGEST_THUMBNAIL = 512 * 1024
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
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Document(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ThumbnailIn(_Document):
    """A small picture that the client will send beside the file."""

    content_type: Literal["image/png", "image/jpeg", "image/webp"]
    size: int = Field(ge=1, le=_LONGEST_THUMBNAIL)
    sha256: Sha256


class DropIn(_Document):
    """What is to be shared."""

    kind: Literal["file", "note", "link"] = "file"
    name: Name
    content_type: ContentType = _UNKNOWN_TYPE
    size: int | None = Field(ge=0, description="null for a file that still grows")
    sha256: Sha256 | None = None
    privacy: Privacy = Privacy.PUBLIC
    password: str | None = Field(default=None, min_length=1, max_length=1024)
    expires_in: int | None = Field(default=None, ge=1, le=_TEN_YEARS, description="seconds")
    max_views: int | None = Field(default=None, ge=1)
    thumbnail: ThumbnailIn | None = None


class DropChange(_Document):
    """What can be changed later; what is left out stays as it is."""

    name: Name | None = None
    privacy: Privacy | None = None
    password: str | None = Field(default=None, min_length=1, max_length=1024)
    expires_in: int | None = Field(default=None, ge=1, le=_TEN_YEARS, description="null: never")


class ListQuery(_Document):
    """Which drops to list."""

    cursor: str | None = Field(default=None, pattern=r"^[0-9a-f]{32}$")
    limit: int = Field(default=50, ge=1, le=200)
    q: str | None = Field(default=None, max_length=200, description="part of a name")
    kind: Literal["file"] | None = None
    since: datetime | None = None
    until: datetime | None = None
    sort: Literal["-created_at"] = "-created_at"


class CompleteIn(_Document):
    """What the client says it has sent."""

    size: int = Field(ge=0)
    sha256: Sha256


class DropOut(BaseModel):
    """A drop, as its owner sees it."""

    id: str
    slug: str
    url: str
    kind: Literal["file"] = "file"
    name: str
    content_type: str
    size: int
    sha256: str | None
    state: State
    privacy: Privacy
    created_at: datetime
    ready_at: datetime | None
    expires_at: datetime | None
    thumbnail_url: str | None


class UploadOut(BaseModel):
    """Where bytes go; whoever has the address may put them there, once."""

    method: Literal["PUT"] = "PUT"
    url: str
    headers: dict[str, str]
    expires_at: int = Field(description="seconds since 1970")


class CreatedOut(DropOut):
    """A new drop, and where its bytes go. A drop that is ready already needs none."""

    upload: UploadOut | None
    thumbnail_upload: UploadOut | None


class PageOut(BaseModel):
    """Some drops, newest first."""

    items: list[DropOut]
    next_cursor: str | None


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


def drop_document(drop: Drop, base_url: str) -> dict[str, Any]:
    """A drop's fields as `DropOut` has them."""
    url = f"{base_url}/{drop.slug}"
    has_thumbnail = drop.thumbnail is not None
    return {
        "id": drop.id,
        "slug": drop.slug,
        "url": url,
        "name": drop.name,
        "content_type": drop.content_type,
        "size": drop.size,
        "sha256": drop.sha256,
        "state": drop.state,
        "privacy": drop.privacy,
        "created_at": drop.created_at,
        "ready_at": drop.ready_at,
        "expires_at": drop.expires_at,
        "thumbnail_url": f"{url}/thumbnail" if has_thumbnail else None,
    }
