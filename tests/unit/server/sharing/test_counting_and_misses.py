"""Who counts as a reader, and whom misses are counted for."""

from datetime import UTC, datetime
from typing import Any

import pytest

from server.drops.model import Drop, Privacy, State
from server.settings import Settings
from server.sharing.addresses import Addresses
from server.sharing.counting import Counting
from server.sharing.misses import address_of

DROP = Drop(
    id="a" * 32,
    owner_id="b" * 32,
    slug="abcdefghij",
    name="a.png",
    content_type="image/png",
    size=1,
    sha256=None,
    state=State.READY,
    privacy=Privacy.PUBLIC,
    password_hash=None,
    expires_at=None,
    created_at=datetime(2025, 1, 1, tzinfo=UTC),
    ready_at=None,
    key="aa/" + "a" * 32,
    thumbnail=None,
)
FIREFOX = ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")


class Noted:
    """Remembers what was counted."""

    def __init__(self) -> None:
        self.views: list[str] = []

    def note(self, _: str, referrer: str = "") -> None:
        self.views.append(referrer)


def counted(*headers: tuple[str, str], what: str = "page", method: str = "GET") -> list[str]:
    noted = Noted()
    settings = Settings.model_construct(
        public_url="https://drops.example", content_url="https://content.example"
    )
    counting = Counting(noted, Addresses(settings))  # type: ignore[arg-type]
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    getattr(counting, what)({"method": method, "headers": pairs}, DROP)
    return noted.views


def test_a_person_is_counted() -> None:
    assert counted(FIREFOX) == [""]
    assert counted(FIREFOX, what="content") == [""]


def test_head_is_no_view() -> None:
    assert counted(FIREFOX, method="HEAD") == []
    assert counted(FIREFOX, what="content", method="HEAD") == []


@pytest.mark.parametrize(
    ("referrer", "host"),
    [
        ("https://News.Example/item", "news.example"),
        ("https://user:pass@forum.example:8080/x", "forum.example:8080"),
        ("https://drops.example/abc", ""),
        ("https://content.example/abc/raw", ""),
        ("javascript:alert(1)", ""),
        ("https://[", ""),
        ("https://" + "a" * 300 + ".example/", ""),
        ("https://ex\x7fample/", ""),
        ("\xff\xfe", ""),
    ],
)
def test_referrers_are_hosts_of_others(referrer: str, host: str) -> None:
    assert counted(FIREFOX, ("referer", referrer)) == [host]


def test_the_drops_own_page_and_parts_of_a_film_are_not_counted_again() -> None:
    assert counted(FIREFOX, ("sec-fetch-dest", "video"), what="content") == []
    assert counted(FIREFOX, ("range", "bytes=5-"), what="content") == []
    assert counted(FIREFOX, ("range", "bytes=0-"), what="content") == [""]
    elsewhere = ("referer", "https://blog.example/")
    embedded = counted(FIREFOX, ("sec-fetch-dest", "image"), elsewhere, what="content")
    assert embedded == ["blog.example"]


@pytest.mark.parametrize(
    ("client", "address"),
    [
        (("203.0.113.7", 1), "203.0.113.7"),
        (("2001:db8:1:2:3:4:5:6", 1), "2001:db8:1:2::/64"),
        (("::ffff:203.0.113.7", 1), "203.0.113.7"),
        (("127.0.0.1", 1), None),
        (("::1", 1), None),
        (("testclient", 1), None),
        (None, None),
    ],
)
def test_misses_are_counted_for_whoever_is_behind_an_address(
    client: Any, address: str | None
) -> None:
    assert address_of({"client": client}) == address
