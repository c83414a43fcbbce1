"""Hotkeys on Windows: RegisterHotKey, which says when a key is taken."""

import sys

if sys.platform == "win32":
    import ctypes
    import threading
    from collections.abc import Mapping
    from ctypes import wintypes
    from queue import SimpleQueue

    from client.platform.hotkeys.base import Conflict, OnActivated, taken
    from client.platform.hotkeys.shortcut import Modifier, Shortcut

    _MASKS = {Modifier.ALT: 1, Modifier.CTRL: 2, Modifier.SHIFT: 4, Modifier.META: 8}
    _MOD_NOREPEAT = 0x4000
    _WM_HOTKEY = 0x0312
    _WM_QUIT = 0x0012
    _VIRTUAL_KEYS = {
        "print": 0x2C,
        "pause": 0x13,
        "insert": 0x2D,
        "delete": 0x2E,
        "home": 0x24,
        "end": 0x23,
        "pageup": 0x21,
        "pagedown": 0x22,
        "space": 0x20,
        "up": 0x26,
        "down": 0x28,
        "left": 0x25,
        "right": 0x27,
        "tab": 0x09,
        "escape": 0x1B,
        "enter": 0x0D,
        "backspace": 0x08,
        **{f"f{number}": 0x6F + number for number in range(1, 25)},
    }

    class Win32Hotkeys:
        """A thread with a message loop, which Windows sends the keys to."""

        name = "win32"

        def __init__(self) -> None:
            self._thread: threading.Thread | None = None
            self._thread_id = 0

        def bind(
            self, bindings: Mapping[str, Shortcut], on_activated: OnActivated
        ) -> tuple[Conflict, ...]:
            """Takes these shortcuts, in place of those taken before."""
            self.close()
            answers: SimpleQueue[tuple[int, tuple[Conflict, ...]]] = SimpleQueue()
            self._thread = threading.Thread(
                target=_loop, args=(dict(bindings), on_activated, answers), daemon=True
            )
            self._thread.start()
            self._thread_id, conflicts = answers.get()
            return conflicts

        def close(self) -> None:
            """Gives the keys back: they end with the thread."""
            if self._thread is not None:
                ctypes.windll.user32.PostThreadMessageW(self._thread_id, _WM_QUIT, 0, 0)
                self._thread.join()
                self._thread = None

    def _loop(
        bindings: Mapping[str, Shortcut],
        on_activated: OnActivated,
        answers: "SimpleQueue[tuple[int, tuple[Conflict, ...]]]",
    ) -> None:
        user32 = ctypes.windll.user32
        actions: dict[int, str] = {}
        conflicts = []
        for number, (action, shortcut) in enumerate(bindings.items(), start=1):
            mask = sum(_MASKS[modifier] for modifier in shortcut.modifiers) | _MOD_NOREPEAT
            if user32.RegisterHotKey(None, number, mask, _virtual_key(shortcut.key)):
                actions[number] = action
            else:
                conflicts.append(taken(action, shortcut))
        answers.put((ctypes.windll.kernel32.GetCurrentThreadId(), tuple(conflicts)))
        message = wintypes.MSG()
        while user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == _WM_HOTKEY and message.wParam in actions:
                on_activated(actions[message.wParam])
        for number in actions:
            user32.UnregisterHotKey(None, number)

    def _virtual_key(key: str) -> int:
        """Letters and digits are their own virtual keys; other characters depend on the layout."""
        if key in _VIRTUAL_KEYS:
            return _VIRTUAL_KEYS[key]
        if key.isalnum() and key.isascii():
            return ord(key.upper())
        return int(ctypes.windll.user32.VkKeyScanW(ord(key))) & 0xFF
