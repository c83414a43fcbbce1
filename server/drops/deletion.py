"""Deletion links: whoever has one may take its drop away, without an account.

The link is a signature over the drop's id, so that it need not be kept anywhere, cannot be guessed,
and is the same whenever the owner asks for it.
"""

import hmac
import secrets
from typing import Final

from server.storage.signing import SigningKeys

_PURPOSE: Final = b"dropcap: this drop may be deleted"
_BYTES: Final = 20


class DeletionLinks:
    """Makes and checks deletion links.

    Args:
        keys: what is signed with.
        base_url: what links begin with.
    """

    def __init__(self, keys: SigningKeys, base_url: str) -> None:
        self._keys = keys
        self._base_url = base_url

    def url(self, drop_id: str) -> str:
        """The link."""
        key_id = self._keys.current
        seal = _seal(self._keys.secrets[key_id], drop_id)
        return f"{self._base_url}/delete/{drop_id}/{key_id}.{seal}"

    def admits(self, drop_id: str, given: str) -> bool:
        """Whether this is the end of the drop's deletion link."""
        key_id, _, seal = given.partition(".")
        secret = self._keys.secrets.get(key_id)
        expected = _seal(secret or secrets.token_bytes(), drop_id)
        return given.isascii() and hmac.compare_digest(seal, expected) and bool(secret)


def _seal(secret: bytes, drop_id: str) -> str:
    # The key is derived, so that what is signed here can never pass for anything else.
    key = hmac.digest(secret, _PURPOSE, "sha256")
    return hmac.digest(key, drop_id.encode(), "sha256")[:_BYTES].hex()
