"""Where a drop's page and its content are, with and without an origin for content alone."""

from enum import StrEnum
from urllib.parse import quote, unquote, urlencode, urlsplit

from starlette.types import Scope

from server.drops.model import Drop
from server.settings import Settings
from server.sharing.requests import UNLOCKED, header


class Form(StrEnum):
    """What of a drop's content is asked for: the last part of the address."""

    RAW = "raw"
    DOWNLOAD = "download"
    THUMBNAIL = "thumbnail"
    SMALL = "small"
    MEDIUM = "medium"


class Addresses:
    """Makes addresses, from the settings alone and never from what a request claims.

    Args:
        settings: of the server.
        store: the origin of the bucket, where readers are sent on to one.
    """

    def __init__(self, settings: Settings, store: str | None = None) -> None:
        self._store = store
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
    def content_sources(self) -> str:
        """Where a page may take content from, as a security policy has it."""
        others = (self._content if self._apart else None, self._store)
        return " ".join(("'self'", *filter(None, others)))

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

    def view(self, drop: Drop) -> str:
        """Where the click goes that shows a drop whose views are limited."""
        return f"/{quote(drop.slug)}/view"

    def report(self, drop: Drop) -> str:
        """Where people say what is wrong with a drop."""
        return f"/{quote(drop.slug)}/report"

    def embed(self, drop: Drop) -> str:
        """The whole address of a film's or sound's player, for pages of others."""
        return f"{self._pages}/{quote(drop.slug)}/embed"

    def oembed(self, drop: Drop) -> str:
        """The whole address of what oEmbed says about a drop."""
        return f"{self._pages}/oembed?{urlencode({'url': self.link(drop)})}"

    def slug_in(self, link: str) -> str | None:
        """The slug in a link of ours; None for every other address."""
        parts = urlsplit(link)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        path = unquote(parts.path).strip("/")
        return path if origin == self._pages.lower() and path and "/" not in path else None

    def public(self, drop: Drop, form: Form, passes: tuple[str, ...] = ()) -> str:
        """The whole address of a drop's content."""
        query = "?" + urlencode([(UNLOCKED, each) for each in passes]) if passes else ""
        return f"{self._content}/{quote(drop.slug)}/{form}{query}"

    def on_page(self, drop: Drop, form: Form, passes: tuple[str, ...] = ()) -> str:
        """How the drop's own page refers to its content."""
        if self._apart:
            return self.public(drop, form, passes)
        return f"/{quote(drop.slug)}/{form}"

    def may_serve_content(self, scope: Scope) -> bool:
        """Whether a request came to the origin that content is served from."""
        return not self._apart or _host(scope) == self._content_host

    def may_serve_pages(self, scope: Scope) -> bool:
        """Whether a request came elsewhere than to the origin for content alone."""
        return not self._apart or _host(scope) != self._content_host


def _host(scope: Scope) -> str:
    return (header(scope, b"host") or "").lower()
