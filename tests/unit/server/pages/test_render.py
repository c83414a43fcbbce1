import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from server.pages.assets import ASSETS
from server.pages.highlight.highlighter import Highlighter
from server.pages.render import drop_page, message_page, password_page, waiting_page
from server.pages.text import SHOWN_BYTES, SHOWN_LINES
from server.pages.text_view import text_view
from server.pages.views import DropView, Medium, Progress, Refresh, SocialCard, TextView

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
KINDS = ("audio", "image", "other", "pdf", "text", "video")


class Elements(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of one name."""
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def highlighter() -> Iterator[Highlighter]:
    made = Highlighter(seconds=30)
    yield made
    made.close()


def view(kind: str, name: str = HOSTILE) -> DropView:
    return DropView(
        kind=kind,
        name=name,
        bytes=1234,
        created_at=datetime(2025, 11, 20, 14, 3, tzinfo=UTC),
        link="https://drops.example/abc",
        raw="/abc/raw",
        download="/abc/download",
        thumbnail="/abc/thumbnail",
        shows_raw=True,
    )


def card() -> SocialCard:
    medium = Medium("https://drops.example/abc/raw", "image/png")
    return SocialCard(
        "website", HOSTILE, HOSTILE, "https://drops.example/abc", medium, medium, medium
    )


def text(highlighter: Highlighter, name: str, content: str) -> TextView | None:
    return asyncio.run(
        text_view(
            highlighter,
            name=name,
            head=content.encode()[:SHOWN_BYTES],
            size=len(content.encode()),
            digest=content[:99],
        )
    )


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_stay_text(kind: str, highlighter: Highlighter) -> None:
    shown = text(highlighter, HOSTILE, HOSTILE) if kind == "text" else None
    elements = Elements(drop_page(view(kind), card(), shown))
    scripts = elements.named("script")
    assert [script["src"] for script in scripts] == [ASSETS["page.js"].path]
    assert not any(name.startswith("on") for _, given in elements.found for name in given)
    assert any(given.get("content") == HOSTILE for given in elements.named("meta"))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_inline_that_the_policy_forbids(kind: str, highlighter: Highlighter) -> None:
    shown = text(highlighter, "a.py", "x = 1") if kind == "text" else None
    elements = Elements(drop_page(view(kind), card(), shown))
    assert not elements.named("style")
    assert not any("style" in given for _, given in elements.found)


def test_a_page_without_a_card_tells_chats_nothing() -> None:
    page = drop_page(view("image"), None)
    assert b"og:" not in page
    assert b"twitter:" not in page


def test_waiting_says_how_far_it_is_and_asks_again() -> None:
    page = waiting_page(Refresh(1, "/abc?waiting"), Progress(250, 1000), stalled=False)
    elements = Elements(page)
    assert elements.named("progress") == [{"value": "250", "max": "1000"}]
    assert {"http-equiv": "refresh", "content": "1; url=/abc?waiting"} in elements.named("meta")
    assert b"25 %" in page


def test_waiting_without_news_says_so() -> None:
    elements = Elements(waiting_page(Refresh(9, "/abc?waiting"), None, stalled=True))
    assert elements.named("progress") == [{}]


def test_progress_is_not_done_before_it_is_done() -> None:
    assert Progress(1000, 1000).percent == 99
    assert Progress(0, 0).percent == 0


def test_the_password_page_explains_what_went_wrong() -> None:
    page = password_page("/abc/unlock", HOSTILE)
    elements = Elements(page)
    (form,) = elements.named("form")
    assert form == {"class": "unlock", "method": "post", "action": "/abc/unlock"}
    assert b"&lt;script&gt;" in page
    assert not elements.named("script")


def test_messages_are_text() -> None:
    assert b"<script" not in message_page(HOSTILE, HOSTILE)


def test_code_has_numbers_and_prose_has_none(highlighter: Highlighter) -> None:
    code = text(highlighter, "a.py", "a = 1\nb = 2\n")
    assert code is not None
    assert (code.language, code.lines, code.numbered) == ("Python", 2, True)
    prose = text(highlighter, "a.md", "# One\n\ntwo\n")
    assert prose is not None
    assert (prose.language, prose.lines, prose.numbered) == ("MD", 3, False)
    unnamed = text(highlighter, "thoughts", "one")
    assert unnamed is not None
    assert (unnamed.language, unnamed.numbered) == ("Text", False)


def test_long_texts_are_cut(highlighter: Highlighter) -> None:
    many = text(highlighter, "a.log", "x\n" * (SHOWN_LINES + 5))
    assert many is not None
    assert (many.lines, many.truncated) == (SHOWN_LINES, True)
    large = text(highlighter, "a.txt", "x" * (SHOWN_BYTES + 1))
    assert large is not None
    assert large.truncated
    assert len(large.html) == SHOWN_BYTES


def test_what_is_called_text_and_is_none(highlighter: Highlighter) -> None:
    assert text(highlighter, "a.txt", "\0\1\2") is None


def test_an_empty_text(highlighter: Highlighter) -> None:
    empty = text(highlighter, "a.txt", "")
    assert empty is not None
    assert b"This text is empty" in drop_page(view("text"), None, empty)
