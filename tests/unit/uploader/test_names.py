import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uploader.outbox.names import LONGEST, numbered, safe_name


@given(st.text(st.characters(), max_size=400))
def test_any_name_becomes_one_that_every_file_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= LONGEST
    assert not set(safe) & set('<>:"/\\|?*\0')
    assert safe not in (".", "..")
    assert safe == safe.strip(" ")
    assert not safe.startswith(".")
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in safe)
    assert safe_name(safe) == safe


@given(st.text("abcäö€.☃", min_size=1, max_size=300), st.integers(2, 9999))
def test_a_number_keeps_the_ending_and_the_length(name: str, number: int) -> None:
    safe = safe_name(name)
    second = numbered(safe, number)
    assert len(second.encode()) <= LONGEST
    assert f" ({number})" in second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("first\nsecond.txt", "first_second.txt"),
        ("invoice\u202etxt.exe", "invoicetxt.exe"),
        ("   ", "file"),
        ("…", "…"),
        ("a.tar.gz", "a.tar.gz"),
    ],
)
def test_known_tricks(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("ä" * 300 + ".png").endswith("ä.png")
