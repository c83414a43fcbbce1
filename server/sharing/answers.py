"""Answers other than a drop: redirects, pages that only say something, and why a link is shut."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import quote

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Scope

from server.drops.model import Drop
from server.pages.render import message_page, waiting_page
from server.pages.views import Progress, Refresh
from server.pages.wording import minutes_in_words
from server.sharing.addresses import Addresses
from server.sharing.refusals import (
    Locked,
    NoSuchDrop,
    Refusal,
    StillArriving,
    TooManyMisses,
    Unopened,
)
from server.sharing.requests import WAITING, wants_page

_SOON: Final = 1
_LATER: Final = 10
"""Seconds after which a waiting page asks again: while bytes come, and after they stopped."""
_STALLED: Final = timedelta(minutes=10)

_MISSING: Final = (
    "Nothing lives at this address. The link may be mistyped or over its time, or whoever shared "
    "it has taken it back."
)
_WELCOME: Final = (
    "Press, select, paste: what is shared from here has a link of its own, and whoever has the "
    "link can see it."
)


class Answers:
    """Makes answers with the headers that every page has."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._headers = _page_headers(addresses)

    def page(
        self, body: bytes, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> Response:
        """A page."""
        return Response(
            body,
            status,
            headers={**self._headers, **(headers or {})},
            media_type="text/html",
        )

    def embeddable(self, body: bytes) -> Response:
        """A page that others may show in a frame."""
        response = self.page(body)
        policy = self._headers["Content-Security-Policy"]
        del response.headers["X-Frame-Options"]
        response.headers["Content-Security-Policy"] = policy.replace(
            "frame-ancestors 'none'", "frame-ancestors *"
        )
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def welcome(self) -> Response:
        """What is at the address of the server itself."""
        return self.page(message_page("Dropcap", _WELCOME))

    def redirect(self, address: str, status: int = 303) -> Response:
        """Sends the reader elsewhere."""
        return RedirectResponse(address, status, headers={"Cache-Control": "no-store"})

    def refusal(self, refusal: Refusal, scope: Scope) -> Response:
        """Why a drop is not shown: as a page to people, in a line to programs."""
        match refusal:
            case StillArriving():
                return self._arriving(refusal, scope)
            case Locked():
                sentence = "A password is needed: open the link in a browser."
                return self._shut(refusal.drop, sentence, scope)
            case Unopened():
                sentence = "Its views are limited: open the link in a browser."
                return self._shut(refusal.drop, sentence, scope)
            case TooManyMisses():
                return self._slowed(refusal.seconds, scope)
            case NoSuchDrop():
                if wants_page(scope):
                    return self.page(message_page("Not found", _MISSING), 404)
                return self._line(404, "There is no such drop.")
            case _:
                raise refusal

    def _shut(self, drop: Drop, sentence: str, scope: Scope) -> Response:
        if wants_page(scope):
            return self.redirect(self._addresses.page(drop))
        return self._line(403, sentence)

    def _slowed(self, seconds: int, scope: Scope) -> Response:
        wait = minutes_in_words(seconds)
        sentence = f"Too many links that do not exist. Try again in {wait}."
        headers = {"Retry-After": str(seconds)}
        if wants_page(scope):
            return self.page(message_page("Slow down", sentence), 429, headers)
        return self._line(429, sentence, headers)

    def _arriving(self, refusal: StillArriving, scope: Scope) -> Response:
        drop, received = refusal.drop, refusal.received
        stalled = received is None and datetime.now(UTC) - drop.created_at > _STALLED
        seconds = _LATER if stalled else _SOON
        headers = {"Retry-After": str(seconds)}
        if not wants_page(scope):
            return self._line(503, "The drop is still arriving.", headers)
        progress = Progress(received, drop.size) if received is not None and drop.size else None
        refresh = Refresh(seconds, f"{quote(scope['path'])}?{WAITING}")
        return self.page(waiting_page(refresh, progress, stalled=stalled), 503, headers)

    def _line(
        self, status: int, sentence: str, headers: Mapping[str, str] | None = None
    ) -> Response:
        return PlainTextResponse(
            f"{sentence}\n",
            status,
            headers={
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff",
                **(headers or {}),
            },
        )


def _page_headers(addresses: Addresses) -> dict[str, str]:
    content = addresses.content_sources
    policy = (
        "default-src 'none'; style-src 'self'; script-src 'self'; "
        f"img-src {content}; media-src {content}; object-src {content}; frame-src {content}; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Robots-Tag": "noindex",
        # A page tells what is there now: progress, a password, a drop that has been deleted.
        "Cache-Control": "no-store",
    }
