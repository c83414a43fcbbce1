"""Media types by file name."""

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


def content_type_of(name: str) -> str:
    """The media type for a file of that name, the same on every system."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in _OTHER:
        return _OTHER[ending]
    guessed = mimetypes.types_map.get(f".{ending}")
    if guessed is not None and not guessed.startswith("text/") and ending not in _TEXT:
        return guessed
    if ending in _TEXT:
        return "text/plain"
    return guessed or _UNKNOWN
