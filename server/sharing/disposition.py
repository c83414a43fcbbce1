"""`Content-Disposition` for any file name that a person, or an attacker, can come up with."""

import unicodedata
from typing import Final
from urllib.parse import quote

_UNNAMED: Final = "download"
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Controls, text direction overrides, lone surrogates, private use, line and paragraph breaks."""
_JOINERS: Final = frozenset("\u200c\u200d")
"""Needed by some scripts and by emoji that are put together."""
_SEPARATORS: Final = frozenset('/\\:*?"<>|')
"""What means something else than itself in a path of some system."""
_ATTRIBUTE_CHARACTERS: Final = "!#$&+-.^_`|~"
"""Beside letters and digits, what RFC 5987 lets stand unescaped."""


def harmless_name(name: str) -> str:
    """The name without what hides or reverses characters: what people may be shown."""
    kept = (
        character
        for character in name
        if character in _JOINERS or unicodedata.category(character) not in _REFUSED_CATEGORIES
    )
    return "".join(kept).strip() or _UNNAMED


def content_disposition(name: str, *, inline: bool) -> bytes:
    """The header's value: an ASCII name for old readers and the true one as RFC 6266 has it."""
    kind = "inline" if inline else "attachment"
    safe = "".join("_" if c in _SEPARATORS else c for c in harmless_name(name)).lstrip(".")
    safe = safe or _UNNAMED
    plain = "".join(c if " " <= c <= "~" and c not in "%;" else "_" for c in safe)
    value = f'{kind}; filename="{plain}"'
    if plain != safe:
        value += f"; filename*=UTF-8''{quote(safe, safe=_ATTRIBUTE_CHARACTERS)}"
    return value.encode("ascii")
