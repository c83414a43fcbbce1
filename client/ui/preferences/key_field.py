"""A field that takes a key combination by having it pressed."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from client.platform.hotkeys.shortcut import BadShortcut, Shortcut

PlainKey = Callable[[int, int], str]
"""The character of a key as it is without Shift, from its scan code and the system's own code;
empty = the system does not tell."""

_NAMED: Final = {
    Qt.Key.Key_Print: "print",
    Qt.Key.Key_SysReq: "print",
    Qt.Key.Key_Pause: "pause",
    Qt.Key.Key_Insert: "insert",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
    Qt.Key.Key_PageUp: "pageup",
    Qt.Key.Key_PageDown: "pagedown",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "tab",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Backspace: "backspace",
    **{Qt.Key(Qt.Key.Key_F1.value + n): f"f{n + 1}" for n in range(24)},
}
_SHIFTED: Final = dict(zip('!@#$%^&*()_+{}|:"<>?~', "1234567890-=[]\\;',./`", strict=True))
"""Where the system does not tell: the upper row of American keyboards."""

_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyField(QPushButton):
    """The field: pressed, it waits for keys; Escape leaves it, Delete or Backspace empties it.

    Signals:
        chosen: the combination, as settings have it; empty = none.
        refused: why the keys that were pressed cannot be had.
        listening: whether it waits for keys, during which no hotkey must act.
    """

    chosen = Signal(str)
    refused = Signal(str)
    listening = Signal(bool)

    def __init__(self, plain_key: PlainKey = lambda _scan, _code: "") -> None:
        super().__init__()
        self._plain_key = plain_key
        self._keys = ""
        self._waits = False
        self.setAutoDefault(False)
        self.clicked.connect(lambda: self._listen(True))
        self._show()

    def keys(self) -> str:
        """The combination."""
        return self._keys

    def set_keys(self, keys: str) -> None:
        """Shows a combination."""
        self._keys = keys
        self._show()

    def event(self, event: QEvent) -> bool:
        """Tab and shortcuts of the window are keys like others while it waits."""
        if self._waits and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._waits and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Waits no longer."""
        self._listen(False)
        super().focusOutEvent(event)

    def _listen(self, waits: bool) -> None:
        if waits != self._waits:
            self._waits = waits
            self.listening.emit(waits)
            self._show()

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ALONE:
            return
        held = event.modifiers()
        if key == Qt.Key.Key_Escape and held == Qt.KeyboardModifier.NoModifier:
            self._listen(False)
            return
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not held:
            self._choose("")
            return
        text = "+".join([*_modifiers(held), self._name(event, key)])
        try:
            shortcut = Shortcut.parse(text)
        except BadShortcut as error:
            self._listen(False)
            self.refused.emit(f"{error.message} {error.remedy}")
            return
        self._choose(str(shortcut))

    def _choose(self, keys: str) -> None:
        self._keys = keys
        self._listen(False)
        self._show()
        self.chosen.emit(keys)

    def _name(self, event: QKeyEvent, key: Qt.Key) -> str:
        if key in _NAMED:
            return _NAMED[key]
        plain = self._plain_key(event.nativeScanCode(), event.nativeVirtualKey())
        if not plain and 0x20 < key.value < 0x10FFFF:
            plain = chr(key.value).lower()
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                plain = _SHIFTED.get(plain, plain)
        return "plus" if plain == "+" else plain

    def _show(self) -> None:
        if self._waits:
            self.setText(self.tr("Press the keys…"))
            return
        try:
            self.setText(Shortcut.parse(self._keys).display() if self._keys else self.tr("None"))
        except BadShortcut:
            self.setText(self._keys)


def _modifiers(held: Qt.KeyboardModifier) -> list[str]:
    modifier = Qt.KeyboardModifier
    names = (
        (modifier.ControlModifier, "ctrl"),
        (modifier.AltModifier, "alt"),
        (modifier.ShiftModifier, "shift"),
        (modifier.MetaModifier, "meta"),
    )
    return [name for flag, name in names if held & flag]
