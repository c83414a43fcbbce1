"""Hotkeys on macOS: pynput, which the person has to allow under Accessibility."""

import sys

if sys.platform == "darwin":
    from collections.abc import Mapping
    from functools import partial

    from pynput import keyboard

    from client.platform.hotkeys.base import Conflict, OnActivated
    from client.platform.hotkeys.shortcut import Modifier, Shortcut

    _NAMES = {
        Modifier.CTRL: "<ctrl>",
        Modifier.ALT: "<alt>",
        Modifier.SHIFT: "<shift>",
        Modifier.META: "<cmd>",
    }

    class DarwinHotkeys:
        """pynput's listener; it cannot tell whether another program has a key too."""

        name = "darwin"

        def __init__(self) -> None:
            self._listener: keyboard.GlobalHotKeys | None = None

        def bind(
            self, bindings: Mapping[str, Shortcut], on_activated: OnActivated
        ) -> tuple[Conflict, ...]:
            """Takes these shortcuts, in place of those taken before."""
            self.close()
            self._listener = keyboard.GlobalHotKeys(
                {_pynput(s): partial(on_activated, action) for action, s in bindings.items()}
            )
            self._listener.start()
            if getattr(self._listener, "IS_TRUSTED", True):
                return ()
            return tuple(
                Conflict(
                    action,
                    shortcut,
                    "macOS does not let Dropcap see keys that are pressed in other programs.",
                    "Allow it under System Settings → Privacy & Security → Accessibility.",
                )
                for action, shortcut in bindings.items()
            )

        def close(self) -> None:
            """Gives the keys back."""
            if self._listener is not None:
                self._listener.stop()
                self._listener = None

    def _pynput(shortcut: Shortcut) -> str:
        names = {"pageup": "page_up", "pagedown": "page_down", "escape": "esc"}
        key = names.get(shortcut.key, shortcut.key)
        held = [_NAMES[modifier] for modifier in shortcut.modifiers]
        return "+".join([*held, key if len(key) == 1 else f"<{key}>"])
