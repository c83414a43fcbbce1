"""Where drops are noted. What belongs to somebody is asked for with its owner, always."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.accounts.quota import take_room
from server.database.database import Database
from server.database.lookup import Lookup
from server.database.tables import drops
from server.drops.listing import Filter, Listing, Sort, list_page
from server.drops.model import Drop, State
from server.drops.notes import add_note, change_note
from server.drops.rows import FIELDS, columns_of, drop_of, drop_of_columns, with_tags
from server.drops.slugs import slug_taken
from server.drops.tags import set_tags
from server.drops.uploads import Upload, add_upload, remove_upload
from server.errors import Problem


class Catalog:
    """Notes and finds drops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_slug(self, slug: str) -> Drop | None:
        """The drop behind a link, whatever its state; None when there is none or it has expired."""
        row = await self._database.look_up(_BY_SLUG, slug)
        drop = drop_of_columns(row) if row is not None else None
        return None if drop is None or drop.has_expired(datetime.now(UTC)) else drop

    async def is_over(self, drop_id: str) -> bool:
        """Whether nobody has to wait for a drop: it is ready, or gone."""
        return await self._database.read(_state, drop_id) != State.ARRIVING

    async def add(
        self,
        drop: Drop,
        idempotency_key: str | None,
        fingerprint: str,
        text: str | None = None,
        upload: Upload | None = None,
    ) -> Drop:
        """Notes a new drop, or finds the one that the same request made before.

        Args:
            drop: the new one.
            idempotency_key: the same for the same request.
            fingerprint: of the request.
            text: what it says, if it is a note.
            upload: how it comes, if in parts.

        Raises:
            Problem: 409 when its slug is taken, 413 when the account is full, 422 when another
                request used the same Idempotency-Key.
        """
        return await self._database.write(_add, drop, idempotency_key, fingerprint, text, upload)

    async def get(self, owner_id: str, drop_id: str) -> Drop | None:
        """An account's drop."""
        return await self._database.read(_get, owner_id, drop_id)

    async def by_id(self, drop_id: str) -> Drop | None:
        """The drop with an id, for who has proof that they may ask: a deletion link."""
        return await self._database.read(_by_id, drop_id)

    async def make_ready(
        self, owner_id: str, drop_id: str, size: int, sha256: str | None
    ) -> Drop | None:
        """Turns an arriving drop into a ready one; a ready one stays as it is.

        Raises:
            Problem: 413 when the account is full.
        """
        now = datetime.now(UTC)
        return await self._database.write(_make_ready, owner_id, drop_id, size, sha256, now)

    async def change(
        self,
        owner_id: str,
        drop_id: str,
        values: Mapping[str, Any],
        tags: tuple[str, ...] | None = None,
        text: str | None = None,
    ) -> Drop | None:
        """Changes what may be changed of an account's drop.

        Args:
            owner_id: the account.
            drop_id: the drop.
            values: columns.
            tags: None = as they are.
            text: what a note says; None = as it is.

        Raises:
            Problem: 409 when the new slug is taken, 413 when the account is full.
        """
        return await self._database.write(_change, owner_id, drop_id, values, tags, text)

    async def remove(self, owner_id: str, drop_id: str) -> Drop | None:
        """Takes an account's drop out of the catalog and returns what it was."""
        return await self._database.write(_remove, owner_id, drop_id)

    async def page(
        self,
        owner_id: str,
        limit: int,
        cursor: str | None = None,
        wanted: Filter | None = None,
        sort: Sort = Sort.NEWEST,
    ) -> Listing:
        """Some of an account's drops; see `list_page`."""
        return await self._database.read(list_page, owner_id, limit, cursor, wanted, sort)


def _state(connection: Connection, drop_id: str) -> str | None:
    return connection.scalar(select(drops.c.state).where(drops.c.id == drop_id))


def _add(
    connection: Connection,
    drop: Drop,
    idempotency_key: str | None,
    fingerprint: str,
    text: str | None,
    upload: Upload | None,
) -> Drop:
    earlier = _earlier(connection, drop.owner_id, idempotency_key)
    if earlier is None:
        take_room(connection, drop.owner_id, drop.size)
        try:
            with connection.begin_nested():
                connection.execute(
                    insert(drops).values(
                        **columns_of(drop), idempotency_key=idempotency_key, fingerprint=fingerprint
                    )
                )
        except IntegrityError:  # the same request at the same time, or the same slug
            earlier = _earlier(connection, drop.owner_id, idempotency_key)
            if earlier is None:
                raise slug_taken(drop.slug) from None
        else:
            set_tags(connection, drop.owner_id, drop.id, drop.tags)
            if text is not None:
                add_note(connection, drop.id, text)
            if upload is not None:
                add_upload(connection, upload)
            return drop
    if earlier.fingerprint != fingerprint:
        raise Problem(
            422, "idempotency_key_reused", "This Idempotency-Key was used for another request."
        )
    return with_tags(connection, [drop_of(earlier)])[0]


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
    return with_tags(connection, [drop_of(row)])[0] if row is not None else None


def _by_id(connection: Connection, drop_id: str) -> Drop | None:
    row = connection.execute(select(drops).where(drops.c.id == drop_id)).one_or_none()
    return drop_of(row) if row is not None else None


def _make_ready(
    connection: Connection,
    owner_id: str,
    drop_id: str,
    size: int,
    sha256: str | None,
    now: datetime,
) -> Drop | None:
    drop = _get(connection, owner_id, drop_id)
    if drop is None or drop.is_ready:
        return drop
    take_room(connection, owner_id, size, besides=drop_id)
    connection.execute(
        update(drops)
        .where(
            drops.c.id == drop_id,
            drops.c.owner_id == owner_id,
            drops.c.state == State.ARRIVING.value,
        )
        .values(state=State.READY.value, ready_at=now, size=size, sha256=sha256)
    )
    remove_upload(connection, drop_id)
    return _get(connection, owner_id, drop_id)


def _change(
    connection: Connection,
    owner_id: str,
    drop_id: str,
    values: Mapping[str, Any],
    tags: tuple[str, ...] | None,
    text: str | None,
) -> Drop | None:
    if _get(connection, owner_id, drop_id) is None:
        return None
    if "size" in values:
        take_room(connection, owner_id, values["size"], besides=drop_id)
    if values:
        try:
            with connection.begin_nested():
                connection.execute(
                    update(drops)
                    .where(drops.c.id == drop_id, drops.c.owner_id == owner_id)
                    .values(**values)
                )
        except IntegrityError:
            raise slug_taken(values.get("slug", "")) from None
    if tags is not None:
        set_tags(connection, owner_id, drop_id, tags)
    if text is not None:
        change_note(connection, drop_id, text)
    return _get(connection, owner_id, drop_id)


def _remove(connection: Connection, owner_id: str, drop_id: str) -> Drop | None:
    drop = _get(connection, owner_id, drop_id)
    if drop is not None:
        connection.execute(delete(drops).where(drops.c.id == drop_id))
    return drop


_BY_SLUG = Lookup(drops.c.slug, [drops.c[name] for name in FIELDS])
