"""Hotkeys on X11: XGrabKey, which keeps the key from the focused program and reports conflicts."""

import contextlib
import logging
import os
import select
import threading
from collections.abc import Iterator, Mapping

from Xlib import XK, X
from Xlib.error import BadAccess, CatchError, ConnectionClosedError

from capture.errors import NoDisplay
from capture.x11_display import open_display
from client.platform.hotkeys.base import Conflict, OnActivated, taken
from client.platform.hotkeys.none import NoHotkeys
from client.platform.hotkeys.shortcut import Modifier, Shortcut

_log = logging.getLogger(__name__)

_MASKS = {
    Modifier.CTRL: X.ControlMask,
    Modifier.ALT: X.Mod1Mask,
    Modifier.SHIFT: X.ShiftMask,
    Modifier.META: X.Mod4Mask,
}
_LOCKS = (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask)
"""Caps Lock and Num Lock must not matter, and a grab is for an exact state."""

_KEYSYMS = {
    "print": "Print",
    "pause": "Pause",
    "insert": "Insert",
    "delete": "Delete",
    "home": "Home",
    "end": "End",
    "pageup": "Page_Up",
    "pagedown": "Page_Down",
    "space": "space",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "tab": "Tab",
    "escape": "Escape",
    "enter": "Return",
    "backspace": "BackSpace",
}


class X11Hotkeys:
    """Grabs keys on the root window; a thread with a connection of its own waits for them."""

    name = "x11"

    def __init__(self) -> None:
        self._listener: _Listener | None = None

    def bind(
        self, bindings: Mapping[str, Shortcut], on_activated: OnActivated
    ) -> tuple[Conflict, ...]:
        """Takes these shortcuts, in place of those taken before."""
        self.close()
        try:
            listener = _Listener(on_activated)
        except NoDisplay as error:
            return NoHotkeys(f"The X server does not answer. {error.message}").bind(
                bindings, on_activated
            )
        conflicts = listener.grab(bindings)
        listener.start()
        self._listener = listener
        return conflicts

    def close(self) -> None:
        """Gives the keys back."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None


class _Listener:
    """One set of grabs and the thread that waits for them."""

    def __init__(self, on_activated: OnActivated) -> None:
        self._on_activated = on_activated
        self._display = open_display()
        self._root = self._display.screen().root
        self._bindings: dict[str, Shortcut] = {}
        self._actions: dict[tuple[int, int], str] = {}
        self._woken, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._listen, name="hotkeys", daemon=True)

    def grab(self, bindings: Mapping[str, Shortcut]) -> tuple[Conflict, ...]:
        self._bindings = dict(bindings)
        return tuple(self._grab_all())

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread, and with its connection all grabs."""
        os.write(self._wake, b"x")
        self._thread.join()
        os.close(self._woken)
        os.close(self._wake)

    def _grab_all(self) -> Iterator[Conflict]:
        self._actions.clear()
        for action, shortcut in self._bindings.items():
            code = self._keycode(shortcut.key)
            if code == 0:
                yield Conflict(
                    action,
                    shortcut,
                    f"This keyboard has no key for {shortcut.display()}.",
                    "Choose another hotkey in the settings.",
                )
                continue
            mask = 0
            for modifier in shortcut.modifiers:
                mask |= _MASKS[modifier]
            if self._grab_one(code, mask):
                self._actions[code, mask] = action
            else:
                yield taken(action, shortcut)

    def _grab_one(self, code: int, mask: int) -> bool:
        errors = CatchError(BadAccess)
        for lock in _LOCKS:
            self._root.grab_key(
                code, mask | lock, 0, X.GrabModeAsync, X.GrabModeAsync, onerror=errors
            )
        self._display.sync()
        if errors.get_error() is None:
            return True
        for lock in _LOCKS:
            self._root.ungrab_key(code, mask | lock, onerror=CatchError())
        self._display.sync()
        return False

    def _keycode(self, key: str) -> int:
        name = _KEYSYMS.get(key, key.upper() if key.startswith("f") and len(key) > 1 else key)
        keysym = XK.string_to_keysym(name) or (ord(key) if len(key) == 1 else 0)
        if keysym > 0xFF and len(key) == 1:
            keysym |= 0x01000000  # keysyms of Unicode characters beyond Latin-1
        return int(self._display.keysym_to_keycode(keysym))

    def _listen(self) -> None:
        watched = [self._display.fileno(), self._woken]
        try:
            while True:
                while self._display.pending_events():
                    self._handle()
                ready, _, _ = select.select(watched, [], [])
                if self._woken in ready:
                    break
        except (ConnectionClosedError, OSError) as error:
            _log.warning("the X server is gone, and the hotkeys with it: %s", error)
        finally:
            with contextlib.suppress(ConnectionClosedError, OSError):
                self._display.close()

    def _handle(self) -> None:
        event = self._display.next_event()
        if event.type == X.KeyPress:
            state = event.state & ~(X.LockMask | X.Mod2Mask) & 0xFF
            action = self._actions.get((event.detail, state))
            if action is not None:
                # The key holds the keyboard until it is released; the overlay needs it at once.
                self._display.ungrab_keyboard(X.CurrentTime)
                self._display.flush()
                self._on_activated(action)
        elif event.type == X.MappingNotify and event.request != X.MappingPointer:
            self._display.refresh_keyboard_mapping(event)
            self._regrab()

    def _regrab(self) -> None:
        """Keys have moved: what was grabbed is given back and grabbed where it is now."""
        for code, mask in self._actions:
            for lock in _LOCKS:
                self._root.ungrab_key(code, mask | lock, onerror=CatchError())
        for conflict in self._grab_all():
            _log.warning("after a change of the keyboard: %s", conflict.message)
