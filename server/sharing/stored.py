"""A drop's content as it is sent: made once for each drop, since many read the same one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from server.drops.model import Drop
from server.sharing.addresses import Addresses, Form
from server.sharing.conditions import http_date
from server.sharing.headers import Headers, content_headers
from server.sharing.kinds import Kind, presentation
from server.sharing.passes import is_guarded
from server.sharing.refusals import NoSuchDrop

_REMEMBERED: Final = 2048
"""About 2 kB each."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Stored content as it is sent.

    Attributes:
        key: where the store has it.
        size: its length in bytes.
        etag: tells this content from all others.
        last_modified: since when it has been so, as an HTTP date.
        headers: what is sent with it, whatever is asked for.
        headers_of_whole: the same for all of it.
    """

    key: str
    size: int
    etag: str
    last_modified: str
    headers: Headers
    headers_of_whole: Headers


def stored_forms(addresses: Addresses, form: Form) -> Callable[[Drop], Stored]:
    """A function from a drop to one form of its content.

    It raises `NoSuchDrop` where the drop has no such form.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def stored(drop: Drop) -> Stored:
        key, content_type, size, digest = _chosen(drop, form)
        etag = f'"{digest or drop.id}"'
        last_modified = http_date(drop.ready_at or drop.created_at)
        headers = (
            *content_headers(
                drop.name,
                content_type,
                attachment=form is Form.DOWNLOAD,
                private=is_guarded(drop),
                pages=addresses.pages if addresses.apart else None,
            ),
            (b"etag", etag.encode("ascii")),
            (b"last-modified", last_modified.encode("ascii")),
        )
        return Stored(
            key=key,
            size=size,
            etag=etag,
            last_modified=last_modified,
            headers=headers,
            headers_of_whole=(*headers, (b"content-length", b"%d" % size)),
        )

    return stored


def _chosen(drop: Drop, form: Form) -> tuple[str, str, int, str | None]:
    small = drop.thumbnail
    if form is Form.MEDIUM and (small is None or _is_picture(drop)):
        form = Form.RAW  # we make no pictures smaller: the next larger one there is
    if form in (Form.RAW, Form.DOWNLOAD):
        return drop.key, drop.content_type, drop.size, drop.sha256
    if small is None or presentation("", small.content_type).kind is not Kind.IMAGE:
        raise NoSuchDrop
    return small.key, small.content_type, small.size, small.sha256


def _is_picture(drop: Drop) -> bool:
    return presentation(drop.name, drop.content_type).kind is Kind.IMAGE
