"""Hotkeys on Wayland: the GlobalShortcuts portal. The desktop decides on the keys in the end."""

import logging
import secrets
import threading
from collections.abc import Mapping

from jeepney import HeaderFields, MatchRule

from capture.desktop_portal import PATH, Portal
from capture.errors import CaptureDenied, CaptureError
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
        if not bindings:
            return ()  # nobody is to be asked to allow nothing
        portal = None
        try:
            # Known from here on, so that closing ends the wait for a person's answer.
            portal = self._portal = Portal()
            bound = _bind(portal, bindings)
        except CaptureError as error:
            if portal is not None:
                portal.close()
            return _all_refused(error, bindings, on_activated)
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
        """Gives everything back: the desktop ends what belongs to a connection with it.

        In any thread; a `bind` that still waits for an answer in another one ends refused.
        """
        portal, thread = self._portal, self._thread
        self._portal = self._thread = None
        if portal is not None:
            portal.interrupt()
        if thread is not None:
            thread.join()


def _all_refused(
    error: CaptureError, bindings: Mapping[str, Shortcut], on_activated: OnActivated
) -> tuple[Conflict, ...]:
    """The conflicts of a desktop that said no, or has no such portal to ask."""
    if not isinstance(error, CaptureDenied):
        why = f"This desktop gives no global hotkeys: {error.message}"
        return NoHotkeys(why).bind(bindings, on_activated)
    message = f"The desktop gave Dropcap no hotkeys. {error.message}"
    remedy = "Start Dropcap again and allow them, or choose keys in the desktop's settings."
    return tuple(Conflict(action, None, message, remedy) for action in bindings)


def _bind(portal: Portal, bindings: Mapping[str, Shortcut]) -> set[str]:
    """Makes a session and binds in it; returns the actions that got a key.

    Raises:
        CaptureDenied: the person, or the desktop, said no or nothing.
        BackendUnavailable: the desktop has no such portal, or the connection has ended.
    """
    portal.hear(MatchRule(type="signal", interface=_INTERFACE, member="Activated", path=PATH))
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
            if message.header.fields.get(HeaderFields.member) == "Activated":
                _, action, _, _ = message.body
                on_activated(action)
    except OSError as error:
        _log.info("the portal's connection has ended: %s", error)
    finally:
        portal.close()


def _trigger(shortcut: Shortcut) -> str:
    """The key in the words of the XDG shortcuts specification: `CTRL+SHIFT+4`."""
    held = [sign for modifier, sign in _MODIFIERS.items() if modifier in shortcut.modifiers]
    names = {"enter": "Return", "print": "Print", "pageup": "Page_Up", "pagedown": "Page_Down"}
    key = names.get(shortcut.key, shortcut.key)
    return "+".join([*held, key if len(key) == 1 or key in names.values() else key.capitalize()])
