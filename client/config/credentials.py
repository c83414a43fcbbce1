"""Where tokens are kept: the system's keyring, or a file that its owner alone can read.

Keyring back-ends that write plain text, or that are none, are refused: a file that says what it is
is the honest fallback, and the person is told about it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from client.config.files import read_toml, write_toml

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

_SERVICE = "dropcap"
_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class CredentialStore(Protocol):
    """Keeps one token a server."""

    @property
    def notice(self) -> str:
        """What the person should know about it; empty when all is as it should be."""
        ...

    def get(self, server_url: str) -> str | None:
        """The token for a server."""
        ...

    def set(self, server_url: str, token: str) -> None:
        """Keeps a token in place of an earlier one."""
        ...

    def delete(self, server_url: str) -> None:
        """Forgets a token; it is no error when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Keyring:
    """The system's keyring."""

    backend: KeyringBackend

    @property
    def notice(self) -> str:
        """Nothing: all is as it should be."""
        return ""

    def get(self, server_url: str) -> str | None:
        """The token for a server."""
        return self.backend.get_password(_SERVICE, server_url)

    def set(self, server_url: str, token: str) -> None:
        """Keeps a token."""
        self.backend.set_password(_SERVICE, server_url, token)

    def delete(self, server_url: str) -> None:
        """Forgets a token."""
        if self.get(server_url) is not None:
            self.backend.delete_password(_SERVICE, server_url)


@dataclass(frozen=True, slots=True)
class TokenFile:
    """A file with the mode 0600."""

    file: Path
    reason: str

    @property
    def notice(self) -> str:
        """Why there is a file, and where."""
        return (
            f"{self.reason}, so the access token is kept in {self.file}, which you alone can read."
        )

    def get(self, server_url: str) -> str | None:
        """The token for a server."""
        token = read_toml(self.file).get(server_url)
        return token if isinstance(token, str) else None

    def set(self, server_url: str, token: str) -> None:
        """Keeps a token."""
        write_toml(self.file, {**read_toml(self.file), server_url: token})

    def delete(self, server_url: str) -> None:
        """Forgets a token."""
        tokens = read_toml(self.file)
        if tokens.pop(server_url, None) is not None:
            write_toml(self.file, tokens)


def open_store(file: Path) -> CredentialStore:
    """The keyring where one works, otherwise the file. It may take a while: not on a GUI thread."""
    import keyring
    from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

    backend = keyring.get_keyring()
    if type(backend).__module__.startswith(_REFUSED_MODULES) or backend.priority <= 0:
        return TokenFile(file, "There is no keyring here")
    try:
        backend.get_password(_SERVICE, "probe")
    except NoKeyringError:
        return TokenFile(file, "There is no keyring here")
    except KeyringLocked:
        return TokenFile(file, "The keyring is locked")
    except InitError:
        return TokenFile(file, "The keyring cannot be unlocked here")
    except KeyringError as error:
        _log.warning("the keyring does not work: %s", error)
        return TokenFile(file, "The keyring does not work")
    return Keyring(backend)
