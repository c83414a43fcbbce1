"""Global hotkeys, wired to what they start."""

import contextlib
import logging
import sys
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from client.app.background import Background
from client.platform.environment import detect
from client.platform.hotkeys import BadShortcut, Conflict, HotkeyBackend, Shortcut, choose

_log = logging.getLogger(__name__)


class Hotkeys(QObject):
    """Takes the keys that are set, in a thread, and says which could not be had.

    Signals:
        bound: other keys were taken; `conflicts` says which could not be had.
        pressed: the name of an action whose key was pressed.
        refused: one sentence for all the keys that could not be had, and what to do about them.
    """

    bound = Signal()
    pressed = Signal(str)
    refused = Signal(str, str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._backend: HotkeyBackend | None = None
        self._conflicts: tuple[Conflict, ...] = ()

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The keys that could not be had."""
        return self._conflicts

    def bind(self, hotkeys: Mapping[str, str], forced: str = "") -> None:
        """Takes these keys in place of those taken before; an empty text takes none."""
        self._background.run(lambda: self._take(hotkeys, forced), self._report)

    def close(self) -> None:
        """Gives the keys back; safe to call twice, and in any thread."""
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.close()

    def _take(self, hotkeys: Mapping[str, str], forced: str) -> list[tuple[str, str]]:
        bindings: dict[str, Shortcut] = {}
        mistakes: list[tuple[str, str]] = []
        for action, text in hotkeys.items():
            if not text:
                continue
            try:
                bindings[action] = Shortcut.parse(text)
            except BadShortcut as error:
                mistakes.append((error.message, error.remedy))
        if self._backend is None:
            self._backend = choose(detect(), forced or None)
        _log.info("hotkeys: %s", self._backend.name)
        conflicts = self._backend.bind(bindings, self._activated)
        self._conflicts = conflicts
        return mistakes + _distinct(conflicts)

    def _activated(self, action: str) -> None:
        self._background.post(partial(self.pressed.emit, action))

    def _report(self, refusals: list[tuple[str, str]]) -> None:
        self.bound.emit()
        if not refusals:
            return
        for message, _ in refusals:
            _log.warning("hotkey: %s", message)
        self.refused.emit(" ".join(message for message, _ in refusals), refusals[0][1])


def _distinct(conflicts: tuple[Conflict, ...]) -> list[tuple[str, str]]:
    """What to say, each sentence once: a desktop without hotkeys refuses all for one reason."""
    return list(dict.fromkeys((conflict.message, conflict.remedy) for conflict in conflicts))


def shown(hotkeys: Mapping[str, str]) -> dict[str, str]:
    """The keys of each action as menus show them; what is no key combination is left out."""
    texts = {}
    for action, text in hotkeys.items():
        with contextlib.suppress(BadShortcut):
            texts[action] = Shortcut.parse(text).display(macos=sys.platform == "darwin")
    return texts
