"""Where drops are noted. What belongs to somebody is asked for with its owner, always."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts.quota import take_room
from server.database.database import Database
from server.database.lookup import Lookup
from server.database.tables import drops, from_microseconds
from server.drops.model import Drop, Privacy, State, Thumbnail
from server.errors import Problem


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of an account's drops, newest first, and where the next ones begin."""

    items: tuple[Drop, ...]
    next_cursor: str | None


class Catalog:
    """Notes and finds drops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_slug(self, slug: str) -> Drop | None:
        """The drop behind a link, whatever its state; None when there is none or it has expired."""
        row = await self._database.look_up(_BY_SLUG, slug)
        drop = _from_columns(row) if row is not None else None
        return None if drop is None or drop.has_expired(datetime.now(UTC)) else drop

    async def is_over(self, drop_id: str) -> bool:
        """Whether nobody has to wait for a drop: it is ready, or gone."""
        return await self._database.read(_state, drop_id) != State.ARRIVING

    async def add(self, drop: Drop, idempotency_key: str | None, fingerprint: str) -> Drop:
        """Notes a new drop, or finds the one that the same request made before.

        Raises:
            Problem: 422 when another request used the same Idempotency-Key.
        """
        return await self._database.write(_add, drop, idempotency_key, fingerprint)

    async def get(self, owner_id: str, drop_id: str) -> Drop | None:
        """An account's drop."""
        return await self._database.read(_get, owner_id, drop_id)

    async def make_ready(self, owner_id: str, drop_id: str) -> Drop | None:
        """Turns an arriving drop into a ready one; a ready one stays as it is."""
        return await self._database.write(_make_ready, owner_id, drop_id, datetime.now(UTC))

    async def change(self, owner_id: str, drop_id: str, values: Mapping[str, Any]) -> Drop | None:
        """Changes what may be changed of an account's drop."""
        return await self._database.write(_change, owner_id, drop_id, values)

    async def remove(self, owner_id: str, drop_id: str) -> Drop | None:
        """Takes an account's drop out of the catalog and returns what it was."""
        return await self._database.write(_remove, owner_id, drop_id)

    async def page(
        self,
        owner_id: str,
        *,
        limit: int,
        before: str | None = None,
        q: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Listing:
        """An account's drops, newest first, those with `q` in their names."""
        return await self._database.read(_page, owner_id, limit, before, q, since, until)


def _state(connection: Connection, drop_id: str) -> str | None:
    return connection.scalar(select(drops.c.state).where(drops.c.id == drop_id))


def _add(connection: Connection, drop: Drop, idempotency_key: str | None, fingerprint: str) -> Drop:
    earlier = _earlier(connection, drop.owner_id, idempotency_key)
    if earlier is None:
        take_room(connection, drop.owner_id, drop.size)
        try:
            with connection.begin_nested():
                connection.execute(
                    insert(drops).values(
                        **_columns(drop), idempotency_key=idempotency_key, fingerprint=fingerprint
                    )
                )
        except IntegrityError:  # the same request, at the same time
            earlier = _earlier(connection, drop.owner_id, idempotency_key)
            if earlier is None:
                raise
        else:
            return drop
    if earlier.fingerprint != fingerprint:
        raise Problem(
            422, "idempotency_key_reused", "This Idempotency-Key was used for another request."
        )
    return _drop(earlier)


def _earlier(connection: Connection, owner_id: str, idempotency_key: str | None) -> Row[Any] | None:
    """The row that an earlier request with the same key made."""
    if idempotency_key is None:
        return None
    return connection.execute(
        select(drops).where(
            drops.c.owner_id == owner_id, drops.c.idempotency_key == idempotency_key
        )
    ).one_or_none()


def _get(connection: Connection, owner_id: str, drop_id: str) -> Drop | None:
    row = connection.execute(
        select(drops).where(drops.c.id == drop_id, drops.c.owner_id == owner_id)
    ).one_or_none()
    return _drop(row) if row is not None else None


def _make_ready(connection: Connection, owner_id: str, drop_id: str, now: datetime) -> Drop | None:
    drop = _get(connection, owner_id, drop_id)
    if drop is None or drop.is_ready:
        return drop
    take_room(connection, owner_id, drop.size, besides=drop_id)
    connection.execute(
        update(drops)
        .where(
            drops.c.id == drop_id,
            drops.c.owner_id == owner_id,
            drops.c.state == State.ARRIVING.value,
        )
        .values(state=State.READY.value, ready_at=now)
    )
    return _get(connection, owner_id, drop_id)


def _change(
    connection: Connection, owner_id: str, drop_id: str, values: Mapping[str, Any]
) -> Drop | None:
    if values:
        connection.execute(
            update(drops)
            .where(drops.c.id == drop_id, drops.c.owner_id == owner_id)
            .values(**values)
        )
    return _get(connection, owner_id, drop_id)


def _remove(connection: Connection, owner_id: str, drop_id: str) -> Drop | None:
    drop = _get(connection, owner_id, drop_id)
    if drop is not None:
        connection.execute(delete(drops).where(drops.c.id == drop_id))
    return drop


def _page(
    connection: Connection,
    owner_id: str,
    limit: int,
    before: str | None,
    q: str | None,
    since: datetime | None,
    until: datetime | None,
) -> Listing:
    query = select(drops).where(drops.c.owner_id == owner_id)
    if before is not None:
        query = query.where(drops.c.id < before)
    if q:
        query = query.where(drops.c.name.icontains(q, autoescape=True))
    if since is not None:
        query = query.where(drops.c.created_at >= since)
    if until is not None:
        query = query.where(drops.c.created_at < until)
    rows = connection.execute(query.order_by(drops.c.id.desc()).limit(limit + 1)).all()
    items = tuple(map(_drop, rows[:limit]))
    return Listing(items, items[-1].id if len(rows) > limit else None)


_FIELDS = (
    *("id", "owner_id", "slug", "name", "content_type", "size", "sha256", "state", "privacy"),
    *("password_hash", "expires_at", "created_at", "ready_at", "key"),
    *("thumbnail_type", "thumbnail_size", "thumbnail_sha256"),
)
_BY_SLUG = Lookup(drops.c.slug, [drops.c[name] for name in _FIELDS])
_STATES = {state.value: state for state in State}
_PRIVACIES = {privacy.value: privacy for privacy in Privacy}


@lru_cache(maxsize=2048)
def _from_columns(row: tuple[Any, ...]) -> Drop:
    """A drop from the bare columns of `_FIELDS`, moments in microseconds."""
    values = dict(zip(_FIELDS, row, strict=True))
    kind, size, digest = (values.pop(f"thumbnail_{name}") for name in ("type", "size", "sha256"))
    for moment in ("expires_at", "created_at", "ready_at"):
        if values[moment] is not None:
            values[moment] = from_microseconds(values[moment])
    values["state"] = _STATES[values["state"]]
    values["privacy"] = _PRIVACIES[values["privacy"]]
    small = Thumbnail(thumbnail_key(values["key"]), kind, size, digest) if kind else None
    return Drop(**values, thumbnail=small)


def _drop(row: Row[Any]) -> Drop:
    thumbnail = None
    if row.thumbnail_type is not None:
        thumbnail = Thumbnail(
            thumbnail_key(row.key), row.thumbnail_type, row.thumbnail_size, row.thumbnail_sha256
        )
    plain = {name: getattr(row, name) for name in _FIELDS[:14]}
    plain |= {"state": State(row.state), "privacy": Privacy(row.privacy)}
    return Drop(**plain, thumbnail=thumbnail)


def _columns(drop: Drop) -> dict[str, Any]:
    small = drop.thumbnail
    return {name: getattr(drop, name) for name in _FIELDS[:14]} | {
        "state": drop.state.value,
        "privacy": drop.privacy.value,
        "thumbnail_type": small.content_type if small else None,
        "thumbnail_size": small.size if small else None,
        "thumbnail_sha256": small.sha256 if small else None,
    }


def thumbnail_key(key: str) -> str:
    """Where the store has the small picture of what it has under a key."""
    return f"{key}-thumbnail"
