"""Whether the hotkeys that are set can be had."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, not_applicable, ok, problem, warning
from client.platform import session_bus
from client.platform.environment import DisplayServer
from client.platform.hotkeys import BadShortcut, Shortcut, choose, choose_name
from client.platform.hotkeys.shortcut import same_keys

if TYPE_CHECKING:
    from client.platform.hotkeys import Conflict


def look(context: Context) -> Finding:
    """Takes them for a moment, or asks the running app, which has them."""
    if context.environment.display_server is DisplayServer.NONE:
        return not_applicable("Without a display there are no hotkeys.")
    bindings: dict[str, Shortcut] = {}
    for action, text in context.settings.hotkeys.items():
        if text:
            try:
                bindings[action] = Shortcut.parse(text)
            except BadShortcut as error:
                return problem(error.message, error.remedy)
    if not bindings:
        return warning("No hotkeys are set.", "Set some in the preferences.")
    twice = same_keys(bindings)
    if twice is not None:
        return problem(
            f"{twice.display()} is set for two things.", "Choose another key for one of them."
        )
    if not _macos_allows():
        return problem(
            "macOS does not let Dropcap see its hotkeys.",
            "System Settings → Privacy & Security → Accessibility: switch Dropcap on, then start"
            " it again.",
        )
    return _told(bindings, _refused(context, bindings))


def _refused(context: Context, bindings: dict[str, Shortcut]) -> Sequence[Conflict] | Finding:
    if context.refused_hotkeys is not None:
        return context.refused_hotkeys()
    forced = context.settings.hotkey_backend or None
    if choose_name(context.environment, forced) == "portal":
        return _portal()  # to bind them would ask the person
    backend = choose(context.environment, forced)
    try:
        return backend.bind(bindings, lambda _action: None)
    finally:
        backend.close()


def _told(bindings: dict[str, Shortcut], refused: Sequence[Conflict] | Finding) -> Finding:
    if isinstance(refused, Finding):
        return refused
    if refused:
        messages = dict.fromkeys(conflict.message for conflict in refused)
        return problem(" ".join(messages), refused[0].remedy)
    macos = sys.platform == "darwin"
    keys = ", ".join(shortcut.display(macos=macos) for shortcut in bindings.values())
    return ok(f"The hotkeys work: {keys}.")


def _portal() -> Finding:
    with session_bus.connected() as bus:
        version = bus.portal_version("GlobalShortcuts")
    if version is None:
        return problem(
            "This desktop gives programs no global hotkeys.",
            "Let a keyboard shortcut of your desktop run: dropcap shot",
        )
    return ok("The desktop gives hotkeys; which keys, its keyboard settings say.")


def _macos_allows() -> bool:
    if sys.platform != "darwin":
        return True
    import ctypes

    services = ctypes.CDLL(
        "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
    )
    services.AXIsProcessTrusted.restype = ctypes.c_bool
    return bool(services.AXIsProcessTrusted())
