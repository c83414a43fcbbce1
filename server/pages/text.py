"""Bytes that are called text, as characters to show."""

import codecs
from typing import Final

SHOWN_BYTES: Final = 512 * 1024
"""How much of a text is read for its page; the rest is behind the link to the raw text."""
SHOWN_LINES: Final = 10_000

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def readable_text(head: bytes) -> str | None:
    """The first part of a file as text with plain line ends, or None if it is not text.

    The head may end in the middle of a character.
    """
    if head.startswith(_UTF16_MARKS):
        text = head.decode("utf-16", errors="replace")
    elif b"\0" in head:
        return None
    else:
        text = _decode(head.removeprefix(codecs.BOM_UTF8))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def first_lines(text: str, count: int = SHOWN_LINES) -> str:
    """The text up to the given number of lines."""
    lines = text.split("\n", count)
    return text if len(lines) <= count else "\n".join(lines[:count])


def _decode(data: bytes) -> str:
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
