"""Names for what has none, by a template that a person can choose."""

from __future__ import annotations

import secrets
import string
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

DEFAULT_TEMPLATE: Final = "{kind} {date} at {time}"
"""It sorts, and reads like a sentence."""

FIELDS: Final = ("kind", "date", "time", "window", "width", "height", "random")
"""What a template may name: what was captured, when, the title of the active window, the size in
pixels, and four characters that nobody can guess."""

_LONGEST_TITLE = 80


class BadTemplate(Exception):
    """A template for names that cannot be meant.

    Attributes:
        message: what is the matter.
        remedy: what to write.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.message = f"Names cannot be made like this: {reason}."
        self.remedy = f"Use {', '.join(f'{{{name}}}' for name in FIELDS)}."


def check_template(template: str) -> None:
    """Makes sure that names can be made.

    Raises:
        BadTemplate: it names something that there is not, or makes the same name each time.
    """
    if not template.strip():
        raise BadTemplate("it is empty")
    for name in _fields(template):
        if name not in FIELDS:
            raise BadTemplate(f"there is no “{{{name}}}”")
    if "/" in template or "\\" in template:
        raise BadTemplate("a name has no slash in it")


def uses(template: str, field: str) -> bool:
    """Whether a template names a field."""
    return field in _fields(template)


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


def _fields(template: str) -> list[str]:
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        raise BadTemplate("a curly bracket has no other half") from error
    if any(format_spec or conversion for _, _, format_spec, conversion in parts):
        raise BadTemplate("only names belong into curly brackets")
    return [name for _, name, _, _ in parts if name is not None]
