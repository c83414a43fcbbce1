"""Proof that somebody knew a drop's password, or clicked to see it: signed, and soon over."""

import hmac
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.responses import Response

from server.drops.model import Drop, Privacy
from server.storage.signing import SigningKeys

PASS_SECONDS: Final = 3600
UNLOCKED: Final = b"dropcap: this private drop was unlocked"
OPENED: Final = b"dropcap: this drop was opened by a click"
_LONGEST_TIME: Final = 12


class Passes:
    """Issues and checks passes.

    Args:
        load_keys: reads the server's signing keys; called once, when the first pass is needed.
        purpose: what they are proof of; passes for other purposes are none.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        load_keys: Callable[[], Awaitable[SigningKeys]],
        purpose: bytes = UNLOCKED,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._load_keys = load_keys
        self._purpose = purpose
        self._clock = clock
        self._keys: SigningKeys | None = None

    async def issue(self, drop: Drop) -> str:
        """A pass for this drop and its present password."""
        keys = await self._signing_keys()
        ends = str(int(self._clock()) + PASS_SECONDS)
        return f"{ends}.{keys.current}.{self._seal(keys.secrets[keys.current], drop, ends)}"

    async def admits(self, given: str, drop: Drop) -> bool:
        """Whether a pass opens this drop now; a new password ends all earlier passes."""
        fields = given.split(".")
        if len(fields) != len(("ends", "key_id", "signature")) or not given.isascii():
            return False
        ends, key_id, signature = fields
        if not ends.isdigit() or len(ends) > _LONGEST_TIME or int(ends) <= self._clock():
            return False
        secret = (await self._signing_keys()).secrets.get(key_id)
        expected = self._seal(secret or secrets.token_bytes(), drop, ends)
        return hmac.compare_digest(signature, expected) and bool(secret)

    def _seal(self, secret: bytes, drop: Drop, ends: str) -> str:
        # The key is derived, so that what is signed here can never pass for anything else.
        key = hmac.digest(secret, self._purpose, "sha256")
        signed = "\n".join((drop.id, drop.password_hash or "", ends))
        return hmac.digest(key, signed.encode(), "sha256").hex()

    async def _signing_keys(self) -> SigningKeys:
        if self._keys is None:
            self._keys = await self._load_keys()
        return self._keys


def cookie_name(drop: Drop) -> str:
    """The cookie that holds a pass; its path keeps it to the drop's own addresses."""
    return f"dropcap_{drop.slug}"


def opened_cookie_name(drop: Drop) -> str:
    """The cookie of a drop whose views are limited, after a click."""
    return f"dropcap-opened_{drop.slug}"


def is_locked(drop: Drop) -> bool:
    """Whether the drop needs a password."""
    return drop.privacy is Privacy.PRIVATE or drop.password_hash is not None


def is_guarded(drop: Drop) -> bool:
    """Whether its link alone does not open the drop: it needs a password or a click."""
    return is_locked(drop) or drop.max_views is not None


def hand_out(response: Response, cookie: str, value: str, drop: Drop, *, secure: bool) -> None:
    """Gives the reader a pass, which their browser sends to this drop's addresses alone."""
    response.set_cookie(
        cookie,
        value,
        max_age=PASS_SECONDS,
        path=f"/{drop.slug}",
        secure=secure,
        httponly=True,
        samesite="lax",
    )
