"""The tables, as SQLAlchemy sees them; the migrations make them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as microseconds since 1970: sortable, and the same everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        """To the database."""
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else from_microseconds(value)


def to_microseconds(moment: datetime) -> int:
    """Microseconds since 1970."""
    return round(moment.timestamp() * 1_000_000)


def from_microseconds(value: int) -> datetime:
    """The moment, UTC."""
    return datetime.fromtimestamp(value / 1_000_000, UTC)


metadata = MetaData()

users = Table(
    "users",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("quota", BigInteger),
    Column("max_size", BigInteger),
    Column("max_drops", BigInteger),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("user_id", String(32), ForeignKey("users.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("scopes", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("secret", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
)

drops = Table(
    "drops",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_id", String(32), ForeignKey("users.id"), nullable=False),
    Column("slug", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64)),
    Column("state", String(16), nullable=False),
    Column("privacy", String(16), nullable=False),
    Column("password_hash", Text),
    Column("expires_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("ready_at", Moment),
    Column("key", String(64), nullable=False, unique=True),
    Column("thumbnail_type", String(64)),
    Column("thumbnail_size", BigInteger),
    Column("thumbnail_sha256", String(64)),
    Column("idempotency_key", String(255)),
    Column("fingerprint", String(64)),
    UniqueConstraint("owner_id", "idempotency_key", name="drops_once"),
    Index("drops_of_owner", "owner_id", "id"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("drop_id", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Index("attempts_on_drop", "drop_id", "at"),
)
"""Wrong passwords, so that guessing can be slowed down by every process alike."""
