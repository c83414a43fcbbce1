"""Templates that names are made by."""

from __future__ import annotations

import string
from typing import Final

DEFAULT_TEMPLATE: Final = "{kind} {date} at {time}"
"""It sorts, and reads like a sentence."""

FIELDS: Final = ("kind", "date", "time", "window", "width", "height", "random")
"""What a template may name: what was captured, when, the title of the active window, the size in
pixels, and four characters that nobody can guess."""


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


def _fields(template: str) -> list[str]:
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as error:
        raise BadTemplate("a curly bracket has no other half") from error
    if any(format_spec or conversion for _, _, format_spec, conversion in parts):
        raise BadTemplate("only names belong into curly brackets")
    return [name for _, name, _, _ in parts if name is not None]
