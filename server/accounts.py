"""Users and the tokens that stand for them. Tokens are kept as hashes only."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from server.database.tables import drops, tokens, users
from server.ids import new_id, new_token

DEFAULT_USER = "owner"
"""Whom a server with one person belongs to."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who a request comes from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What an account has stored: ready and arriving drops alike."""

    drops: int
    bytes: int


def add_token(connection: Connection, name: str, user_name: str = DEFAULT_USER) -> str:
    """Makes a token, and the user where it is new; the token returned cannot be read again."""
    now = datetime.now(UTC)
    user_id = connection.scalar(select(users.c.id).where(users.c.name == user_name))
    if user_id is None:
        user_id = new_id()
        connection.execute(insert(users).values(id=user_id, name=user_name, created_at=now))
    token = new_token()
    connection.execute(
        insert(tokens).values(
            id=new_id(), user_id=user_id, name=name, sha256=_hash(token), created_at=now
        )
    )
    return token


def account_of(connection: Connection, token: str) -> Account | None:
    """Whose token it is.

    The look-up is by the hash of 256 random bits, so that how long it takes tells nothing.
    """
    row = connection.execute(
        select(users.c.id, users.c.name)
        .join(tokens, tokens.c.user_id == users.c.id)
        .where(tokens.c.sha256 == _hash(token))
    ).one_or_none()
    return Account(row.id, row.name) if row is not None else None


def usage_of(connection: Connection, account_id: str) -> Usage:
    """What an account has stored."""
    row = connection.execute(
        select(func.count(), func.coalesce(func.sum(drops.c.size), 0)).where(
            drops.c.owner_id == account_id
        )
    ).one()
    return Usage(row[0], row[1])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
