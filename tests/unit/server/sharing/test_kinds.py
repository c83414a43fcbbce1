import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sharing.kinds import OCTET_STREAM, PLAIN_TEXT, Kind, Presentation, presentation


@pytest.mark.parametrize(
    ("name", "content_type", "expected"),
    [
        ("a.png", "image/png", Presentation(Kind.IMAGE, "image/png", inline=True)),
        ("a.png", "", Presentation(Kind.IMAGE, "image/png", inline=True)),
        ("a.JPG", OCTET_STREAM, Presentation(Kind.IMAGE, "image/jpeg", inline=True)),
        ("a", "IMAGE/PNG; x=y", Presentation(Kind.IMAGE, "image/png", inline=True)),
        ("a.mp4", "video/mp4", Presentation(Kind.VIDEO, "video/mp4", inline=True)),
        ("a.m4a", "audio/x-m4a", Presentation(Kind.AUDIO, "audio/mp4", inline=True)),
        ("a.wav", "audio/x-wav", Presentation(Kind.AUDIO, "audio/wav", inline=True)),
        ("a.pdf", "application/pdf", Presentation(Kind.PDF, "application/pdf", inline=True)),
        ("a.txt", "text/plain", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.html", "text/html", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.xhtml", "application/xhtml+xml", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.xml", "application/xml", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.js", "text/javascript", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.json", "application/json", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.geojson", "application/geo+json", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("main.rs", OCTET_STREAM, Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("app.ts", "video/mp2t", Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("Makefile", OCTET_STREAM, Presentation(Kind.TEXT, PLAIN_TEXT, inline=True)),
        ("a.svg", "image/svg+xml", Presentation(Kind.OTHER, OCTET_STREAM, inline=False)),
        ("a.xml", "image/svg+xml", Presentation(Kind.OTHER, OCTET_STREAM, inline=False)),
        ("a.mov", "video/quicktime", Presentation(Kind.OTHER, OCTET_STREAM, inline=False)),
        ("a.zip", "application/zip", Presentation(Kind.OTHER, OCTET_STREAM, inline=False)),
        ("a.swf", "application/x-shockwave-flash", Presentation(Kind.OTHER, OCTET_STREAM, False)),
        ("", "", Presentation(Kind.OTHER, OCTET_STREAM, inline=False)),
    ],
)
def test_what_a_drop_is_shown_as(name: str, content_type: str, expected: Presentation) -> None:
    assert presentation(name, content_type) == expected


@given(st.text(), st.text())
def test_nothing_that_runs_is_ever_shown_as_itself(name: str, content_type: str) -> None:
    shown = presentation(name, content_type)
    plain = shown.media_type.partition(";")[0]
    assert plain in (OCTET_STREAM, "text/plain", "application/pdf") or plain.startswith(
        ("image/", "audio/", "video/")
    )
    assert "svg" not in plain
    assert shown.inline is (shown.kind is not Kind.OTHER)
