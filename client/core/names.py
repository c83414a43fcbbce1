"""Names for what has none, by a template that a person can choose."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from client.config.name_template import DEFAULT_TEMPLATE, BadTemplate, check_template

_LONGEST_TITLE = 80


def capture_name(
    kind: str = "Screenshot",
    template: str = DEFAULT_TEMPLATE,
    *,
    window: str = "",
    size: tuple[int, int] | None = None,
    moment: datetime | None = None,
) -> str:
    """A file's name without its ending.

    Args:
        kind: what was captured.
        template: how names are made; one that cannot be meant counts as the default.
        window: the title of the active window.
        size: width and height, in pixels.
        moment: when; None = now.
    """
    now = (moment or datetime.now()).astimezone()  # noqa: DTZ005 - made aware in the next call
    values: Mapping[str, str] = {
        "kind": kind,
        "date": f"{now:%Y-%m-%d}",
        "time": f"{now:%H.%M.%S}",
        "window": " ".join(window.split())[:_LONGEST_TITLE],
        "width": str(size[0]) if size else "",
        "height": str(size[1]) if size else "",
        "random": secrets.token_hex(2),
    }
    try:
        check_template(template)
    except BadTemplate:
        template = DEFAULT_TEMPLATE
    name = " ".join(template.format_map(values).split()).strip(" -_.,")
    return name or DEFAULT_TEMPLATE.format_map(values)


def unused(path: Path) -> Path:
    """The path, or one with a number before its ending where that is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
