"""Uploads that come in parts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "uploads",
        sa.Column(
            "drop_id",
            sa.String(32),
            sa.ForeignKey("drops.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("part_size", sa.BigInteger, nullable=False),
        sa.Column("size", sa.BigInteger),
        sa.Column("upload_id", sa.Text),
        sa.Column("touched_at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Takes the table away; what was arriving in parts never arrives."""
    op.drop_table("uploads")
