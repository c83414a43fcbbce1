"""Stylesheet, script and icon, each under an address that changes with its content."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Final

_FOLDER: Final = "/assets"
_MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that belongs to the pages.

    Attributes:
        name: its plain name, as templates call it.
        path: where it is served; holds a digest of the body, so it may be cached for ever.
    """

    name: str
    path: str
    media_type: str
    body: bytes


def _load(name: str) -> Asset:
    body = resources.files("server.pages").joinpath("static", name).read_bytes()
    stem, dot, extension = name.rpartition(".")
    digest = hashlib.sha256(body).hexdigest()[:16]
    return Asset(
        name=name,
        path=f"{_FOLDER}/{stem}.{digest}{dot}{extension}",
        media_type=_MEDIA_TYPES[dot + extension],
        body=body,
    )


ASSETS: Final = {name: _load(name) for name in ("page.css", "page.js", "icon.svg")}


def asset_path(name: str) -> str:
    """Where the asset with this plain name is served."""
    return ASSETS[name].path
