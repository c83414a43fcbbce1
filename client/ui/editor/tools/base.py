"""What a tool is: one file each says everything about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, Flag, auto

from PySide6.QtGui import QPainter

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point, Shape
from client.ui.editor.model.style import Style

_PLAIN = Style()

Begin = Callable[[Scene, Point, Style], Shape]


class Gesture(Enum):
    """What the mouse does with a tool."""

    SELECT = auto()
    CROP = auto()
    PULL = auto()
    STROKE = auto()
    PLACE = auto()
    WRITE = auto()


class Option(Flag):
    """What can be chosen for a tool."""

    NONE = 0
    COLOUR = auto()
    WIDTH = auto()
    STRENGTH = auto()
    SIZE = auto()
    FONT = auto()
    FILL = auto()


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool.

    Attributes:
        name: what it is called in settings.
        key: the key that takes it.
        label: its name for people, in their language.
        hint: what it does, in a few words.
        draw_icon: paints it with the painter's pen into a square of 20 units.
        gesture: what the mouse does with it.
        begin: makes the shape where the mouse goes down; None for tools that make none.
        handle: which handle of the new shape the mouse pulls.
        style: how its shapes look at first, for a picture without magnification.
        options: what can be chosen.
    """

    name: str
    key: str
    label: Callable[[], str]
    hint: Callable[[], str]
    draw_icon: Callable[[QPainter], None]
    gesture: Gesture
    begin: Begin | None = None
    handle: str = ""
    style: Style = _PLAIN
    options: Option = Option.NONE
