import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sharing.disposition import content_disposition, harmless_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.png", b'inline; filename="a.png"'),
        ("two words.png", b'inline; filename="two words.png"'),
        ("für.txt", b"inline; filename=\"f_r.txt\"; filename*=UTF-8''f%C3%BCr.txt"),
        ('a"b\\c.png', b'inline; filename="a_b_c.png"'),
        ("../../etc/passwd", b'inline; filename="_.._etc_passwd"'),
        ("C:\\boot.ini", b'inline; filename="C__boot.ini"'),
        ("a\r\nSet-Cookie: x=1", b'inline; filename="aSet-Cookie_ x=1"'),
        ("100%41.txt", b"inline; filename=\"100_41.txt\"; filename*=UTF-8''100%2541.txt"),
        ("a;b.txt", b"inline; filename=\"a_b.txt\"; filename*=UTF-8''a%3Bb.txt"),
        ("invoice\u202egnp.exe", b'inline; filename="invoicegnp.exe"'),
        ("..", b'inline; filename="download"'),
        ("", b'inline; filename="download"'),
        ("\ud800", b'inline; filename="download"'),
    ],
)
def test_names(name: str, expected: bytes) -> None:
    assert content_disposition(name, inline=True) == expected


def test_what_is_to_be_saved_is_an_attachment() -> None:
    assert content_disposition("a.svg", inline=False) == b'attachment; filename="a.svg"'


@given(st.text())
def test_no_name_leaves_its_quotes_or_its_line(name: str) -> None:
    value = content_disposition(name, inline=False).decode("ascii")
    assert all(" " <= character <= "~" for character in value)
    quoted = value.removeprefix('attachment; filename="').partition('"')
    assert "/" not in quoted[0]
    assert quoted[2] == "" or quoted[2].startswith("; filename*=UTF-8''")
    assert '"' not in quoted[2]


@given(st.text())
def test_shown_names_are_one_line_of_visible_text(name: str) -> None:
    shown = harmless_name(name)
    assert shown
    assert len(shown.splitlines()) == 1
    hidden = {unicodedata.category(c) for c in shown if c not in "\u200c\u200d"}
    assert not hidden & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
