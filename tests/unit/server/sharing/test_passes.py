import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from server.drops.model import Drop, Privacy, State
from server.sharing.passes import PASS_SECONDS, Passes, is_locked
from server.storage.signing import SigningKeys

NOW = 1_700_000_000.0
DROP = Drop(
    id="a" * 32,
    owner_id="b" * 32,
    slug="abcdefghij",
    name="a.png",
    content_type="image/png",
    size=1,
    sha256=None,
    state=State.READY,
    privacy=Privacy.PRIVATE,
    password_hash="scrypt$00$00",
    expires_at=None,
    created_at=datetime(2025, 1, 1, tzinfo=UTC),
    ready_at=None,
    key="aa/" + "a" * 32,
    thumbnail=None,
)
KEYS = SigningKeys("new", {"old": b"o" * 32, "new": b"n" * 32})


def passes(at: float = NOW, keys: SigningKeys = KEYS) -> Passes:
    async def load() -> SigningKeys:
        return keys

    return Passes(load, clock=lambda: at)


def issued(drop: Drop = DROP, keys: SigningKeys = KEYS) -> str:
    return asyncio.run(passes(keys=keys).issue(drop))


def admits(given: str, drop: Drop = DROP, at: float = NOW, keys: SigningKeys = KEYS) -> bool:
    return asyncio.run(passes(at, keys).admits(given, drop))


def test_a_pass_opens_its_drop() -> None:
    assert admits(issued())


def test_a_pass_of_an_older_key_still_opens() -> None:
    assert admits(issued(keys=SigningKeys("old", KEYS.secrets)))


def test_a_pass_ends() -> None:
    assert admits(issued(), at=NOW + PASS_SECONDS - 1)
    assert not admits(issued(), at=NOW + PASS_SECONDS)


def test_a_pass_is_for_one_drop() -> None:
    assert not admits(issued(), replace(DROP, id="c" * 32))


def test_another_password_ends_all_passes() -> None:
    assert not admits(issued(), replace(DROP, password_hash="scrypt$11$11"))


def test_a_key_that_is_gone_opens_nothing() -> None:
    assert not admits(issued(), keys=SigningKeys("other", {"other": b"x" * 32}))
    assert not admits(issued(), keys=SigningKeys("new", {"new": b""}))


@pytest.mark.parametrize(
    "forged",
    [
        *("", ".", "..", "...", "9999999999.new.", "9999999999.new.00", "x.new.y", "-1.new.y"),
        *("9999999999999999.new.y", "٣.new.y", "9999999999.nö.y", f"9999999999.new.{'0' * 64}"),
    ],
)
def test_what_is_no_pass_opens_nothing(forged: str) -> None:
    assert not admits(forged)


def test_the_end_of_a_pass_cannot_be_moved() -> None:
    _, key_id, signature = issued().split(".")
    assert not admits(f"{int(NOW) + 10 * PASS_SECONDS}.{key_id}.{signature}")


@pytest.mark.parametrize(
    ("drop", "locked"),
    [
        (DROP, True),
        (replace(DROP, password_hash=None), True),
        (replace(DROP, privacy=Privacy.PUBLIC), True),
        (replace(DROP, privacy=Privacy.PUBLIC, password_hash=None), False),
        (replace(DROP, privacy=Privacy.OBSCURE, password_hash=None), False),
    ],
)
def test_what_needs_a_password(drop: Drop, locked: bool) -> None:
    assert is_locked(drop) is locked
