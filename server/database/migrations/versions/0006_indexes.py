"""Indexes for what the sweeper looks for, of the few rows alone that it is about."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes them."""
    _partial("drops_expiring", ["expires_at", "id"], "expires_at IS NOT NULL")
    _partial("drops_arriving", ["created_at", "id"], "state = 'arriving'")
    op.create_index("attempts_by_time", "attempts", ["at"])


def downgrade() -> None:
    """Takes them away."""
    op.drop_index("attempts_by_time", "attempts")
    op.drop_index("drops_arriving", "drops")
    op.drop_index("drops_expiring", "drops")


def _partial(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "drops", columns, sqlite_where=condition, postgresql_where=condition)
