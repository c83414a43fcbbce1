"""Users: made, listed, limited and shut out by the operator."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from server.accounts.model import DEFAULT_USER, Limits, Role, User
from server.database.tables import users
from server.errors import OperatorError
from server.ids import new_id


def add_user(
    connection: Connection, name: str, role: Role = Role.MEMBER, limits: Limits | None = None
) -> User:
    """Makes a user.

    Raises:
        OperatorError: the name is taken or unusable.
    """
    if not name.strip() or not name.isprintable() or len(name) > 100:
        raise OperatorError("A user's name is one line of at most 100 characters.")
    if _find(connection, name) is not None:
        raise OperatorError(f"There is a user “{name}” already.")
    return _insert(connection, name, role, limits or Limits())


def list_users(connection: Connection) -> tuple[User, ...]:
    """All users, oldest first."""
    return tuple(map(_user, connection.execute(select(users).order_by(users.c.id))))


def change_user(connection: Connection, name: str, **values: Any) -> User:
    """Sets columns of a user: `role`, `quota`, `max_size`, `max_drops`.

    Raises:
        OperatorError: there is no such user.
    """
    user = user_named(connection, name)
    if values:
        connection.execute(update(users).where(users.c.id == user.id).values(**values))
    return user_named(connection, name)


def set_disabled(connection: Connection, name: str, *, disabled: bool) -> User:
    """Shuts a user out, or lets them in again. Their drops and links stay.

    Raises:
        OperatorError: there is no such user.
    """
    return change_user(connection, name, disabled_at=datetime.now(UTC) if disabled else None)


def user_named(connection: Connection, name: str | None) -> User:
    """A user; without a name the default one, who is made where there is none.

    Raises:
        OperatorError: there is no such user.
    """
    found = _find(connection, name or DEFAULT_USER)
    if found is not None:
        return found
    if name is None:
        return _insert(connection, DEFAULT_USER, Role.ADMIN, Limits())
    raise OperatorError(f"There is no user “{name}”: make one with dropcap-server user add {name}.")


def limits_of(row: Row[Any]) -> Limits:
    """The limits in a row of the table."""
    return Limits(row.quota, row.max_size, row.max_drops)


def _find(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
    return _user(row) if row is not None else None


def _insert(connection: Connection, name: str, role: Role, limits: Limits) -> User:
    user = User(new_id(), name, role, limits, datetime.now(UTC), None)
    connection.execute(
        insert(users).values(
            id=user.id,
            name=name,
            role=role.value,
            quota=limits.quota,
            max_size=limits.max_size,
            max_drops=limits.max_drops,
            created_at=user.created_at,
        )
    )
    return user


def _user(row: Row[Any]) -> User:
    return User(row.id, row.name, Role(row.role), limits_of(row), row.created_at, row.disabled_at)
