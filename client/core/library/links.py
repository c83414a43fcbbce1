"""A link in other words: for documents, chats and web pages."""

from collections.abc import Sequence
from html import escape


def as_markdown(name: str, url: str, *, is_picture: bool) -> str:
    """A link, or the picture itself."""
    label = name.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"![{label}]({url}/raw)" if is_picture else f"[{label}]({url})"


def as_html(name: str, url: str, *, is_picture: bool) -> str:
    """A link, or the picture itself linked to its page."""
    address, text = escape(url), escape(name)
    if is_picture:
        return f'<a href="{address}"><img src="{address}/raw" alt="{text}"></a>'
    return f'<a href="{address}">{text}</a>'


def joined(lines: Sequence[str]) -> str:
    """One below the other."""
    return "\n".join(lines)
