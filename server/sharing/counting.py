"""Which requests are somebody looking at a drop, and where they came from."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from starlette.types import Scope

from server.drops.model import Drop
from server.drops.visits import Visits
from server.sharing.addresses import Addresses

_LOOKED_AT: Final = frozenset(
    (
        *(b"authorization", b"if-none-match", b"if-modified-since", b"purpose", b"range"),
        *(b"referer", b"sec-fetch-dest", b"sec-purpose", b"user-agent"),
    )
)
_MACHINES: Final = re.compile(
    rb"bot\b|bot/|crawl|spider|preview|slurp|externalhit|whatsapp|embedly|skypeuripreview|"
    rb"headless|monitor|uptime|scan|feed|fetch|archiv|validator|curl|wget|python|urllib|java/|"
    rb"okhttp|go-http|libwww|perl|ruby|node|axios|postman|httpie|sharex|dropcap",
    re.IGNORECASE,
)
"""What unfurls links, follows them by the million, or is a program of somebody's."""
_LONGEST_HOST: Final = 255


class Counting:
    """Counts views.

    Args:
        visits: where.
        addresses: to know ourselves among the referrers.
    """

    def __init__(self, visits: Visits, addresses: Addresses) -> None:
        self._visits = visits
        self._own = frozenset(
            urlsplit(address).netloc.lower() for address in (addresses.pages, addresses.content)
        )

    def page(self, scope: Scope, drop: Drop) -> None:
        """Counts the page of a drop that was shown."""
        if scope["method"] == "GET":
            asked = {name: value for name, value in scope["headers"] if name in _LOOKED_AT}
            if _is_person(asked):
                self._visits.note(drop.id, self._referrer(asked))

    def content(self, scope: Scope, drop: Drop) -> None:
        """Counts content that was opened by itself, or on somebody else's page.

        What belongs to the drop's own page was counted with the page: pages of ours do not say
        that they refer to something. Nor is the same film counted for each of its parts.
        """
        if scope["method"] != "GET":
            return
        asked = {name: value for name, value in scope["headers"] if name in _LOOKED_AT}
        if b"if-none-match" in asked or b"if-modified-since" in asked:
            return
        if not asked.get(b"range", b"bytes=0-").startswith(b"bytes=0-") or not _is_person(asked):
            return
        referrer = self._referrer(asked)
        if referrer or asked.get(b"sec-fetch-dest", b"document") == b"document":
            self._visits.note(drop.id, referrer)

    def _referrer(self, asked: dict[bytes, bytes]) -> str:
        """The host that a reader came from; empty where it is unknown or our own."""
        given = asked.get(b"referer")
        host = _host_of(given) if given else ""
        return "" if host in self._own else host


def _is_person(asked: dict[bytes, bytes]) -> bool:
    if b"authorization" in asked:  # the owner's own programs
        return False
    if b"prefetch" in asked.get(b"sec-purpose", b"") + asked.get(b"purpose", b""):
        return False
    agent = asked.get(b"user-agent")
    return bool(agent) and not _is_machine(agent or b"")


@lru_cache(maxsize=1024)
def _is_machine(agent: bytes) -> bool:
    return _MACHINES.search(agent[:512]) is not None


@lru_cache(maxsize=1024)
def _host_of(referrer: bytes) -> str:
    try:
        parts = urlsplit(referrer[:4096].decode("ascii"))
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    usual = parts.scheme in ("http", "https", "android-app") and len(host) <= _LONGEST_HOST
    return host if usual and host.isprintable() else ""
