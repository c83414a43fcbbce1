"""No hotkeys, and what to do instead."""

from collections.abc import Mapping

from client.platform.hotkeys.base import Conflict, OnActivated
from client.platform.hotkeys.shortcut import Shortcut


class NoHotkeys:
    """A desktop where programs cannot have global hotkeys."""

    name = "none"

    def __init__(self, why: str = "This desktop gives programs no global hotkeys.") -> None:
        self._why = why

    def bind(
        self, bindings: Mapping[str, Shortcut], _on_activated: OnActivated
    ) -> tuple[Conflict, ...]:
        """Says why none of them can be had."""
        remedy = "Let a keyboard shortcut of your desktop run: dropcap shot"
        return tuple(Conflict(action, None, self._why, remedy) for action in bindings)

    def close(self) -> None:
        """Nothing was taken."""
