"""Asking the desktop's portal over D-Bus (the XDG Desktop Portal documentation, "Requests")."""

import contextlib
import secrets
import socket
from collections.abc import Mapping
from typing import Any

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    MatchRule,
    Message,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from capture.errors import BackendUnavailable, CaptureDenied

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
APPLICATION = "org.dropcap.Dropcap"

_ANSWER_SECONDS = 120.0  # a person may be asked, and may think about it
_CALL_SECONDS = 25.0  # nobody is asked; D-Bus libraries wait as long by default
_SUCCESS, _CANCELLED = 0, 1
_TOKEN = "handle_token"  # noqa: S105 - the name of an option

Options = Mapping[str, tuple[str, Any]]


class Portal:
    """One connection to the portal; its requests are answered one after the other.

    Raises:
        BackendUnavailable: there is no session bus, or nothing on it answers.
    """

    def __init__(self) -> None:
        try:
            self.connection: DBusConnection = open_dbus_connection(bus="SESSION")
        except (OSError, KeyError, ValueError) as error:
            raise BackendUnavailable(
                "There is no session bus, and so no desktop portal to ask.",
                "Start Dropcap inside the desktop session.",
            ) from error
        try:
            self._register()
        except BackendUnavailable:
            self.close()
            raise

    def request(
        self, interface: str, method: str, signature: str, arguments: tuple[Any, ...], **more: Any
    ) -> dict[str, Any]:
        """Makes a request and waits for the answer.

        Args:
            interface: the portal's interface, without `org.freedesktop.portal.`.
            method: its method.
            signature: of the arguments, the options at the end not counted.
            arguments: without the options.
            more: options as `name=(signature, value)`.

        Raises:
            CaptureDenied: the person, or the desktop, said no or nothing.
            BackendUnavailable: the desktop has no such portal, or the connection has ended.
        """
        token = f"dropcap_{secrets.token_hex(8)}"
        rule = MatchRule(
            type="signal",
            interface="org.freedesktop.portal.Request",
            member="Response",
            path=f"{PATH}/request/{self._sender()}/{token}",
        )
        # Heard from before the call: the answer may come before the call returns.
        self.hear(rule)
        try:
            with self.connection.filter(rule) as answers:
                options = {_TOKEN: ("s", token), **more}
                self.call(interface, method, f"{signature}a{{sv}}", (*arguments, options))
                answer = self.connection.recv_until_filtered(answers, timeout=_ANSWER_SECONDS)
        except TimeoutError as error:
            raise CaptureDenied("The desktop did not answer.", "Try again.") from error
        except OSError as error:
            raise _ended() from error
        finally:
            self._ask(message_bus.RemoveMatch(rule))
        return _results(answer.body)

    def call(
        self, interface: str, method: str, signature: str, arguments: tuple[Any, ...]
    ) -> tuple[Any, ...]:
        """Calls a method and returns what it returns.

        Raises:
            BackendUnavailable: the desktop has no such portal, or the connection has ended.
        """
        address = DBusAddress(PATH, PORTAL, f"org.freedesktop.portal.{interface}")
        message = new_method_call(address, method, signature, arguments)
        try:
            reply: tuple[Any, ...] = unwrap_msg(self._ask(message))
        except DBusErrorResponse as error:
            raise BackendUnavailable(
                f"The desktop has no portal for this ({error.name}).",
                "Install xdg-desktop-portal and your desktop's own part of it.",
            ) from error
        return reply

    def hear(self, rule: MatchRule) -> None:
        """Has the bus pass on the signals that match."""
        self._ask(message_bus.AddMatch(rule))

    def interrupt(self) -> None:
        """Ends, from any thread, the wait of whoever waits on the connection."""
        with contextlib.suppress(OSError):
            self.connection.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Ends the connection."""
        self.connection.close()

    def _ask(self, message: Message) -> Message:
        try:
            return self.connection.send_and_get_reply(message, timeout=_CALL_SECONDS)
        except OSError as error:
            raise _ended() from error

    def _sender(self) -> str:
        return str(self.connection.unique_name)[1:].replace(".", "_")

    def _register(self) -> None:
        """Says which application we are; older portals know no way to, and need none."""
        address = DBusAddress(PATH, PORTAL, "org.freedesktop.host.portal.Registry")
        message = new_method_call(address, "Register", "sa{sv}", (APPLICATION, {}))
        self._ask(message)


def _ended() -> BackendUnavailable:
    return BackendUnavailable(
        "The connection to the desktop's portal has ended, or it does not answer.",
        "Try again; if it stays so, log out of the desktop and in again.",
    )


def _results(body: tuple[int, Mapping[str, tuple[str, Any]]]) -> dict[str, Any]:
    code, results = body
    if code == _CANCELLED:
        raise CaptureDenied("It was cancelled.", "Allow it in the desktop's dialog.")
    if code != _SUCCESS:
        raise CaptureDenied(
            "The desktop did not allow it.", "Allow Dropcap in the desktop's privacy settings."
        )
    return {name: value for name, (_, value) in results.items()}
