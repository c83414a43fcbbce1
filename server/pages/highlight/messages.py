"""What goes through the pipe to the highlighter and back: one JSON object a line."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text, and the file name that tells its language.

    Attributes:
        name: the file name.
        text: what to work on.
        markdown: whether it is to be laid out rather than shown as it is written.
    """

    name: str
    text: str
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A text in its colours.

    Attributes:
        language: its name for people; None if no language is known for the file name.
        html: the lines as HTML; each line opens and closes its own elements.
    """

    language: str | None
    html: str


def encode(message: Source | Highlighted) -> bytes:
    """The message as a line."""
    return json.dumps(asdict(message)).encode("ascii") + b"\n"


def decode_source(line: bytes) -> Source:
    """The message that the highlighter is sent."""
    return Source(**json.loads(line))


def decode_highlighted(line: bytes) -> Highlighted:
    """The message that the highlighter sends."""
    return Highlighted(**json.loads(line))
