"""From the first bytes of a text to what its page shows."""

from html import escape
from pathlib import PurePosixPath
from typing import Final

from markupsafe import Markup

from server.pages.highlight.highlighter import Highlighter
from server.pages.text import SHOWN_BYTES, first_lines, readable_text
from server.pages.views import TextView

_COLOURED_CHARACTERS: Final = 256 * 1024
"""Beyond this, colours take seconds to make and the browser long to lay out."""
_PROSE: Final = frozenset({".log", ".markdown", ".md", ".rst", ".srt", ".text", ".txt", ".vtt"})


async def text_view(
    highlighter: Highlighter, *, name: str, head: bytes, size: int, digest: str
) -> TextView | None:
    """What the page of a text shows, or None if the bytes are not text after all.

    Args:
        highlighter: makes the colours.
        name: the file name, which tells the language.
        head: the first `SHOWN_BYTES` bytes of the file.
        size: the length of the whole file.
        digest: tells this content from all others.
    """
    whole = readable_text(head[:SHOWN_BYTES])
    if whole is None:
        return None
    shown = first_lines(whole)
    truncated = size > SHOWN_BYTES or len(shown) < len(whole)
    suffix = PurePosixPath(name).suffix.lower()
    language, html = None, escape(shown)
    if suffix not in _PROSE and len(shown) <= _COLOURED_CHARACTERS:
        made = await highlighter.highlight(name, shown, digest)
        if made is not None:
            language, html = made.language, made.html
    return TextView(
        language=language or suffix.removeprefix(".").upper() or "Text",
        html=Markup(html.removesuffix("\n")),  # noqa: S704 - escaped here or by the highlighter
        lines=shown.removesuffix("\n").count("\n") + 1,
        numbered=language is not None or suffix not in (_PROSE | {""}),
        truncated=truncated,
        source=shown,
    )


async def markdown_view(
    highlighter: Highlighter, *, text: str, digest: str, truncated: bool = False
) -> TextView | None:
    """What the page of a text in Markdown shows; None if it cannot be laid out.

    Args:
        highlighter: lays it out.
        text: what it says.
        digest: tells this content from all others.
        truncated: whether this is only its beginning.
    """
    if len(text) > _COLOURED_CHARACTERS:
        return None
    made = await highlighter.lay_out(text, digest)
    if made is None:
        return None
    return TextView(
        language="Markdown",
        html=Markup(made.html),  # noqa: S704 - sanitised where it was made
        lines=text.removesuffix("\n").count("\n") + 1,
        numbered=False,
        truncated=truncated,
        source=text,
    )


def plain_view(text: str) -> TextView:
    """What the page of a text shows that could not be laid out."""
    return TextView(
        language="Text",
        html=Markup(f"<pre>{escape(text)}</pre>"),  # noqa: S704 - escaped here
        lines=text.count("\n") + 1,
        numbered=False,
        truncated=False,
        source=text,
    )
