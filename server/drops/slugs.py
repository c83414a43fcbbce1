"""Links that people choose themselves: what they may look like, and what is taken already."""

import re
from typing import Final

from server.errors import Problem

_CHOSEN: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{1,62})[A-Za-z0-9]")
"""It ends in a letter or digit: a `+` or `-` behind a link asks for something else."""

RESERVED: Final = frozenset(
    (
        *("about", "abuse", "account", "accounts", "admin", "api", "app", "apps", "asset"),
        *("assets", "auth", "blog", "contact", "dashboard", "delete", "docs", "download"),
        *("drop", "dropcap", "drops", "embed", "favicon", "healthz", "help", "home", "imprint"),
        *("index", "invite", "legal", "login", "logout", "mail", "manifest", "medium", "me"),
        *("metrics", "new", "oauth", "oembed", "openapi", "page", "password", "player"),
        *("privacy", "public", "raw", "readyz", "register", "report", "reports", "robots"),
        *("root", "search", "security", "session", "settings", "setup", "sharex", "sign-in"),
        *("sign-out", "sign-up", "signin", "signout", "signup", "sitemap", "small", "static"),
        *("stats", "status", "storage", "support", "system", "team", "terms", "thumbnail"),
        *("unlock", "upload", "uploads", "user", "users", "view", "well-known", "www"),
    )
)
"""What the server uses, will use, or what would look as if the server itself were speaking."""


def check_slug(slug: str) -> str:
    """The slug, if people may choose it.

    Raises:
        Problem: 422, `slug_invalid` or `slug_reserved`.
    """
    if not _CHOSEN.fullmatch(slug):
        raise Problem(
            422,
            "slug_invalid",
            "A link of your own has 3 to 64 letters, digits, “-” or “_”, and begins and ends with"
            " a letter or digit.",
        )
    if slug.casefold() in RESERVED:
        raise Problem(422, "slug_reserved", f"The server needs “{slug}” for itself.")
    return slug


def slug_taken(slug: str) -> Problem:
    """Somebody has that link already."""
    return Problem(409, "slug_taken", f"“{slug}” is taken. Choose another link.")
