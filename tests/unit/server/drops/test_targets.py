"""Where short links may lead, and links that people choose."""

import pytest

from server.drops.deletion import DeletionLinks
from server.drops.notes import title_of
from server.drops.slugs import RESERVED, check_slug
from server.drops.targets import check_target
from server.errors import Problem
from server.storage.signing import SigningKeys

OURS = ("https://drops.example", "https://content.drops.example:8443")


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://пример.рф/путь",
        "http://[2001:db8::1]/",
        "http://127.0.0.1/",
        "https://drops.example.evil.org/",
        "https://drops.example:444/",
        "https://content.drops.example/",
    ],
)
def test_links_lead_anywhere_else(target: str) -> None:
    assert check_target(f" {target}\n", OURS) == target


@pytest.mark.parametrize(
    "target",
    [
        "https://drops.example",
        "http://drops.example:443/x",
        "HTTPS://DROPS.EXAMPLE/x",
        "https://drops.example./x",
        "https://drops.example:443",
        "https://content.drops.example:8443/a",
    ],
)
def test_links_never_lead_to_ourselves(target: str) -> None:
    with pytest.raises(Problem) as refused:
        check_target(target, OURS)
    assert refused.value.code == "target_ours"


@pytest.mark.parametrize("slug", ["abc", "Our-page_2", "a" * 64, "0-0"])
def test_slugs_that_people_may_choose(slug: str) -> None:
    assert check_slug(slug) == slug


@pytest.mark.parametrize(
    "slug", ["", "ab", "a" * 65, "-abc", "abc-", "abc+", "_ab", "ab_", "a b", "ä-ö-ü", "a/b", "a.b"]
)
def test_slugs_that_are_none(slug: str) -> None:
    with pytest.raises(Problem) as refused:
        check_slug(slug)
    assert refused.value.code == "slug_invalid"


def test_reserved_slugs_would_pass_otherwise() -> None:
    for slug in RESERVED - {"me"}:
        with pytest.raises(Problem) as refused:
            check_slug(slug.upper())
        assert refused.value.code == "slug_reserved"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Plan\nmore", "Plan"),
        ("\n\n- **ink**\n", "ink"),
        ("> quoted `code`", "quoted code"),
        ("***", "Note"),
        ("snake_case_name", "snake_case_name"),
        ("x" * 200, "x" * 80 + "…"),
    ],
)
def test_notes_are_named_by_what_they_say(text: str, title: str) -> None:
    assert title_of(text) == title


def test_deletion_links_fail_closed() -> None:
    keys = SigningKeys("new", {"old": b"o" * 32, "new": b"n" * 32})
    links = DeletionLinks(keys, "https://drops.example")
    seal = links.url("a" * 32).rpartition("/")[2]
    assert links.admits("a" * 32, seal)
    old = DeletionLinks(SigningKeys("old", {"old": b"o" * 32}), "").url("a" * 32).rpartition("/")[2]
    assert links.admits("a" * 32, old)
    assert not links.admits("b" * 32, seal)
    for wrong in ("", ".", seal[:-1], f"{seal}0", seal.replace("new", "old"), seal.upper(), "é.é"):
        assert not links.admits("a" * 32, wrong)
    empty = DeletionLinks(SigningKeys("k", {"k": b""}), "")
    assert not empty.admits("a" * 32, empty.url("a" * 32).rpartition("/")[2])
