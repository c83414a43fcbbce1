"""Drops that come in parts: how large the parts are, and what the store calls the upload."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from server.accounts.quota import take_room
from server.database.database import Database
from server.database.tables import drops, uploads

MIB = 1024 * 1024
LARGEST_SINGLE = 16 * MIB
"""What comes in one piece; above, a broken connection costs too much."""

ORDINARY_PART = 8 * MIB
MOST_PARTS = 10_000
"""As many as S3 takes."""


@dataclass(frozen=True, slots=True)
class Upload:
    """How an arriving drop comes.

    Attributes:
        drop_id: which drop.
        part_size: bytes of every part but the last.
        size: bytes of the whole; None = it still grows.
        upload_id: the store's name for it; None = nothing was begun yet.
    """

    drop_id: str
    part_size: int
    size: int | None
    upload_id: str | None = None


def part_size_for(size: int | None, *, largest: int, smallest_part: int) -> int:
    """How large the parts of a file are, such that there are never too many.

    Of a file that still grows they are as small as the store allows: the last two, which are left
    to send when it is finished, decide how soon it can be seen.

    Args:
        size: bytes of the file; None = it still grows.
        largest: bytes of the largest file that the server takes.
        smallest_part: bytes of the smallest part that the store takes.
    """
    least = -(-(largest if size is None else size) // MOST_PARTS)
    whole = -(-least // MIB) * MIB
    return max(whole, smallest_part if size is None else ORDINARY_PART)


class Uploads:
    """Notes and finds uploads. Whose they are is asked of the catalog."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, drop_id: str) -> Upload | None:
        """How a drop comes; None when it comes in one piece, has come, or is gone."""
        return await self._database.read(_get, drop_id)

    async def begun(self, drop_id: str, upload_id: str) -> str | None:
        """Notes that the store has begun an upload, and returns the one that counts.

        That is an earlier one where another request was faster; None when the drop is gone.
        """
        return await self._database.write(_begun, drop_id, upload_id)

    async def forget_begun(self, drop_id: str, upload_id: str) -> None:
        """Notes that the store has given an upload up."""
        await self._database.write(_forget_begun, drop_id, upload_id)

    async def reach(self, owner_id: str, drop_id: str, end: int) -> None:
        """Notes that bytes up to `end` may come: they count as stored, and the drop as alive.

        Raises:
            Problem: 413 when the account is full.
        """
        await self._database.write(_reach, owner_id, drop_id, end, datetime.now(UTC))


def add_upload(connection: Connection, upload: Upload) -> None:
    """Notes how a new drop comes."""
    connection.execute(
        insert(uploads).values(
            drop_id=upload.drop_id,
            part_size=upload.part_size,
            size=upload.size,
            touched_at=datetime.now(UTC),
        )
    )


def remove_upload(connection: Connection, drop_id: str) -> None:
    """Forgets how a drop came."""
    connection.execute(delete(uploads).where(uploads.c.drop_id == drop_id))


def _get(connection: Connection, drop_id: str) -> Upload | None:
    row = connection.execute(select(uploads).where(uploads.c.drop_id == drop_id)).one_or_none()
    return Upload(row.drop_id, row.part_size, row.size, row.upload_id) if row is not None else None


def _begun(connection: Connection, drop_id: str, upload_id: str) -> str | None:
    connection.execute(
        update(uploads)
        .where(uploads.c.drop_id == drop_id, uploads.c.upload_id.is_(None))
        .values(upload_id=upload_id)
    )
    upload = _get(connection, drop_id)
    return upload.upload_id if upload is not None else None


def _forget_begun(connection: Connection, drop_id: str, upload_id: str) -> None:
    connection.execute(
        update(uploads)
        .where(uploads.c.drop_id == drop_id, uploads.c.upload_id == upload_id)
        .values(upload_id=None)
    )


def _reach(connection: Connection, owner_id: str, drop_id: str, end: int, now: datetime) -> None:
    connection.execute(update(uploads).where(uploads.c.drop_id == drop_id).values(touched_at=now))
    upload = _get(connection, drop_id)
    if upload is None or upload.size is not None:
        return
    reached = connection.scalar(select(drops.c.size).where(drops.c.id == drop_id))
    if reached is not None and reached < end:
        take_room(connection, owner_id, end, besides=drop_id)
        connection.execute(update(drops).where(drops.c.id == drop_id).values(size=end))
