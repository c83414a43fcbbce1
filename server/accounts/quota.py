"""Quotas: how much an account has stored, and whether there is room for more.

Room is looked for in the transaction that takes it. The user's row is locked meanwhile, so that
two requests at the same time cannot both take what is left; SQLite has one writer anyway.
"""

from sqlalchemy import Connection, func, select

from server.accounts.model import Limits, Usage
from server.accounts.users import limits_of
from server.database.tables import drops, users
from server.errors import Problem


def usage_of(connection: Connection, account_id: str, besides: str | None = None) -> Usage:
    """What an account has stored, `besides` one drop of its own."""
    query = select(func.count(), func.coalesce(func.sum(drops.c.size), 0)).where(
        drops.c.owner_id == account_id
    )
    if besides is not None:
        query = query.where(drops.c.id != besides)
    row = connection.execute(query).one()
    return Usage(row[0], int(row[1]))


def take_room(
    connection: Connection, account_id: str, size: int, besides: str | None = None
) -> None:
    """Makes sure that an account has room for a drop of `size` bytes.

    Args:
        connection: in the transaction that notes the drop.
        account_id: whose.
        size: bytes.
        besides: a drop that is noted already and is not to be counted twice.

    Raises:
        Problem: 413; `too_large` for one drop, `quota_exceeded` for all together.
    """
    of_user = select(users).where(users.c.id == account_id)
    limits = limits_of(connection.execute(of_user).one())
    if limits == Limits():
        return
    limits = limits_of(connection.execute(of_user.with_for_update()).one())
    check_size(limits.max_size, size)
    if limits.quota is None and limits.max_drops is None:
        return
    usage = usage_of(connection, account_id, besides)
    if limits.max_drops is not None and usage.drops >= limits.max_drops:
        raise Problem(
            413, "quota_exceeded", f"Your account is full: it holds {limits.max_drops:,} drops."
        )
    if limits.quota is not None and usage.bytes + size > limits.quota:
        left = max(0, limits.quota - usage.bytes)
        raise Problem(
            413,
            "quota_exceeded",
            f"Your account has {left:,} of its {limits.quota:,} bytes left; this needs {size:,}.",
        )


def check_size(max_size: int | None, size: int) -> None:
    """Makes sure that one drop is not too large.

    Raises:
        Problem: 413 `too_large`.
    """
    if max_size is not None and size > max_size:
        raise Problem(413, "too_large", f"Drops can have up to {max_size:,} bytes here.")
