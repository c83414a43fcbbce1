"""Hotkeys on Wayland: the GlobalShortcuts portal. The desktop decides on the keys in the end."""

import contextlib
import logging
import secrets
import socket
import threading
from collections.abc import Mapping

from jeepney import MatchRule, message_bus

from capture.desktop_portal import PATH, Portal
from capture.errors import CaptureError
from client.platform.hotkeys.base import Conflict, OnActivated
from client.platform.hotkeys.none import NoHotkeys
from client.platform.hotkeys.shortcut import Modifier, Shortcut

_log = logging.getLogger(__name__)

_INTERFACE = "org.freedesktop.portal.GlobalShortcuts"
_DESCRIPTIONS = {
    "capture_region": "Capture a region",
    "capture_screen": "Capture the screen",
    "capture_window": "Capture the active window",
    "record_video": "Record a video, or stop recording",
    "record_gif": "Record a GIF, or stop recording",
    "record_pause": "Pause a recording",
    "upload_clipboard": "Upload the clipboard",
}
_MODIFIERS = {
    Modifier.CTRL: "CTRL",
    Modifier.ALT: "ALT",
    Modifier.SHIFT: "SHIFT",
    Modifier.META: "LOGO",
}


class PortalHotkeys:
    """Binds once in a session of the portal's; a thread waits for what it says."""

    name = "portal"

    def __init__(self) -> None:
        self._portal: Portal | None = None
        self._thread: threading.Thread | None = None

    def bind(
        self, bindings: Mapping[str, Shortcut], on_activated: OnActivated
    ) -> tuple[Conflict, ...]:
        """Asks the desktop for these shortcuts, in place of those asked for before."""
        self.close()
        portal = None
        try:
            portal = Portal()
            bound = _bind(portal, bindings)
        except CaptureError as error:
            if portal is not None:
                portal.close()
            return NoHotkeys(f"This desktop gives no global hotkeys: {error.message}").bind(
                bindings, on_activated
            )
        rule = MatchRule(type="signal", interface=_INTERFACE, member="Activated", path=PATH)
        portal.connection.send_and_get_reply(message_bus.AddMatch(rule))
        self._portal = portal
        self._thread = threading.Thread(
            target=_listen, args=(portal, on_activated), name="hotkeys", daemon=True
        )
        self._thread.start()
        return tuple(
            Conflict(
                action,
                shortcut,
                f"The desktop did not give Dropcap {shortcut.display()}.",
                "Choose a key for it in the desktop's keyboard settings.",
            )
            for action, shortcut in bindings.items()
            if action not in bound
        )

    def close(self) -> None:
        """Gives everything back: the desktop ends what belongs to a connection with it."""
        if self._portal is not None and self._thread is not None:
            with contextlib.suppress(OSError):
                self._portal.connection.sock.shutdown(socket.SHUT_RDWR)
            self._thread.join()
            self._portal.close()
            self._portal = self._thread = None


def _bind(portal: Portal, bindings: Mapping[str, Shortcut]) -> set[str]:
    """Makes a session and binds in it; returns the actions that got a key."""
    session = portal.request(
        "GlobalShortcuts",
        "CreateSession",
        "",
        (),
        session_handle_token=("s", f"dropcap_{secrets.token_hex(8)}"),
    )["session_handle"]
    wanted = [
        (
            action,
            {
                "description": ("s", _DESCRIPTIONS.get(action, action)),
                "preferred_trigger": ("s", _trigger(shortcut)),
            },
        )
        for action, shortcut in bindings.items()
    ]
    answer = portal.request(
        "GlobalShortcuts", "BindShortcuts", "oa(sa{sv})s", (session, wanted, "")
    )
    return {action for action, _ in answer.get("shortcuts", [])}


def _listen(portal: Portal, on_activated: OnActivated) -> None:
    try:
        while True:
            message = portal.connection.receive()
            if message.header.fields.get(3) == "Activated":  # 3 = the member, in the D-Bus spec
                _, action, _, _ = message.body
                on_activated(action)
    except (ConnectionError, EOFError, OSError) as error:
        _log.info("the portal's connection has ended: %s", error)


def _trigger(shortcut: Shortcut) -> str:
    """The key in the words of the XDG shortcuts specification: `CTRL+SHIFT+4`."""
    held = [sign for modifier, sign in _MODIFIERS.items() if modifier in shortcut.modifiers]
    names = {"enter": "Return", "print": "Print", "pageup": "Page_Up", "pagedown": "Page_Down"}
    key = names.get(shortcut.key, shortcut.key)
    return "+".join([*held, key if len(key) == 1 or key in names.values() else key.capitalize()])
