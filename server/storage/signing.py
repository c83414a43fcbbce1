"""Presigned addresses of the folder store: what may be put where, how long, and a seal on it.

The seal is an HMAC-SHA256 over method, key, length, type, SHA-256, expiry, key id, and for a part
its upload, number and place. Everything that is not sealed right is refused; without a key nothing
is sealed, and everything is refused.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from sqlalchemy import Connection, insert, select

from server.database.locks import take_turns
from server.database.tables import signing_keys
from server.errors import Problem

_SECRET_BYTES = 32
_REFUSED = "This upload address is not valid."


@dataclass(frozen=True, slots=True)
class PartGrant:
    """Which part of which upload an address is for; `part_size` is what all but the last have."""

    upload_id: str
    number: int
    part_size: int

    @property
    def offset(self) -> int:
        """Where the part begins."""
        return (self.number - 1) * self.part_size


@dataclass(frozen=True, slots=True)
class Grant:
    """What a presigned address allows; `part` is None where it takes a whole object."""

    key: str
    content_type: str
    size: int
    sha256: str
    expires_at: int
    part: PartGrant | None = None


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The keys that seals are made and checked with.

    Attributes:
        current: the id of the one for new seals.
        secrets: all that are accepted, by id.
    """

    current: str
    secrets: Mapping[str, bytes] = field(repr=False)


def load_keys(connection: Connection) -> SigningKeys:
    """Reads the keys, and makes the first one."""
    take_turns(connection, "signing keys")
    rows = connection.execute(
        select(signing_keys.c.id, signing_keys.c.secret).order_by(signing_keys.c.created_at)
    ).all()
    if not rows:
        new = (secrets.token_hex(8), secrets.token_hex(_SECRET_BYTES))
        connection.execute(
            insert(signing_keys).values(id=new[0], secret=new[1], created_at=datetime.now(UTC))
        )
        return SigningKeys(new[0], {new[0]: bytes.fromhex(new[1])})
    return SigningKeys(rows[-1].id, {row.id: bytes.fromhex(row.secret) for row in rows})


class Signer:
    """Seals grants and opens them.

    Args:
        keys: with which.
        clock: seconds since 1970.
    """

    def __init__(self, keys: SigningKeys, clock: Callable[[], float] = time.time) -> None:
        self._keys = keys
        self._clock = clock

    def seal(self, grant: Grant) -> str:
        """The path and query of the address that the grant is for."""
        key_id = self._keys.current
        query = {
            "key-id": key_id,
            "expires": grant.expires_at,
            "length": grant.size,
            "type": grant.content_type,
            "sha256": grant.sha256,
            **_part_query(grant.part),
            "signature": _signature(self._keys.secrets[key_id], key_id, grant),
        }
        return f"/storage/{quote(grant.key)}?{urlencode(query)}"

    def open(self, key: str, query: Mapping[str, str]) -> Grant:
        """The grant behind an address.

        Raises:
            Problem: 403, when it was tampered with or its time is over.
        """
        grant, key_id = _read(key, query)
        secret = self._keys.secrets.get(key_id, b"")
        # A random secret in place of an unknown one keeps the work, and so the time, the same.
        expected = _signature(secret or secrets.token_bytes(_SECRET_BYTES), key_id, grant)
        if not hmac.compare_digest(expected, query.get("signature", "")) or not secret:
            raise Problem(403, "bad_signature", _REFUSED)
        if grant.expires_at <= self._clock():
            raise Problem(403, "expired", "This upload address is no longer valid.")
        return grant


def _read(key: str, query: Mapping[str, str]) -> tuple[Grant, str]:
    try:
        part = None
        if "upload" in query:
            part = PartGrant(query["upload"], int(query["part"]), int(query["part-size"]))
        grant = Grant(
            key, query["type"], int(query["length"]), query["sha256"], int(query["expires"]), part
        )
        query["signature"].encode("ascii")
        return grant, query["key-id"]
    except (KeyError, ValueError) as error:
        raise Problem(403, "bad_signature", _REFUSED) from error


def _part_query(part: PartGrant | None) -> dict[str, str | int]:
    if part is None:
        return {}
    return {"upload": part.upload_id, "part": part.number, "part-size": part.part_size}


def _signature(secret: bytes, key_id: str, grant: Grant) -> str:
    fields = (
        *("PUT", grant.key, str(grant.size), grant.content_type),
        *(grant.sha256, str(grant.expires_at), key_id),
        *map(str, _part_query(grant.part).values()),
    )
    # Each field with its length in front, so that no two lists of fields read the same.
    sealed = "".join(f"{len(value)}:{value}," for value in fields)
    return hmac.new(secret, sealed.encode(), hashlib.sha256).hexdigest()
