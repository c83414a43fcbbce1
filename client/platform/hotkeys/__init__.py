"""Global hotkeys: the ways to get them, the order they are preferred in, and the choice."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from client.platform.environment import DisplayServer, Environment
from client.platform.hotkeys.base import Conflict, HotkeyBackend
from client.platform.hotkeys.shortcut import BadShortcut, Shortcut

__all__ = ["BadShortcut", "Conflict", "HotkeyBackend", "Shortcut", "choose", "choose_name"]


def _x11() -> HotkeyBackend:
    from client.platform.hotkeys.x11 import X11Hotkeys

    return X11Hotkeys()


def _win32() -> HotkeyBackend:
    if sys.platform == "win32":
        from client.platform.hotkeys.win32 import Win32Hotkeys

        return Win32Hotkeys()
    raise UnknownBackend("win32")


def _darwin() -> HotkeyBackend:
    if sys.platform == "darwin":
        from client.platform.hotkeys.darwin import DarwinHotkeys

        return DarwinHotkeys()
    raise UnknownBackend("darwin")


def _portal() -> HotkeyBackend:
    from client.platform.hotkeys.portal import PortalHotkeys

    return PortalHotkeys()


def _none() -> HotkeyBackend:
    from client.platform.hotkeys.none import NoHotkeys

    return NoHotkeys()


_MAKERS: Final[Mapping[str, Callable[[], HotkeyBackend]]] = {
    "x11": _x11,
    "win32": _win32,
    "darwin": _darwin,
    "portal": _portal,
    "none": _none,
}

_PREFERENCE: Final[Mapping[DisplayServer, str]] = {
    DisplayServer.X11: "x11",
    DisplayServer.WINDOWS: "win32",
    DisplayServer.MACOS: "darwin",
    DisplayServer.WAYLAND: "portal",
    DisplayServer.NONE: "none",
}


class UnknownBackend(Exception):
    """A back-end was forced that does not exist here.

    Attributes:
        message: which.
        remedy: which there are.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.message = f"There is no hotkey back-end “{name}” here."
        self.remedy = f"Choose one of {', '.join(_MAKERS)}."


def choose_name(environment: Environment, forced: str | None = None) -> str:
    """The name of the back-end for a desktop, or the one asked for.

    Raises:
        UnknownBackend: the one asked for does not exist.
    """
    if forced:
        if forced not in _MAKERS:
            raise UnknownBackend(forced)
        return forced
    return _PREFERENCE[environment.display_server]


def choose(environment: Environment, forced: str | None = None) -> HotkeyBackend:
    """The back-end for a desktop, or the one asked for.

    Raises:
        UnknownBackend: the one asked for does not exist.
    """
    return _MAKERS[choose_name(environment, forced)]()
