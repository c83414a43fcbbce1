"""The session bus of a Linux desktop: whether it answers, and who is on it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_SECONDS = 5.0
_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"


class BusSilent(Exception):
    """There is no session bus, or it does not answer.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = "Start Dropcap inside the desktop session."


def address(environ: Mapping[str, str] = os.environ) -> str | None:
    """Where the bus is; None where there is none."""
    given = environ.get("DBUS_SESSION_BUS_ADDRESS")
    if given:
        return given
    socket = Path(environ.get("XDG_RUNTIME_DIR") or "/nonexistent", "bus")
    return f"unix:path={socket}" if socket.exists() else None


class Bus:
    """A connection to the session bus."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def has(self, name: str) -> bool:
        """Whether somebody has this name on the bus."""
        from jeepney.bus_messages import message_bus

        (there,) = self._ask(message_bus.NameHasOwner(name))
        return bool(there)

    def could_start(self, name: str) -> bool:
        """Whether somebody with this name would be started when spoken to."""
        from jeepney.bus_messages import message_bus

        (names,) = self._ask(message_bus.ListActivatableNames())
        return name in names

    def call(
        self,
        name: str,
        path: str,
        interface: str,
        method: str,
        signature: str,
        arguments: tuple[Any, ...],
    ) -> tuple[Any, ...]:
        """Calls a method; whoever has the name is started if need be.

        Raises:
            BusSilent: it cannot be started, or does not answer, or refuses.
        """
        from jeepney import DBusAddress, DBusErrorResponse, new_method_call

        to = DBusAddress(path, name, interface)
        try:
            return self._ask(new_method_call(to, method, signature, arguments))
        except DBusErrorResponse as error:
            raise BusSilent(f"{name} refused it ({error.name}).") from error

    def portal_version(self, interface: str) -> int | None:
        """The version of one of the desktop portal's interfaces; None where it has none such.

        Args:
            interface: without `org.freedesktop.portal.`.
        """
        from jeepney import DBusAddress, DBusErrorResponse, Properties

        whole = DBusAddress(_PORTAL_PATH, _PORTAL, f"org.freedesktop.portal.{interface}")
        try:
            ((_, version),) = self._ask(Properties(whole).get("version"))
        except DBusErrorResponse:
            return None
        return int(version)

    def _ask(self, message: Any) -> tuple[Any, ...]:
        from jeepney.wrappers import unwrap_msg

        try:
            reply = self._connection.send_and_get_reply(message, timeout=_SECONDS)
        except (OSError, TimeoutError) as error:
            raise BusSilent("The session bus does not answer.") from error
        answer: tuple[Any, ...] = unwrap_msg(reply)
        return answer


@contextlib.contextmanager
def connected() -> Iterator[Bus]:
    """A connection for as long as the block runs.

    Raises:
        BusSilent: there is nothing to connect to.
    """
    from jeepney.io.blocking import open_dbus_connection

    where = address()
    if where is None:
        raise BusSilent("There is no session bus.")
    try:
        connection = open_dbus_connection(bus=where)
    except (OSError, KeyError, ValueError, RuntimeError) as error:
        raise BusSilent("The session bus does not answer.") from error
    try:
        yield Bus(connection)
    finally:
        connection.close()
