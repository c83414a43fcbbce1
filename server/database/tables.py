"""The tables, as SQLAlchemy sees them; the migrations make them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
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


def _partial(name: str, where: str, *columns: str) -> Index:
    """An index of the few rows that a condition holds for."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


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
    Column("kind", String(8), nullable=False),
    Column("slug", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("target", Text),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64)),
    Column("width", Integer),
    Column("height", Integer),
    Column("state", String(16), nullable=False),
    Column("privacy", String(16), nullable=False),
    Column("password_hash", Text),
    Column("expires_at", Moment),
    Column("max_views", BigInteger),
    Column("opened", BigInteger, nullable=False, server_default="0"),
    Column("views", BigInteger, nullable=False, server_default="0"),
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
    _partial("drops_expiring", "expires_at IS NOT NULL", "expires_at", "id"),
    _partial("drops_arriving", "state = 'arriving'", "created_at", "id"),
)

notes = Table(
    "notes",
    metadata,
    Column("drop_id", String(32), ForeignKey("drops.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
)
"""What notes say, apart from the drops, so that lists of drops stay light."""

tags = Table(
    "tags",
    metadata,
    Column("drop_id", String(32), ForeignKey("drops.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", String(64), primary_key=True),
    Column("owner_id", String(32), nullable=False),
    Index("tags_of_owner", "owner_id", "tag", "drop_id"),
)

visits = Table(
    "visits",
    metadata,
    Column("drop_id", String(32), ForeignKey("drops.id", ondelete="CASCADE"), primary_key=True),
    Column("day", Integer, primary_key=True),
    Column("referrer", String(255), primary_key=True),
    Column("views", BigInteger, nullable=False),
)
"""How often a drop was looked at on a day (since 1970), coming from where; never by whom."""

reports = Table(
    "reports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("drop_id", String(32), nullable=False),
    Column("slug", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("details", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("resolved_at", Moment),
    Index("reports_open", "resolved_at", "id"),
)
"""What people say is wrong with drops; it outlives the drop."""

misses = Table(
    "misses",
    metadata,
    Column("address", String(64), primary_key=True),
    Column("began_at", Moment, nullable=False),
    Column("count", BigInteger, nullable=False),
    Index("misses_by_time", "began_at"),
)
"""How many links that do not exist an address has tried since it began."""

uploads = Table(
    "uploads",
    metadata,
    Column("drop_id", String(32), ForeignKey("drops.id", ondelete="CASCADE"), primary_key=True),
    Column("part_size", BigInteger, nullable=False),
    Column("size", BigInteger),
    Column("upload_id", Text),
    Column("touched_at", Moment, nullable=False),
)
"""How arriving drops come that come in parts; `size` is null while the file still grows, and
`upload_id`, the store's name for it, until the first part is asked for."""

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("drop_id", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Index("attempts_on_drop", "drop_id", "at"),
    Index("attempts_by_time", "at"),
)
"""Wrong passwords, so that guessing can be slowed down by every process alike."""

announced_parts = Table(
    "announced_parts",
    metadata,
    Column("upload_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("turn", Integer, nullable=False),
)
"""Parts that a bucket may have: addresses were made for them. Buckets do not tell digests."""
