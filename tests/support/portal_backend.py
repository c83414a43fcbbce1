"""The desktop's half of the portals, standing in for GNOME's or KDE's; the frontend is real.

Run as a program: `portal_backend.py PICTURE`. It reads lines: `answer N` (0 = yes, 1 = cancelled,
2 = refused), `mute` (a dialog nobody answers), `withhold ID` (a shortcut it will not give),
`press ID` (a shortcut's keys go down and up). It prints what it was asked, one JSON list a line.
"""

import json
import shutil
import sys
import threading
import time
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.threading import DBusConnection, DBusRouter, open_dbus_connection

NAME = "org.freedesktop.impl.portal.desktop.standin"
_PATH = "/org/freedesktop/portal/desktop"
_IMPL = "org.freedesktop.impl.portal."
_VERSIONS = {"Screenshot": 2, "Access": 1, "GlobalShortcuts": 1, "Session": 1}
_PROPERTIES = "org.freedesktop.DBus.Properties"


class Desktop:
    """Answers the frontend's questions."""

    def __init__(self, connection: DBusConnection, picture: Path) -> None:
        self._connection = connection
        self._picture = picture
        self._session = ""
        self._shortcuts: dict[str, str] = {}
        self.answer = 0
        self.mute = False
        self.withheld: set[str] = set()

    def serve(self) -> None:
        """Answers until the bus is gone."""
        while True:
            message = self._connection.receive()
            if message.header.message_type is MessageType.method_call:
                reply = self._reply(message)
                if reply is not None:
                    self._connection.send(reply)

    def press(self, shortcut: str) -> None:
        """Says that a shortcut's keys went down, and then up."""
        shortcuts = DBusAddress(_PATH, interface=f"{_IMPL}GlobalShortcuts")
        for member in ("Activated", "Deactivated"):
            milliseconds = time.monotonic_ns() // 1_000_000
            body: tuple[Any, ...] = (self._session, shortcut, milliseconds, {})
            self._connection.send(new_signal(shortcuts, member, "osta{sv}", body))

    def _reply(self, message: Message) -> Message | None:
        fields = message.header.fields
        interface = str(fields.get(HeaderFields.interface, "")).removeprefix(_IMPL)
        member = str(fields[HeaderFields.member])
        if interface == _PROPERTIES:
            return self._properties(message, member)
        _say(interface, member, message.body)
        match interface, member:
            case "Screenshot", "Screenshot":
                return self._result(message, self._screenshot())
            case "Access", "AccessDialog":
                return self._result(message, {})
            case "GlobalShortcuts", "CreateSession":
                self._session = message.body[1]
                # The frontend 1.16 passes on what is bound already, and complains without it.
                bound: dict[str, Any] = {"shortcuts": ("a(sa{sv})", [])}
                return new_method_return(message, "ua{sv}", (0, bound))
            case "GlobalShortcuts", "BindShortcuts":
                return None if self.mute else self._result(message, self._bind(message.body[2]))
            case "GlobalShortcuts", "ListShortcuts":
                return self._result(message, self._listed())
            case (("Session" | "Request"), "Close"):
                return new_method_return(message)
            case _:
                return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")

    def _properties(self, message: Message, member: str) -> Message:
        version = _VERSIONS.get(str(message.body[0]).removeprefix(_IMPL), 1)
        if member == "Get":
            return new_method_return(message, "v", (("u", version),))
        return new_method_return(message, "a{sv}", ({"version": ("u", version)},))

    def _result(self, message: Message, results: dict[str, Any]) -> Message:
        code = self.answer
        return new_method_return(message, "ua{sv}", (code, results if code == 0 else {}))

    def _bind(self, wanted: list[tuple[str, dict[str, tuple[str, Any]]]]) -> dict[str, Any]:
        self._shortcuts = {
            shortcut: options["description"][1]
            for shortcut, options in wanted
            if shortcut not in self.withheld
        }
        return self._listed()

    def _listed(self) -> dict[str, Any]:
        given = [
            (shortcut, {"description": ("s", text), "trigger_description": ("s", f"Key {number}")})
            for number, (shortcut, text) in enumerate(self._shortcuts.items())
        ]
        return {"shortcuts": ("a(sa{sv})", given)}

    def _screenshot(self) -> dict[str, Any]:
        handed_over = self._picture.with_name("Screenshot of the desktop.png")
        shutil.copyfile(self._picture, handed_over)
        return {"uri": ("s", handed_over.as_uri())}


def _say(*what: object) -> None:
    sys.stdout.write(json.dumps(what, default=str) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Takes its name on the session bus and serves."""
    connection = open_dbus_connection(bus="SESSION")
    desktop = Desktop(connection, Path(sys.argv[1]))
    with DBusRouter(connection) as router:
        router.send_and_get_reply(message_bus.RequestName(NAME))
    threading.Thread(target=desktop.serve, daemon=True).start()
    _say("ready")
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        match command:
            case "answer":
                desktop.answer = int(argument)
            case "mute":
                desktop.mute = True
            case "withhold":
                desktop.withheld.add(argument)
            case "press":
                desktop.press(argument)
            case _:
                raise ValueError(line)
        _say("done", command)


if __name__ == "__main__":
    main()
