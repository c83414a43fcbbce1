"""What a user is, and what a token allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

DEFAULT_USER = "owner"
"""Whom a server with one person belongs to."""


class Role(StrEnum):
    """What a user is on this server."""

    ADMIN = "admin"
    MEMBER = "member"


class Scope(StrEnum):
    """What a token allows."""

    READ = "read"
    """Look at the account's drops."""
    WRITE = "write"
    """Make and change drops."""
    DELETE = "delete"
    """Take drops away."""
    ADMIN = "admin"
    """Look after everybody's: for admins alone, and only where it was asked for."""


USUAL_SCOPES = (Scope.READ, Scope.WRITE, Scope.DELETE)
"""What a token allows unless it is made for less."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an account may store; None = as much as the server takes.

    Attributes:
        quota: bytes of all its drops.
        max_size: bytes of one drop.
        max_drops: how many drops.
    """

    quota: int | None = None
    max_size: int | None = None
    max_drops: int | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Who a request comes from, and what its token allows."""

    id: str
    name: str
    role: Role
    limits: Limits
    scopes: frozenset[Scope]


@dataclass(frozen=True, slots=True)
class User:
    """A user, as operators see one."""

    id: str
    name: str
    role: Role
    limits: Limits
    created_at: datetime
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Usage:
    """What an account has stored: ready and arriving drops alike."""

    drops: int
    bytes: int


def written(scopes: Iterable[Scope]) -> str:
    """Scopes as the database and people write them: in their usual order, blanks between."""
    chosen = frozenset(scopes)
    return " ".join(scope.value for scope in Scope if scope in chosen)


def read(scopes: str) -> frozenset[Scope]:
    """Scopes as `written` wrote them."""
    return frozenset(map(Scope, scopes.split()))
