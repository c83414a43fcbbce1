"""Key combinations as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Modifier(StrEnum):
    """Keys that are held."""

    CTRL = "ctrl"
    ALT = "alt"
    SHIFT = "shift"
    META = "meta"


_MODIFIER_NAMES = {
    "ctrl": Modifier.CTRL,
    "control": Modifier.CTRL,
    "alt": Modifier.ALT,
    "option": Modifier.ALT,
    "shift": Modifier.SHIFT,
    "meta": Modifier.META,
    "super": Modifier.META,
    "win": Modifier.META,
    "cmd": Modifier.META,
}

NAMED_KEYS = frozenset(
    {
        *("print", "pause", "insert", "delete", "home", "end", "pageup", "pagedown", "space"),
        *("up", "down", "left", "right", "tab", "escape", "enter", "backspace"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
"""Keys that have a name instead of a character."""

_ALIASES = {"printscreen": "print", "prtsc": "print", "return": "enter", "esc": "escape"}
_ALONE = frozenset({"print", "pause", *(f"f{number}" for number in range(1, 25))})
_ORDER = tuple(Modifier)


class BadShortcut(Exception):
    """A text that is no key combination.

    Attributes:
        message: what is the matter.
        remedy: what to write.
    """

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text)
        self.message = f"“{text}” cannot be a hotkey: {reason}."
        self.remedy = "Write it like ctrl+shift+4 or print."


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and the modifiers that are held with it.

    Attributes:
        modifiers: the modifiers.
        key: a character in lower case, as it is without Shift, or one of `NAMED_KEYS`.
    """

    modifiers: frozenset[Modifier]
    key: str

    @classmethod
    def parse(cls, text: str) -> "Shortcut":
        """Reads `ctrl+shift+4`.

        Raises:
            BadShortcut: it is no combination, or one that would take a key away from typing.
        """
        *held, key = [part.strip().lower() for part in text.replace("++", "+plus").split("+")]
        key = _ALIASES.get(key, "+" if key == "plus" else key)
        unknown = [name for name in held if name not in _MODIFIER_NAMES]
        if unknown:
            raise BadShortcut(text, f"there is no modifier “{unknown[0]}”")
        if key not in NAMED_KEYS and not (len(key) == 1 and key.isprintable() and key != " "):
            raise BadShortcut(text, f"there is no key “{key}”")
        modifiers = frozenset(_MODIFIER_NAMES[name] for name in held)
        if not modifiers - {Modifier.SHIFT} and key not in _ALONE:
            raise BadShortcut(text, "without Ctrl, Alt or the Windows key it is needed for typing")
        return cls(modifiers, key)

    def __str__(self) -> str:
        held = [modifier.value for modifier in _ORDER if modifier in self.modifiers]
        return "+".join([*held, "plus" if self.key == "+" else self.key])

    def display(self, *, macos: bool = False) -> str:
        """As menus show it: `Ctrl+Shift+4`, or `⌃⇧4` on macOS."""
        held = [modifier for modifier in _ORDER if modifier in self.modifiers]
        key = self.key.upper() if len(self.key) == 1 else self.key.capitalize()
        if macos:
            signs = {"ctrl": "⌃", "alt": "⌥", "shift": "⇧", "meta": "⌘"}
            return "".join(signs[modifier.value] for modifier in held) + key
        return "+".join([*(modifier.value.capitalize() for modifier in held), key])


def same_keys(bindings: Mapping[str, Shortcut]) -> Shortcut | None:
    """A combination that is set for more than one action, if there is one."""
    seen: set[Shortcut] = set()
    for shortcut in bindings.values():
        if shortcut in seen:
            return shortcut
        seen.add(shortcut)
    return None
