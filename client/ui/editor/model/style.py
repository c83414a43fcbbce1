"""How a shape looks."""

from dataclasses import dataclass

RED = "#e5484d"


@dataclass(frozen=True, slots=True)
class Style:
    """What a person can choose about a shape.

    Attributes:
        colour: as `#rrggbb`.
        width: of lines, in pixels of the picture; for effects, how strong they are.
        size: of letters, their height in pixels of the picture.
        font: a family; empty = the desktop's own.
        filled: whether the inside is painted, or a plate lies behind the letters.
    """

    colour: str = RED
    width: float = 4.0
    size: float = 24.0
    font: str = ""
    filled: bool = False
