"""What a toast says."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QImage


class ToastKind(Enum):
    """How it is meant."""

    INFO = auto()
    SUCCESS = auto()
    ERROR = auto()


@dataclass(frozen=True, slots=True)
class ToastContent:
    """What a toast shows.

    Attributes:
        title: one short sentence.
        text: more, such as the link; may be empty.
        thumbnail: a small picture.
        url: what a click opens; None = a click only closes it.
        progress: 0 to 1 while something is under way.
        kind: how it is meant.
        actions: ids and labels of buttons.
    """

    title: str
    text: str = ""
    thumbnail: QImage | None = None
    url: str | None = None
    progress: float | None = None
    kind: ToastKind = ToastKind.INFO
    actions: tuple[tuple[str, str], ...] = ()
