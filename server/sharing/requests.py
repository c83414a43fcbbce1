"""What is read from a request, without the cost of a request object."""

from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.types import Scope

FORM: Final = "application/x-www-form-urlencoded"
"""How browsers send forms."""
WAITING: Final = "waiting"
"""The query of a page that refreshes itself: it is answered sooner, so that its progress moves."""
UNLOCKED: Final = "unlocked"
"""The query that stands for the cookie where content has an origin of its own."""


def slug_of(scope: Scope) -> str:
    """The slug in the path."""
    return str(scope["path_params"]["slug"])


def header(scope: Scope, name: bytes) -> str | None:
    """A header's value, the first if there are several."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value, "latin-1")
    return None


def wants_page(scope: Scope) -> bool:
    """Whether a person looks at the answer, rather than a program."""
    return "text/html" in (header(scope, b"accept") or "")


def is_from_elsewhere(scope: Scope) -> bool:
    """Whether a browser says that another site's page has sent this request."""
    return header(scope, b"sec-fetch-site") in ("cross-site", "same-site")


def is_waiting(scope: Scope) -> bool:
    """Whether a waiting page asks again."""
    return bool(scope["query_string"]) and WAITING in _query(scope)


def passes_of(scope: Scope, cookie: str) -> tuple[str, ...]:
    """What the reader brings along to open a private drop."""
    found = list(_query(scope).get(UNLOCKED, ()))
    for key, value in scope["headers"]:
        if key == b"cookie":
            try:
                morsel = SimpleCookie(str(value, "latin-1")).get(cookie)
            except CookieError:
                continue
            if morsel is not None:
                found.append(morsel.value)
    return tuple(found)


def _query(scope: Scope) -> dict[str, list[str]]:
    return parse_qs(str(scope["query_string"], "latin-1"), keep_blank_values=True)
