"""Access tokens. They are kept as hashes only, and shown once, when they are made."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from server.accounts.model import USUAL_SCOPES, Account, Role, Scope, read, written
from server.accounts.users import limits_of, user_named
from server.database.tables import tokens, users
from server.errors import OperatorError
from server.ids import new_id, new_token


@dataclass(frozen=True, slots=True)
class Presented:
    """A token that somebody presented, and whether it still counts.

    Attributes:
        account: whose it is, and what it allows.
        expires_at: when it ends; None = never.
        disabled_at: since when its user is shut out; None = not.
    """

    account: Account
    expires_at: datetime | None
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class TokenEntry:
    """A token, as operators see one."""

    id: str
    name: str
    user: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None


def add_token(
    connection: Connection,
    name: str,
    user_name: str | None = None,
    scopes: Iterable[Scope] = USUAL_SCOPES,
    lifetime: timedelta | None = None,
) -> str:
    """Makes a token; what is returned cannot be read again.

    Args:
        connection: inside a transaction.
        name: what it is for.
        user_name: whose it is; None = the default user, who is made where there is none.
        scopes: what it allows.
        lifetime: how long; None = until it is revoked.

    Raises:
        OperatorError: there is no such user, or the user may not have such a token.
    """
    now = datetime.now(UTC)
    user = user_named(connection, user_name)
    chosen = frozenset(scopes)
    if Scope.ADMIN in chosen and user.role is not Role.ADMIN:
        raise OperatorError(f"“{user.name}” is no admin, so no token of theirs can be one's.")
    token = new_token()
    connection.execute(
        insert(tokens).values(
            id=new_id(),
            user_id=user.id,
            name=name,
            sha256=_hash(token),
            scopes=written(chosen),
            created_at=now,
            expires_at=now + lifetime if lifetime is not None else None,
        )
    )
    return token


def presented(connection: Connection, token: str) -> Presented | None:
    """Whose token it is, whether or not it still counts.

    The look-up is by the hash of 256 random bits, so that how long it takes tells nothing.
    """
    row = connection.execute(
        select(users, tokens.c.scopes, tokens.c.expires_at)
        .join(tokens, tokens.c.user_id == users.c.id)
        .where(tokens.c.sha256 == _hash(token))
    ).one_or_none()
    if row is None:
        return None
    role = Role(row.role)
    scopes = read(row.scopes)
    if role is not Role.ADMIN:  # a role that was taken away takes the scope along
        scopes -= {Scope.ADMIN}
    account = Account(row.id, row.name, role, limits_of(row), scopes)
    return Presented(account, row.expires_at, row.disabled_at)


def list_tokens(connection: Connection, user_name: str | None = None) -> tuple[TokenEntry, ...]:
    """All tokens, or one user's, oldest first."""
    query = (
        select(tokens, users.c.name.label("user_name"))
        .join(users, tokens.c.user_id == users.c.id)
        .order_by(tokens.c.id)
    )
    if user_name is not None:
        query = query.where(users.c.name == user_name)
    return tuple(
        TokenEntry(r.id, r.name, r.user_name, read(r.scopes), r.created_at, r.expires_at)
        for r in connection.execute(query)
    )


def revoke_token(connection: Connection, token_id: str) -> None:
    """Ends a token at once.

    Raises:
        OperatorError: there is none with this id.
    """
    gone = connection.execute(delete(tokens).where(tokens.c.id == token_id))
    if gone.rowcount == 0:
        raise OperatorError(
            f"There is no token “{token_id}”: see dropcap-server token list for their ids."
        )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
