"""Where short links may lead: to web pages, and never back to ourselves.

A link to ourselves could lead in a circle, and would let somebody put our own pages for deleting
or reporting behind a link that looks harmless. Nothing is ever fetched from where a link leads.
"""

from typing import Final
from urllib.parse import SplitResult, urlsplit

from server.errors import Problem

LONGEST: Final = 4096
_PORTS: Final = {"http": 80, "https": 443}


def check_target(target: str, ours: tuple[str, ...]) -> str:
    """The address, if a link may lead there.

    Args:
        target: where to.
        ours: the addresses of this server.

    Raises:
        Problem: 422, `target_invalid` or `target_ours`.
    """
    address = target.strip()
    parts = _split(address)
    if parts is None:
        raise Problem(
            422, "target_invalid", "A link leads to a whole address: https://example.org/page."
        )
    if parts.username is not None or parts.password is not None:
        raise Problem(
            422, "target_invalid", "A link must not hold a user name, which hides where it leads."
        )
    if _place(parts) in {_place(urlsplit(own)) for own in ours}:
        raise Problem(422, "target_ours", "A link cannot lead to this server itself.")
    return address


def _split(address: str) -> SplitResult | None:
    if len(address) > LONGEST:
        return None
    # A browser reads a backslash as a slash, and drops tabs and line ends: what it would open
    # must be what was looked at here.
    if any(c.isspace() or c == "\\" or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or not _is_host(host):
        return None
    return parts


def _is_host(host: str) -> bool:
    if ":" in host:
        return True  # an IPv6 address, which urlsplit has looked at
    try:
        plain = host.encode("idna").decode().rstrip(".")
    except UnicodeError:
        return False
    return bool(plain) and all(c.isalnum() or c in "-._" for c in plain)


def _place(parts: SplitResult) -> tuple[str, int]:
    """Host and port, written in one way; which scheme does not matter."""
    host = (parts.hostname or "").rstrip(".")
    if ":" not in host:
        host = host.encode("idna").decode()
    return host.lower(), parts.port or _PORTS[parts.scheme]
