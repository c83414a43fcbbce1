"""GNOME's keyring on a session bus of its own, unlocked as at a login."""

import contextlib
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Message, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from support.processes import stop
from support.session_bus import session_bus
from support.waiting import wait_until

_SECRETS = "org.freedesktop.secrets"
_SERVICE = DBusAddress("/org/freedesktop/secrets", _SECRETS, "org.freedesktop.Secret.Service")
_LOGIN = "/org/freedesktop/secrets/collection/login"


@dataclass(frozen=True)
class GnomeKeyring:
    """A keyring that is open, and the environment that leads to it."""

    environment: dict[str, str]

    def items(self, **attributes: str) -> tuple[list[str], list[str]]:
        """What is kept under these attributes: what can be read, and what is locked."""
        readable, locked = self._ask(
            new_method_call(_SERVICE, "SearchItems", "a{ss}", (attributes,))
        )
        return readable, locked

    def lock(self) -> None:
        """Locks it, as a screen lock may; nobody is there to unlock it again."""
        locked, _ = self._ask(new_method_call(_SERVICE, "Lock", "ao", ([_LOGIN],)))
        assert locked == [_LOGIN]

    def _ask(self, message: Message) -> Any:
        with open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"]) as connection:
            return unwrap_msg(connection.send_and_get_reply(message, timeout=10))

    def answers(self) -> bool:
        """Whether it has begun."""
        return bool(self._ask(message_bus.NameHasOwner(_SECRETS))[0])


@contextlib.contextmanager
def gnome_keyring(environment: Mapping[str, str]) -> Iterator[GnomeKeyring]:
    """Runs it in the home that `environment` names, for the length of a `with` block."""
    with session_bus(environment) as bus:
        keyring = GnomeKeyring({**environment, **bus})
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=keyring.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(b"the login password")
            daemon.stdin.close()
            wait_until(keyring.answers)
            yield keyring
        finally:
            stop(daemon)
