"""Notes, links, tags, limits on views, who looked, abuse reports, and guesses at links."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the columns and tables."""
    for column in (
        sa.Column("kind", sa.String(8), nullable=False, server_default="file"),
        sa.Column("target", sa.Text),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("max_views", sa.BigInteger),
        sa.Column("opened", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("views", sa.BigInteger, nullable=False, server_default="0"),
    ):
        op.add_column("drops", column)
    drop = sa.ForeignKey("drops.id", ondelete="CASCADE")
    op.create_table(
        "notes",
        sa.Column("drop_id", sa.String(32), drop, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    drop = sa.ForeignKey("drops.id", ondelete="CASCADE")
    op.create_table(
        "tags",
        sa.Column("drop_id", sa.String(32), drop, primary_key=True),
        sa.Column("tag", sa.String(64), primary_key=True),
        sa.Column("owner_id", sa.String(32), nullable=False),
    )
    op.create_index("tags_of_owner", "tags", ["owner_id", "tag", "drop_id"])
    drop = sa.ForeignKey("drops.id", ondelete="CASCADE")
    op.create_table(
        "visits",
        sa.Column("drop_id", sa.String(32), drop, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True),
        sa.Column("referrer", sa.String(255), primary_key=True),
        sa.Column("views", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("drop_id", sa.String(32), nullable=False),
        sa.Column("slug", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("resolved_at", sa.BigInteger),
    )
    op.create_index("reports_open", "reports", ["resolved_at", "id"])
    op.create_table(
        "misses",
        sa.Column("address", sa.String(64), primary_key=True),
        sa.Column("began_at", sa.BigInteger, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
    )
    op.create_index("misses_by_time", "misses", ["began_at"])


def downgrade() -> None:
    """Takes them away; notes and links go, since without them they would be empty files."""
    drops = sa.table("drops", sa.column("kind"))
    op.execute(drops.delete().where(drops.c.kind != "file"))
    for table in ("misses", "reports", "visits", "tags", "notes"):
        op.drop_table(table)
    for column in ("kind", "target", "width", "height", "max_views", "opened", "views"):
        op.drop_column("drops", column)
