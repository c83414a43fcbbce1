"""Which key means what in the overlay."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt


class Command(Enum):
    """What a key asks for."""

    CANCEL = auto()
    ACCEPT = auto()
    REGION = auto()
    WINDOW = auto()
    SCREEN = auto()
    PICTURE = auto()
    VIDEO = auto()
    GIF = auto()
    DELAY = auto()
    LAST = auto()
    RATIO = auto()
    COLOUR = auto()
    ADJUST = auto()
    MAGNIFIER = auto()
    BAR = auto()


_COMMANDS: Final = {
    Qt.Key.Key_Escape: Command.CANCEL,
    Qt.Key.Key_Return: Command.ACCEPT,
    Qt.Key.Key_Enter: Command.ACCEPT,
    Qt.Key.Key_R: Command.REGION,
    Qt.Key.Key_W: Command.WINDOW,
    Qt.Key.Key_S: Command.SCREEN,
    Qt.Key.Key_P: Command.PICTURE,
    Qt.Key.Key_V: Command.VIDEO,
    Qt.Key.Key_G: Command.GIF,
    Qt.Key.Key_D: Command.DELAY,
    Qt.Key.Key_L: Command.LAST,
    Qt.Key.Key_X: Command.RATIO,
    Qt.Key.Key_C: Command.COLOUR,
    Qt.Key.Key_A: Command.ADJUST,
    Qt.Key.Key_M: Command.MAGNIFIER,
    Qt.Key.Key_H: Command.BAR,
}

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

_FAR: Final = 10
_HELD_ANYWAY = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def command_of(key: int, modifiers: Qt.KeyboardModifier) -> Command | None:
    """What a key asks for. With Ctrl, Alt or Meta it is no key of ours, but for Ctrl+C."""
    if key == Qt.Key.Key_C and modifiers == Qt.KeyboardModifier.ControlModifier:
        return Command.COLOUR
    if modifiers & ~_HELD_ANYWAY:
        return None
    return next((command for known, command in _COMMANDS.items() if known == key), None)


def step_of(key: int, modifiers: Qt.KeyboardModifier) -> tuple[int, int] | None:
    """How far an arrow key leads, in pixels: ten with Ctrl."""
    step = next((arrow for known, arrow in _ARROWS.items() if known == key), None)
    if step is None:
        return None
    far = _FAR if modifiers & Qt.KeyboardModifier.ControlModifier else 1
    return step[0] * far, step[1] * far


def letter_of(command: Command) -> str:
    """The key of a command as it is written on the bar."""
    key = next(known for known, meant in _COMMANDS.items() if meant is command)
    return chr(QKeyCombination(key).toCombined())
