"""The sweeper's questions to the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select

from server.database.tables import drops, uploads
from server.drops.model import DropKind, State
from server.drops.rows import thumbnail_key

_READY_FILE = and_(drops.c.state == State.READY.value, drops.c.kind == DropKind.FILE.value)


@dataclass(frozen=True, slots=True)
class Remains:
    """What has to be taken out of the store when a drop is over."""

    drop_id: str
    keys: tuple[str, ...]
    upload_id: str | None


def expired(now: datetime) -> ColumnElement[bool]:
    """Drops whose links have ended."""
    return and_(drops.c.expires_at.is_not(None), drops.c.expires_at <= now)


def abandoned(before: datetime) -> ColumnElement[bool]:
    """Drops that were reserved before a moment, and for which nothing has come since."""
    alive = select(uploads.c.drop_id).where(uploads.c.touched_at >= before)
    return and_(
        drops.c.state == State.ARRIVING.value,
        drops.c.created_at < before,
        drops.c.id.not_in(alive),
    )


def broken(drop_id: str) -> ColumnElement[bool]:
    """A file that is said to be there."""
    return and_(drops.c.id == drop_id, _READY_FILE)


def find(
    connection: Connection, which: ColumnElement[bool], after: str, limit: int
) -> Sequence[str]:
    """Some ids of such drops, in order."""
    query = select(drops.c.id).where(which, drops.c.id > after).order_by(drops.c.id).limit(limit)
    return connection.scalars(query).all()


def take_out(
    connection: Connection, drop_id: str, which: ColumnElement[bool], *, dry_run: bool
) -> Remains | None:
    """Takes a drop out of the catalog if it still is such a one, and says what is left of it."""
    row = connection.execute(
        select(drops.c.id, drops.c.key, drops.c.thumbnail_type, uploads.c.upload_id)
        .outerjoin(uploads, uploads.c.drop_id == drops.c.id)
        .where(drops.c.id == drop_id, which)
    ).one_or_none()
    if row is None:
        return None
    if not dry_run:
        connection.execute(delete(drops).where(drops.c.id == drop_id))
    small = (thumbnail_key(row.key),) if row.thumbnail_type is not None else ()
    return Remains(row.id, (row.key, *small), row.upload_id)


def ready_keys(connection: Connection, after: str, limit: int) -> Sequence[tuple[str, str]]:
    """Keys and ids of some ready drops, in the order of the keys."""
    query = (
        select(drops.c.key, drops.c.id)
        .where(_READY_FILE, drops.c.key > after)
        .order_by(drops.c.key)
        .limit(limit)
    )
    return [(row.key, row.id) for row in connection.execute(query)]


def known_keys(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Those of the keys that drops have, ready or not."""
    return set(connection.scalars(select(drops.c.key).where(drops.c.key.in_(keys))))


def known_uploads(connection: Connection, upload_ids: Sequence[str]) -> set[str]:
    """Those of the uploads that drops wait for."""
    query = select(uploads.c.upload_id).where(uploads.c.upload_id.in_(upload_ids))
    return {upload_id for upload_id in connection.scalars(query) if upload_id is not None}


def count_ready(connection: Connection) -> int:
    """How many files are ready."""
    return connection.scalar(select(func.count()).select_from(drops).where(_READY_FILE)) or 0
