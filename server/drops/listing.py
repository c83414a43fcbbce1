"""An account's drops, page by page: filtered, sorted, and without a place that moves.

Each page says where the next one begins: the last row's value in the chosen order, and its id. So
a drop that is added or taken away meanwhile shifts nothing, and page 1,000 costs what page 1 does.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select, tuple_

from server.database.tables import drops, notes, tags
from server.drops.model import Drop, DropKind
from server.drops.rows import drop_of, with_tags
from server.errors import Problem


class Sort(StrEnum):
    """The orders that drops can be listed in; with a minus from the end."""

    NEWEST = "-created_at"
    OLDEST = "created_at"
    NAME = "name"
    NAME_BACKWARDS = "-name"
    SMALLEST = "size"
    LARGEST = "-size"
    LEAST_SEEN = "views"
    MOST_SEEN = "-views"


class ListedKind(StrEnum):
    """What can be listed alone: a kind of drop, or a kind of file."""

    FILE = "file"
    NOTE = "note"
    LINK = "link"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which drops are listed; None = whatever.

    Attributes:
        q: in the name, a tag, or what a note says.
        kind: what it is.
        tag: one of its tags.
        since: made at this time or later.
        until: made before this time.
    """

    q: str | None = None
    kind: ListedKind | None = None
    tag: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of an account's drops, and where the next ones begin."""

    items: tuple[Drop, ...]
    next_cursor: str | None


_COLUMNS: Final[dict[str, ColumnElement[Any]]] = {
    "created_at": drops.c.id,  # ids begin with the time
    "name": func.lower(drops.c.name),
    "size": drops.c.size,
    "views": drops.c.views,
}


def list_page(
    connection: Connection,
    owner_id: str,
    limit: int,
    cursor: str | None = None,
    wanted: Filter | None = None,
    sort: Sort = Sort.NEWEST,
) -> Listing:
    """A page of an account's drops.

    Raises:
        Problem: 422, when the cursor is of another list.
    """
    backwards = sort.value.startswith("-")
    column = _COLUMNS[sort.value.removeprefix("-")]
    query = _filtered(owner_id, wanted or Filter()).add_columns(column.label("place"))
    if cursor is not None:
        query = query.where(_beyond(column, _read(cursor, sort), backwards=backwards))
    order = [c.desc() if backwards else c.asc() for c in (column, drops.c.id)]
    rows = connection.execute(query.order_by(*order).limit(limit + 1)).all()
    found = with_tags(connection, map(drop_of, rows[:limit]))
    return Listing(found, _written(rows[limit - 1], sort) if len(rows) > limit else None)


def _filtered(owner_id: str, wanted: Filter) -> Select[Any]:
    query = select(drops).where(drops.c.owner_id == owner_id)
    if wanted.q:
        query = query.where(_mentions(owner_id, wanted.q))
    if wanted.kind is not None:
        query = query.where(*_is_kind(wanted.kind))
    if wanted.tag is not None:
        tagged = select(tags.c.drop_id).where(tags.c.owner_id == owner_id, tags.c.tag == wanted.tag)
        query = query.where(drops.c.id.in_(tagged))
    if wanted.since is not None:
        query = query.where(drops.c.created_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(drops.c.created_at < wanted.until)
    return query


def _mentions(owner_id: str, q: str) -> ColumnElement[bool]:
    tagged = select(tags.c.drop_id).where(
        tags.c.owner_id == owner_id, tags.c.tag.icontains(q, autoescape=True)
    )
    noted = select(notes.c.drop_id).where(
        notes.c.drop_id == drops.c.id, notes.c.text.icontains(q, autoescape=True)
    )
    return or_(
        drops.c.name.icontains(q, autoescape=True),
        drops.c.target.icontains(q, autoescape=True),
        drops.c.id.in_(tagged),
        noted.exists(),
    )


def _is_kind(kind: ListedKind) -> Sequence[ColumnElement[bool]]:
    if kind.value in (each.value for each in DropKind):
        return (drops.c.kind == kind.value,)
    return (
        drops.c.kind == DropKind.FILE.value,
        drops.c.content_type.startswith(f"{kind.value}/", autoescape=True),
    )


def _beyond(
    column: ColumnElement[Any], place: tuple[Any, str], *, backwards: bool
) -> ColumnElement[bool]:
    if column is drops.c.id:
        return drops.c.id < place[1] if backwards else drops.c.id > place[1]
    here, there = tuple_(column, drops.c.id), tuple_(*place)
    return here < there if backwards else here > there


def _written(row: Row[Any], sort: Sort) -> str:
    text = json.dumps([sort.value, row.place, row.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, sort: Sort) -> tuple[Any, str]:
    """The place that a cursor stands for.

    The kind of its value is looked at, since PostgreSQL does not compare numbers with words.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        of, value, drop_id = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        f"{value}{drop_id}".encode()  # which fails for halves of characters
    except (binascii.Error, ValueError, TypeError) as error:
        raise _bad_cursor() from error
    kind = int if sort.value.removeprefix("-") in ("size", "views") else str
    if of != sort.value or type(value) is not kind or not isinstance(drop_id, str):
        raise _bad_cursor()
    if "\0" in f"{value}{drop_id}" or (isinstance(value, int) and abs(value) >= 2**63):
        raise _bad_cursor()
    return value, drop_id


def _bad_cursor() -> Problem:
    return Problem(422, "bad_cursor", "This cursor does not belong to this list: begin anew.")
