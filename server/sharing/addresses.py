"""Where a drop's page and its content are, with and without an origin for content alone."""

from enum import StrEnum
from urllib.parse import quote, urlsplit

from starlette.types import Scope

from server.drops.model import Drop
from server.settings import Settings
from server.sharing.requests import UNLOCKED, header


class Form(StrEnum):
    """What of a drop's content is asked for: the last part of the address."""

    RAW = "raw"
    DOWNLOAD = "download"
    THUMBNAIL = "thumbnail"


class Addresses:
    """Makes addresses, from the settings alone and never from what a request claims."""

    def __init__(self, settings: Settings) -> None:
        self._pages = settings.base_url
        self._content = settings.content_base_url
        self._apart = self._content != self._pages
        self._pages_host = urlsplit(self._pages).netloc.lower()
        self._content_host = urlsplit(self._content).netloc.lower()

    @property
    def pages(self) -> str:
        """The origin of the pages."""
        return self._pages

    @property
    def content(self) -> str:
        """The origin of the content."""
        return self._content

    @property
    def apart(self) -> bool:
        """Whether content has an origin of its own."""
        return self._apart

    @property
    def is_secure(self) -> bool:
        """Whether the pages are reached through HTTPS."""
        return self._pages.startswith("https:")

    def link(self, drop: Drop) -> str:
        """The address that people pass on."""
        return f"{self._pages}/{quote(drop.slug)}"

    def page(self, drop: Drop) -> str:
        """The drop's page, from wherever the reader is: cookies stay with the host they came to."""
        return self.link(drop) if self._apart else f"/{quote(drop.slug)}"

    def unlock(self, drop: Drop) -> str:
        """Where the password goes."""
        return f"/{quote(drop.slug)}/unlock"

    def public(self, drop: Drop, form: Form, given_pass: str | None = None) -> str:
        """The whole address of a drop's content."""
        query = f"?{UNLOCKED}={quote(given_pass)}" if given_pass else ""
        return f"{self._content}/{quote(drop.slug)}/{form}{query}"

    def on_page(self, drop: Drop, form: Form, given_pass: str | None = None) -> str:
        """How the drop's own page refers to its content."""
        if self._apart:
            return self.public(drop, form, given_pass)
        return f"/{quote(drop.slug)}/{form}"

    def may_serve_content(self, scope: Scope) -> bool:
        """Whether a request came to the origin that content is served from."""
        return not self._apart or _host(scope) == self._content_host

    def may_serve_pages(self, scope: Scope) -> bool:
        """Whether a request came elsewhere than to the origin for content alone."""
        return not self._apart or _host(scope) != self._content_host


def _host(scope: Scope) -> str:
    return (header(scope, b"host") or "").lower()
