"""Where tokens are kept: the system's keyring, or a file that its owner alone can read.

Keyring back-ends that write plain text, or that are none, are refused: a file that says what it is
is the honest fallback, and the person is told about it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from client.config.files import read_toml, write_toml

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

_SERVICE = "dropcap"
_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
_NONE = "There is no keyring here"


class KeyringTrouble(Exception):
    """The keyring worked a moment ago and does not any more.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.message = f"The keyring could not be used: {reason}."
        self.remedy = "Unlock it, then try again."


class CredentialStore(Protocol):
    """Keeps one token a server."""

    @property
    def reason(self) -> str:
        """Why this is not the keyring; empty when it is."""
        ...

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
    """The system's keyring. Every method raises `KeyringTrouble` when it does not work."""

    backend: KeyringBackend
    reason: str = ""
    notice: str = ""

    def get(self, server_url: str) -> str | None:
        """The token for a server."""
        with _trouble():
            return self.backend.get_password(_SERVICE, server_url)

    def set(self, server_url: str, token: str) -> None:
        """Keeps a token."""
        with _trouble():
            self.backend.set_password(_SERVICE, server_url, token)

    def delete(self, server_url: str) -> None:
        """Forgets a token."""
        if self.get(server_url) is not None:
            with _trouble():
                self.backend.delete_password(_SERVICE, server_url)


@dataclass(frozen=True, slots=True)
class TokenFile:
    """A file with the mode 0600, where there is no keyring that works."""

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


def open_store(
    file: Path, find_backend: Callable[[], KeyringBackend] | None = None
) -> CredentialStore:
    """The keyring where one works, otherwise the file.

    It may take long, for the system may ask a person to unlock the keyring: not on a GUI thread.

    Args:
        file: where tokens are kept without a keyring; once there is one they move into it.
        find_backend: what finds the keyring; None = the `keyring` package's own choice.

    Raises:
        BadFile: the file is damaged.
    """
    from keyring import get_keyring
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    try:
        backend = _acceptable((find_backend or get_keyring)())
        if backend is None:
            return TokenFile(file, _NONE)
        backend.get_password(_SERVICE, "probe")
    except NoKeyringError:
        return TokenFile(file, _NONE)
    except KeyringLocked:
        return TokenFile(file, "The keyring is locked")
    except InitError:
        return TokenFile(file, "The keyring cannot be unlocked here")
    except Exception as error:  # noqa: BLE001 - back-ends by many hands raise whatever they like
        _log.warning("the keyring does not work: %s: %s", type(error).__name__, error)
        return TokenFile(file, "The keyring does not work")
    store = Keyring(backend)
    _move_in(file, store)
    return store


def _acceptable(backend: KeyringBackend) -> KeyringBackend | None:
    """The back-end, or the best of a chain's, that is a keyring worth the name."""
    for candidate in getattr(backend, "backends", None) or [backend]:
        if not type(candidate).__module__.startswith(_REFUSED_MODULES) and candidate.priority > 0:
            return candidate  # type: ignore[no-any-return]  # a chain's attribute has no type
    return None


def _move_in(file: Path, store: Keyring) -> None:
    """Puts tokens from a time without a keyring into it, and takes the file away."""
    tokens = read_toml(file)
    if not tokens:
        return
    try:
        for server_url, token in tokens.items():
            store.set(server_url, str(token))
        file.unlink(missing_ok=True)
    except (KeyringTrouble, OSError) as error:
        _log.warning("tokens stay in %s: %s", file, error)


@contextmanager
def _trouble() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise KeyringTrouble(str(error) or type(error).__name__) from error
