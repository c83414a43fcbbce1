"""Names that cannot be guessed, and ids that sort by time."""

import secrets
import string
import time

_BASE62 = string.digits + string.ascii_letters

PUBLIC_SLUG_LENGTH = 10
"""62¹⁰ ≈ 8·10¹⁷: with 50 million drops, 1.7·10¹⁰ guesses for a hit."""

OBSCURE_SLUG_LENGTH = 22
"""62²² ≈ 2¹³¹: no hit, ever."""


def new_id() -> str:
    """32 hexadecimal digits: 48 bits of milliseconds since 1970, as in UUIDv7, then 80 random."""
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(10)}"


def new_slug(length: int = PUBLIC_SLUG_LENGTH) -> str:
    """Random base62 characters from the system's cryptographic source."""
    return "".join(secrets.choice(_BASE62) for _ in range(length))


def new_token() -> str:
    """An access token: a prefix that secret scanners can look for, then 256 random bits."""
    return f"dcp_{secrets.token_urlsafe(32)}"
