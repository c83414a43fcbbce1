"""The headers that content is sent with, one list for each drop and form."""

from typing import Final

from server.sharing.disposition import content_disposition
from server.sharing.kinds import Kind, presentation

Headers = tuple[tuple[bytes, bytes], ...]

_INERT: Final = "sandbox; default-src 'none'"
"""Whatever it is: it runs nothing, loads nothing and belongs to no origin."""
_PICTURE: Final = f"{_INERT}; style-src 'unsafe-inline'"
"""A browser's own viewer styles itself inline; there is nothing else in a picture to style."""
_FILM: Final = (
    "sandbox allow-same-origin; default-src 'none'; media-src 'self'; style-src 'unsafe-inline'"
)
"""A browser's own player loads the file once more, which it may from its own origin alone."""
_DOCUMENT: Final = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
"""A browser's PDF viewer is a plug-in, and a sandboxed document has no plug-ins."""
_POLICIES: Final = {
    Kind.AUDIO: _FILM,
    Kind.IMAGE: _PICTURE,
    Kind.PDF: _DOCUMENT,
    Kind.VIDEO: _FILM,
}


def content_headers(
    name: str, content_type: str, *, attachment: bool, private: bool, pages: str | None
) -> Headers:
    """What is the same whenever this content is sent.

    Args:
        name: the drop's file name.
        content_type: what the uploader says it is.
        attachment: whether it is to be saved, even if a browser could show it.
        private: whether a password is needed; then no other site may embed it and nobody but the
            reader's own browser may keep a copy.
        pages: the origin of the pages, if content has another; they may show it in a frame.
    """
    shown = presentation(name, content_type)
    inline = shown.inline and not attachment
    policy = _POLICIES.get(shown.kind, _INERT) if inline else _INERT
    ancestors = pages or "'self'"
    embeddable = pages is not None or not private
    return (
        (b"content-type", shown.media_type.encode("latin-1")),
        (b"content-disposition", content_disposition(name, inline=inline)),
        (b"content-security-policy", f"{policy}; frame-ancestors {ancestors}".encode("latin-1")),
        (b"x-content-type-options", b"nosniff"),
        (b"cross-origin-resource-policy", b"cross-origin" if embeddable else b"same-origin"),
        (b"referrer-policy", b"no-referrer"),
        (b"x-robots-tag", b"noindex"),
        (b"accept-ranges", b"bytes"),
        # Whoever keeps a copy asks first whether the link still stands.
        (b"cache-control", b"private, no-cache" if private else b"no-cache"),
    )
