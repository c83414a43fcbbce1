"""Roles and limits of users, scopes and ends of tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_USUAL_SCOPES = "read write delete"


def upgrade() -> None:
    """Whoever was there before is the one person of the server: an admin without limits."""
    for column in (
        sa.Column("role", sa.String(16), nullable=False, server_default="admin"),
        sa.Column("quota", sa.BigInteger),
        sa.Column("max_size", sa.BigInteger),
        sa.Column("max_drops", sa.BigInteger),
        sa.Column("disabled_at", sa.BigInteger),
    ):
        op.add_column("users", column)
    op.add_column(
        "tokens",
        sa.Column("scopes", sa.String(64), nullable=False, server_default=_USUAL_SCOPES),
    )
    op.add_column("tokens", sa.Column("expires_at", sa.BigInteger))


def downgrade() -> None:
    """Takes the columns away; tokens that were limited go, since they would allow everything."""
    tokens = sa.table("tokens", sa.column("scopes"), sa.column("expires_at"))
    op.execute(
        tokens.delete().where(
            sa.or_(tokens.c.scopes != _USUAL_SCOPES, tokens.c.expires_at.is_not(None))
        )
    )
    for column in ("scopes", "expires_at"):
        op.drop_column("tokens", column)
    for column in ("role", "quota", "max_size", "max_drops", "disabled_at"):
        op.drop_column("users", column)
