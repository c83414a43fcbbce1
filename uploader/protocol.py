"""The HTTP contract without a network: which request comes next, and what its answer means."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urljoin, urlsplit

from uploader.errors import (
    BadServerAddress,
    LinkExpired,
    NoSuchDrop,
    NotADropcapServer,
    NotAllThere,
    QuotaExceeded,
    ServerFault,
    ServerFull,
    ServerRefused,
    TokenRefused,
    TooLarge,
    UploadError,
)
from uploader.model import Drop, Endpoint, Privacy, UploadRequest, Written
from uploader.retry import RETRYABLE_STATUSES

_Value = TypeVar("_Value")

_API = "/api/v1"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The names of this machine that no packet leaves it for."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request to be sent; its headers and URL may hold secrets and are not shown."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What has to be known of a file before its drop can be made.

    Attributes:
        size: bytes; None = it still grows.
        sha256: 64 hexadecimal digits; None = it is told at the end, since reading all of a large
            file first would keep its link waiting.
    """

    size: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file.

    Attributes:
        number: from 1; it begins at (number - 1) times the size that all but the last have.
        size: bytes.
        sha256: 64 hexadecimal digits.
    """

    number: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Presigned:
    """Where bytes go; whoever has it may put them there, hence it is not shown."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reserved:
    """A drop that waits for its bytes.

    Attributes:
        drop_id: the server's name for it.
        url: its link.
        state: `arriving` or `ready`.
        upload: where the bytes go, if they go in one piece.
        part_size: how large the parts are, if they go in parts.
        thumbnail_upload: where the small picture goes.
    """

    drop_id: str
    url: str
    state: str
    upload: Presigned | None
    part_size: int | None
    thumbnail_upload: Presigned | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the drops, and the cursor that leads to the next ones."""

    items: tuple[Drop, ...]
    next_cursor: str | None


def check_address(address: str) -> str:
    """Returns a server's address in its canonical form.

    Raises:
        BadServerAddress: it is none.
    """
    parts = urlsplit(address.strip())
    try:
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or parts.username or parts.query or parts.fragment:
        raise BadServerAddress(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def is_private_connection(address: str) -> bool:
    """Whether nobody on the way can read a token sent there: HTTPS, or this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.hostname or "") in LOOPBACK


class Protocol:
    """Requests to one server and the meaning of its answers.

    Args:
        endpoint: the server and the token for it.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._base = check_address(endpoint.server_url)

    def prepare_me(self) -> Request:
        """Asks who the token belongs to."""
        return self._api("GET", "/me")

    def prepare_create(
        self, job_id: str, wanted: UploadRequest, file: FileFacts, thumbnail: FileFacts | None
    ) -> Request:
        """Reserves a drop; the same job id never makes a second one."""
        document: dict[str, Any] = {
            "kind": "file",
            "name": wanted.name,
            "content_type": wanted.content_type,
            "size": file.size,
            "sha256": file.sha256,
            "privacy": wanted.privacy.value,
        }
        document |= _given(wanted, "password", "expires_in", "max_views", "slug", "tags")
        document |= _given(wanted, "width", "height")
        if thumbnail is not None:
            document["thumbnail"] = _thumbnail(thumbnail)
        return self._api("POST", "/drops", document, {"Idempotency-Key": job_id})

    def prepare_write(self, key: str, written: Written) -> Request:
        """Makes a note or a link; the same key never makes a second one."""
        document = {
            "kind": written.kind,
            "content" if written.kind == "note" else "target": written.content,
            "privacy": written.privacy.value,
            **_given(written, "name", "password", "expires_in", "max_views", "slug", "tags"),
        }
        return self._api("POST", "/drops", document, {"Idempotency-Key": key})

    def prepare_parts(self, drop_id: str, parts: Sequence[Part]) -> Request:
        """Asks for addresses for parts."""
        document = {"parts": [asdict(part) for part in parts]}
        return self._api("POST", f"/drops/{quote(drop_id)}/parts", document)

    def prepare_list_parts(self, drop_id: str) -> Request:
        """Asks which parts the store has."""
        return self._api("GET", f"/drops/{quote(drop_id)}/parts")

    def prepare_thumbnail(self, drop_id: str, small: FileFacts) -> Request:
        """Asks where a small picture goes that was not there when the drop was reserved."""
        return self._api("POST", f"/drops/{quote(drop_id)}/thumbnail", _thumbnail(small))

    def prepare_complete(
        self, drop_id: str, file: FileFacts, parts: Sequence[Part] | None = None
    ) -> Request:
        """Says that all bytes are there."""
        document: dict[str, Any] = {"size": file.size, "sha256": file.sha256}
        if parts is not None:
            document["parts"] = [asdict(part) for part in parts]
        return self._api("POST", f"/drops/{quote(drop_id)}/complete", document)

    def prepare_list(self, *, limit: int, cursor: str | None = None, q: str = "") -> Request:
        """Asks for drops, newest first."""
        query = {"limit": str(limit), **({"cursor": cursor} if cursor else {})}
        return self._api("GET", "/drops?" + urlencode({**query, **({"q": q} if q else {})}))

    def prepare_get(self, drop_id: str) -> Request:
        """Asks for one drop."""
        return self._api("GET", f"/drops/{quote(drop_id, safe='')}")

    def prepare_change(self, drop_id: str, changes: Mapping[str, Any]) -> Request:
        """Changes a drop's name, privacy, password or expiry; what is left out stays."""
        return self._api("PATCH", f"/drops/{quote(drop_id, safe='')}", changes)

    def prepare_delete(self, drop_id: str) -> Request:
        """Takes a drop away."""
        return self._api("DELETE", f"/drops/{quote(drop_id, safe='')}")

    def read_me(self, answer: Answer) -> Mapping[str, Any]:
        """The account, its quota and limits."""
        return self._document(answer, 200)

    def read_created(self, answer: Answer) -> Reserved:
        """The reserved drop, its link, and where its bytes go."""
        return self._read(answer, self._reserved, 201, 200)

    def read_written(self, answer: Answer) -> Drop:
        """A note or link that was made."""
        return self._read(answer, _drop, 201, 200)

    def read_drop(self, answer: Answer) -> Drop:
        """One drop."""
        return self._read(answer, _drop, 200)

    def read_changed(self, answer: Answer, which: str) -> Drop:
        """The drop as it is now."""
        if answer.status == 404:
            raise NoSuchDrop(which)
        return self._read(answer, _drop, 200)

    def read_page(self, answer: Answer) -> Page:
        """Some drops."""
        return self._read(
            answer,
            lambda page: Page(tuple(map(_drop, page["items"])), page.get("next_cursor")),
            200,
        )

    def read_deleted(self, answer: Answer, which: str) -> None:
        """That a drop is gone."""
        if answer.status == 404:
            raise NoSuchDrop(which)
        if answer.status != 204:
            raise self._refusal(answer)

    def read_parts(self, answer: Answer) -> Mapping[int, Presigned]:
        """Where parts go, by their numbers."""
        return self._read(
            answer,
            lambda document: {
                int(part["number"]): self._presigned(part) for part in document["parts"]
            },
            200,
        )

    def read_listed_parts(self, answer: Answer) -> Sequence[Part]:
        """The parts that the store has."""
        return self._read(answer, lambda document: list(map(_part, document["parts"])), 200)

    def read_thumbnail(self, answer: Answer) -> Presigned:
        """Where the small picture goes."""
        return self._read(
            answer, lambda document: self._presigned(document["thumbnail_upload"]), 200
        )

    def read_put(self, answer: Answer) -> None:
        """That the store took the bytes; 412 says that it has had them already."""
        if answer.status in (200, 201, 204, 412):
            return
        if answer.status in (403, 404, 410):
            raise LinkExpired
        raise self._refusal(answer)

    def _api(
        self,
        method: str,
        path: str,
        document: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Request:
        full = {
            "Authorization": f"Bearer {self._endpoint.token}",
            "Accept": "application/json",
            **(headers or {}),
        }
        body = b""
        if document is not None:
            body = json.dumps(document).encode()
            full["Content-Type"] = "application/json"
        return Request(method, self._base + _API + path, full, body)

    def _reserved(self, document: Mapping[str, Any]) -> Reserved:
        upload, small = document.get("upload"), document.get("thumbnail_upload")
        in_parts = upload is not None and upload["method"] == "multipart"
        return Reserved(
            str(document["id"]),
            str(document["url"]),
            str(document["state"]),
            self._presigned(upload) if upload is not None and not in_parts else None,
            int(upload["part_size"]) if upload is not None and in_parts else None,
            self._presigned(small) if small is not None else None,
        )

    def _presigned(self, document: Mapping[str, Any]) -> Presigned:
        url = urljoin(self._base + "/", str(document["url"]))
        return Presigned(str(document["method"]), url, dict(document["headers"]))

    def _read(
        self, answer: Answer, read: Callable[[Mapping[str, Any]], _Value], *expected: int
    ) -> _Value:
        document = self._document(answer, *expected)
        try:
            return read(document)
        except (KeyError, TypeError, ValueError) as error:
            raise NotADropcapServer(self._base) from error

    def _document(self, answer: Answer, *expected: int) -> Mapping[str, Any]:
        if answer.status not in expected:
            raise self._refusal(answer)
        try:
            document = json.loads(answer.body)
        except ValueError as error:
            raise NotADropcapServer(self._base) from error
        if not isinstance(document, dict):
            raise NotADropcapServer(self._base)
        return document

    def _refusal(self, answer: Answer) -> UploadError:
        problem = _problem(answer)
        code, detail = str(problem.get("code", "")), str(problem.get("detail", ""))
        if answer.status in (401, 403):
            return TokenRefused(self._base)
        if answer.status == 507 or code == "not_uploaded":
            return NotAllThere() if code == "not_uploaded" else ServerFull(self._base)
        if code == "quota_exceeded":
            return QuotaExceeded(detail or "Your account is full.", "Delete what you do not need.")
        if answer.status == 413:
            return TooLarge(detail or "The file is larger than the server takes.")
        if answer.status in RETRYABLE_STATUSES:
            return ServerFault(self._base, answer.status, _retry_after(answer))
        if code:
            return ServerRefused(code, detail)
        if answer.status >= 500:
            return ServerFault(self._base, answer.status)
        return NotADropcapServer(self._base)


def _thumbnail(small: FileFacts) -> dict[str, Any]:
    return {"content_type": "image/jpeg", "size": small.size, "sha256": small.sha256}


def _part(document: Mapping[str, Any]) -> Part:
    return Part(int(document["number"]), int(document["size"]), str(document["sha256"]))


def _drop(document: Mapping[str, Any]) -> Drop:
    return Drop(
        str(document["id"]),
        str(document["slug"]),
        str(document["url"]),
        str(document["name"]),
        str(document["content_type"]),
        document["size"],
        str(document["state"]),
        Privacy(document["privacy"]),
        datetime.fromisoformat(document["created_at"]),
        _moment(document.get("expires_at")),
        document.get("thumbnail_url"),
        str(document.get("kind", "file")),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _given(wanted: UploadRequest | Written, *names: str) -> dict[str, Any]:
    """The fields that say something, for a request."""
    values = {name: getattr(wanted, name) for name in names}
    return {name: value for name, value in values.items() if value not in (None, ())}


def _problem(answer: Answer) -> Mapping[str, Any]:
    """The fields of an RFC 9457 answer, or none."""
    try:
        document = json.loads(answer.body)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _retry_after(answer: Answer) -> float | None:
    """Seconds from a Retry-After header; its other form, a date, is left to our own pauses."""
    value = next((v for k, v in answer.headers.items() if k.lower() == "retry-after"), "")
    return float(value) if value.strip().isdigit() else None
