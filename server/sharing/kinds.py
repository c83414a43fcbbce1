"""What a drop is shown as, and which content types a browser may be given as themselves."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

OCTET_STREAM: Final = "application/octet-stream"
PLAIN_TEXT: Final = "text/plain; charset=utf-8"


class Kind(StrEnum):
    """How a drop is presented."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"
    MARKDOWN = "markdown"
    NOTE = "note"
    LINK = "link"
    PDF = "pdf"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a drop is shown and sent.

    Attributes:
        kind: which page it gets.
        media_type: the value of the `Content-Type` header.
        inline: whether a browser may show it; otherwise it is offered for saving.
    """

    kind: Kind
    media_type: str
    inline: bool


_INLINE: Final = {
    "application/pdf": Kind.PDF,
    "audio/aac": Kind.AUDIO,
    "audio/flac": Kind.AUDIO,
    "audio/mp4": Kind.AUDIO,
    "audio/mpeg": Kind.AUDIO,
    "audio/ogg": Kind.AUDIO,
    "audio/wav": Kind.AUDIO,
    "audio/webm": Kind.AUDIO,
    "image/avif": Kind.IMAGE,
    "image/gif": Kind.IMAGE,
    "image/jpeg": Kind.IMAGE,
    "image/png": Kind.IMAGE,
    "image/webp": Kind.IMAGE,
    "video/mp4": Kind.VIDEO,
    "video/ogg": Kind.VIDEO,
    "video/webm": Kind.VIDEO,
}
_ALIASES: Final = {
    "application/ogg": "audio/ogg",
    "application/x-pdf": "application/pdf",
    "audio/m4a": "audio/mp4",
    "audio/mp3": "audio/mpeg",
    "audio/opus": "audio/ogg",
    "audio/vnd.wave": "audio/wav",
    "audio/wave": "audio/wav",
    "audio/x-aac": "audio/aac",
    "audio/x-flac": "audio/flac",
    "audio/x-m4a": "audio/mp4",
    "audio/x-wav": "audio/wav",
    "image/apng": "image/png",
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/vnd.mozilla.apng": "image/png",
    "image/x-png": "image/png",
    "video/x-m4v": "video/mp4",
}
_BY_SUFFIX: Final = {
    ".aac": "audio/aac",
    ".avif": "image/avif",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
}
_TEXT_APPLICATIONS: Final = frozenset(
    f"application/{name}"
    for name in (
        *("ecmascript", "graphql", "javascript", "json", "json5", "manifest+json"),
        *("sql", "toml", "typescript", "x-httpd-php", "x-javascript", "x-ndjson", "x-perl"),
        *("x-php", "x-powershell", "x-python", "x-python-code", "x-ruby", "x-sh"),
        *("x-shellscript", "x-sql", "x-subrip", "x-tex", "x-toml", "x-yaml", "xhtml+xml"),
        *("xml", "xml-dtd", "yaml"),
    )
)
_TEXT_SUFFIXES: Final = frozenset(
    f".{suffix}"
    for suffix in (
        *("adoc", "asm", "astro", "bash", "bat", "bib", "c", "cc", "cfg", "clj", "cljs", "cmake"),
        *("cmd", "conf", "cpp", "cs", "css", "csv", "cts", "cxx", "d", "dart", "diff", "el", "elm"),
        *("env", "erl", "ex", "exs", "f90", "fish", "fs", "gd", "go", "gql", "gradle", "graphql"),
        *("groovy", "h", "hcl", "hpp", "hs", "htm", "html", "hxx", "ini", "ipynb", "java", "jl"),
        *("js", "json", "json5", "jsonc", "jsonl", "jsx", "kt", "kts", "less", "lisp", "log"),
        *("lua", "m", "markdown", "md", "mjs", "ml", "mli", "mm", "mts", "nim", "nix", "patch"),
        *("php", "pl", "pm", "properties", "proto", "ps1", "psm1", "py", "pyi", "pyx", "r", "rb"),
        *("rs", "rst", "s", "sass", "scala", "scm", "scss", "sh", "sol", "sql", "srt", "styl"),
        *("sv", "svelte", "swift", "tcl", "tex", "text", "tf", "tfvars", "thrift", "toml", "ts"),
        *("tsv", "tsx", "txt", "v", "vb", "vhdl", "vim", "vtt", "vue", "xml", "xsd", "xsl"),
        *("xslt", "yaml", "yml", "zig", "zsh"),
    )
)
_TEXT_NAMES: Final = frozenset(
    (
        *(".bashrc", ".dockerignore", ".editorconfig", ".env", ".gitattributes", ".gitignore"),
        *(".profile", ".vimrc", ".zshrc", "authors", "brewfile", "changelog", "copying"),
        *("dockerfile", "gemfile", "jenkinsfile", "justfile", "license", "makefile", "notice"),
        *("procfile", "rakefile", "readme", "vagrantfile"),
    )
)
_MARKDOWN_TYPES: Final = frozenset({"text/markdown", "text/x-markdown"})
_MARKDOWN_SUFFIXES: Final = frozenset({".md", ".markdown"})
_NEVER_TEXT: Final = ("audio/", "font/", "image/", "model/")


def presentation(name: str, content_type: str) -> Presentation:
    """How a drop with this file name and this declared content type is presented.

    What is declared is the uploader's word and trusted no further than the allowlist: everything
    that could run in a browser is either plain text or a download.
    """
    declared = content_type.partition(";")[0].strip().lower()
    path = PurePosixPath(name.lower())
    media_type = _ALIASES.get(declared, declared)
    if media_type in ("", OCTET_STREAM):
        media_type = _BY_SUFFIX.get(path.suffix, OCTET_STREAM)
    kind = _INLINE.get(media_type)
    if kind is not None:
        return Presentation(kind, media_type, inline=True)
    if _is_text(media_type, path):
        written = Kind.MARKDOWN if _is_markdown(media_type, path) else Kind.TEXT
        return Presentation(written, PLAIN_TEXT, inline=True)
    return Presentation(Kind.OTHER, OCTET_STREAM, inline=False)


def _is_text(media_type: str, path: PurePosixPath) -> bool:
    if media_type.startswith("text/") or media_type in _TEXT_APPLICATIONS:
        return True
    if media_type.startswith(_NEVER_TEXT):
        return False
    if media_type.endswith(("+json", "+yaml")):
        return True
    return path.suffix in _TEXT_SUFFIXES or path.name in _TEXT_NAMES


def _is_markdown(media_type: str, path: PurePosixPath) -> bool:
    return media_type in _MARKDOWN_TYPES or path.suffix in _MARKDOWN_SUFFIXES
