"""Drops and the rows of their table, in both directions."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Row

from server.database.tables import from_microseconds
from server.drops.model import Drop, DropKind, Privacy, State, Thumbnail
from server.drops.tags import tags_of

_PLAIN: Final = (
    *("id", "owner_id", "slug", "name", "target", "content_type", "size", "sha256"),
    *("width", "height"),
    *("password_hash", "expires_at", "max_views", "created_at", "ready_at", "key"),
)
_MOMENTS: Final = ("expires_at", "created_at", "ready_at")
FIELDS: Final = (
    *_PLAIN,
    *("kind", "state", "privacy", "thumbnail_type", "thumbnail_size", "thumbnail_sha256"),
)
"""The columns that a drop is made of."""

_KINDS: Final = {kind.value: kind for kind in DropKind}
_STATES: Final = {state.value: state for state in State}
_PRIVACIES: Final = {privacy.value: privacy for privacy in Privacy}


@lru_cache(maxsize=2048)
def drop_of_columns(row: tuple[Any, ...]) -> Drop:
    """A drop from the bare columns of `FIELDS`, moments in microseconds."""
    values = dict(zip(FIELDS, row, strict=True))
    for moment in _MOMENTS:
        if values[moment] is not None:
            values[moment] = from_microseconds(values[moment])
    return _made(values)


def drop_of(row: Row[Any]) -> Drop:
    """A drop from a row of the whole table, with what its owner may know."""
    found = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    return replace(_made({name: found[name] for name in FIELDS}), views=row.views)


def with_tags(connection: Connection, found: Iterable[Drop]) -> tuple[Drop, ...]:
    """The same drops with their tags."""
    plain = tuple(found)
    tags = tags_of(connection, [drop.id for drop in plain])
    return tuple(replace(drop, tags=tags[drop.id]) if drop.id in tags else drop for drop in plain)


def columns_of(drop: Drop) -> dict[str, Any]:
    """What a drop's row has."""
    small = drop.thumbnail
    return {name: getattr(drop, name) for name in _PLAIN} | {
        "kind": drop.kind.value,
        "state": drop.state.value,
        "privacy": drop.privacy.value,
        "thumbnail_type": small.content_type if small else None,
        "thumbnail_size": small.size if small else None,
        "thumbnail_sha256": small.sha256 if small else None,
    }


def thumbnail_key(key: str) -> str:
    """Where the store has the small picture of what it has under a key."""
    return f"{key}-thumbnail"


def _made(values: dict[str, Any]) -> Drop:
    kind, size, digest = (values.pop(f"thumbnail_{name}") for name in ("type", "size", "sha256"))
    values["kind"] = _KINDS[values["kind"]]
    values["state"] = _STATES[values["state"]]
    values["privacy"] = _PRIVACIES[values["privacy"]]
    small = Thumbnail(thumbnail_key(values["key"]), kind, size, digest) if kind else None
    return Drop(**values, thumbnail=small)
