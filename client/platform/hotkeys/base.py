"""What a way of getting global hotkeys has to offer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from client.platform.hotkeys.shortcut import Shortcut

OnActivated = Callable[[str], None]
"""Called with an action's name, on a thread of the back-end's own."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A hotkey that could not be had.

    Attributes:
        action: what it was for.
        shortcut: which one; None when all of them cannot be had.
        message: why, one sentence.
        remedy: what to do about it.
    """

    action: str
    shortcut: Shortcut | None
    message: str
    remedy: str


class HotkeyBackend(Protocol):
    """Gets keys pressed anywhere."""

    @property
    def name(self) -> str:
        """What it is chosen and reported by."""
        ...

    def bind(
        self, bindings: Mapping[str, Shortcut], on_activated: OnActivated
    ) -> tuple[Conflict, ...]:
        """Takes these shortcuts, in place of those taken before; returns what could not be had."""
        ...

    def close(self) -> None:
        """Gives everything back. Safe to call twice."""
        ...


def taken(action: str, shortcut: Shortcut) -> Conflict:
    """The conflict of a key that another program has."""
    return Conflict(
        action,
        shortcut,
        f"{shortcut.display()} is taken by another program.",
        "Choose another hotkey in the settings, or free it there.",
    )
