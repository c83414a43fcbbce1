"""Whether Windows keeps the Print Screen key for its Snipping Tool."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, not_applicable, ok, problem
from client.platform.hotkeys import BadShortcut, Shortcut


def look(context: Context) -> Finding:
    """Reads the switch of Settings → Accessibility → Keyboard."""
    if sys.platform != "win32":
        return not_applicable("Only Windows keeps the Print Screen key for itself.")
    return judge(wants_print(context.settings.hotkeys.values()), taken=_taken())


def wants_print(hotkeys: Iterable[str]) -> bool:
    """Whether one of the hotkeys is Print Screen alone."""
    for text in hotkeys:
        try:
            if str(Shortcut.parse(text)) == "print":
                return True
        except BadShortcut:
            continue  # the check of hotkeys tells
    return False


def judge(wanted: bool, *, taken: bool) -> Finding:
    """What the switch means for the hotkeys that are set."""
    if not wanted:
        return not_applicable("No hotkey is the Print Screen key.")
    if taken:
        return problem(
            "Windows opens its Snipping Tool with the Print Screen key.",
            "Settings → Accessibility → Keyboard: switch off “Use the Print screen key to open"
            " screen capture”.",
        )
    return ok("The Print Screen key is Dropcap's.")


def _taken() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\Keyboard") as key:
            value, _ = winreg.QueryValueEx(key, "PrintScreenKeyForSnippingEnabled")
    except FileNotFoundError:
        return sys.getwindowsversion().build >= 22631  # on by default since Windows 11 23H2
    return bool(value)
