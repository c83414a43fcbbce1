import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.pages.text import first_lines, readable_text


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (b"", ""),
        ("grün\n".encode(), "grün\n"),
        (codecs.BOM_UTF8 + b"a", "a"),
        ("ab€".encode()[:-1], "ab"),
        ("grün".encode("latin-1"), "grün"),
        ("grün".encode("utf-16"), "grün"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\x7fELF\0\0", None),
    ],
)
def test_bytes_as_text(head: bytes, text: str | None) -> None:
    assert readable_text(head) == text


@given(st.binary())
def test_any_bytes_are_text_or_not(head: bytes) -> None:
    text = readable_text(head)
    assert text is None or "\r" not in text


def test_only_so_many_lines() -> None:
    assert first_lines("a\nb\nc", 2) == "a\nb"
    assert first_lines("a\nb", 2) == "a\nb"
    assert first_lines("", 2) == ""
