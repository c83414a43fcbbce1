"""Media types by file name, or by the first bytes where there is no name."""

import mimetypes

_TEXT = frozenset(
    {
        *("c", "cc", "cpp", "cs", "go", "h", "hpp", "java", "js", "jsx", "kt", "lua", "php", "pl"),
        *("ps1", "py", "r", "rb", "rs", "scala", "sh", "sql", "swift", "ts", "tsx", "vue", "zig"),
        *("cfg", "conf", "csv", "diff", "ini", "json", "lock", "log", "md", "patch", "rst", "tex"),
        *("toml", "txt", "xml", "yaml", "yml"),
    }
)
"""Endings of files that are read and not run: their page shows them as text."""

_OTHER = {
    "avif": "image/avif",
    "flac": "audio/flac",
    "heic": "image/heic",
    "m4a": "audio/mp4",
    "mkv": "video/x-matroska",
    "mov": "video/quicktime",
    "opus": "audio/ogg",
    "webm": "video/webm",
    "webp": "image/webp",
}

_UNKNOWN = "application/octet-stream"

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gz"),
)
"""What files of common kinds begin with, and their endings."""


def content_type_of(name: str, beginning: bytes = b"") -> str:
    """The media type for a file of that name, the same on every system.

    Args:
        name: of the file.
        beginning: its first bytes, which decide where the name says nothing (LICENSE, Makefile).
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    known = _by_ending(ending)
    return known or (_by_ending(ending_of(beginning)) if beginning else "") or _UNKNOWN


def ending_of(beginning: bytes) -> str:
    """The ending, without its dot, that suits a file with this beginning."""
    for magic, ending in _BEGINNINGS:
        if beginning.startswith(magic):
            return ending
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "webp"
    if beginning[4:8] == b"ftyp":
        return "mp4"
    return "txt" if _is_text(beginning) else "bin"


def _by_ending(ending: str) -> str:
    if ending in _TEXT:
        return "text/plain"
    return _OTHER.get(ending) or mimetypes.types_map.get(f".{ending}", "")


def _is_text(beginning: bytes) -> bool:
    """Whether it is UTF-8 without NUL; a last character that was cut through is forgiven."""
    try:
        beginning.decode()
    except UnicodeDecodeError as error:
        if error.start < len(beginning) - 3:
            return False
    return b"\0" not in beginning
