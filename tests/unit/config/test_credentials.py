"""Which keyring is taken, which is refused, and what is done without one."""

from pathlib import Path
from typing import cast

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from client.config.credentials import (
    CredentialStore,
    Keyring,
    KeyringTrouble,
    TokenFile,
    open_store,
)
from client.config.files import BadFile

SERVER = "https://drops.example.org"


class Backend:
    """A keyring in memory. No `KeyringBackend`: those register themselves for everybody."""

    priority = 5.0

    def __init__(self, refusal: Exception | None = None) -> None:
        self.refusal = refusal
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        self._refuse()
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self._refuse()
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        self._refuse()
        del self.kept[service, name]

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal


class ReadOnly(Backend):
    """A keyring that keeps nothing new."""

    def set_password(self, service: str, name: str, password: str) -> None:
        raise KeyringLocked("just now")


class Chain(Backend):
    """What `keyring` takes when there are several."""

    def __init__(self, *backends: Backend) -> None:
        super().__init__()
        self.backends = list(backends)


def in_module(name: str) -> Backend:
    """A back-end that says it comes from a module."""
    return cast("Backend", type("Keyring", (Backend,), {"__module__": name})())


def opened(file: Path, backend: Backend) -> CredentialStore:
    return open_store(file, lambda: cast("KeyringBackend", backend))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config/tokens.toml"


def remembers(store: CredentialStore) -> None:
    """The contract of every store."""
    assert store.get(SERVER) is None
    store.delete(SERVER)
    store.set(SERVER, "first")
    store.set(SERVER, "second")
    store.set("http://127.0.0.1:8417", "other")
    assert store.get(SERVER) == "second"
    store.delete(SERVER)
    assert store.get(SERVER) is None
    assert store.get("http://127.0.0.1:8417") == "other"


def test_a_keyring_that_works_is_taken_and_nothing_is_said(file: Path) -> None:
    store = opened(file, Backend())

    assert isinstance(store, Keyring)
    assert store.notice == ""
    remembers(store)
    assert not file.exists()


def test_the_file_remembers_and_says_that_it_is_one(file: Path) -> None:
    store = opened(file, Backend(NoKeyringError()))

    assert isinstance(store, TokenFile)
    remembers(store)
    assert str(file) in store.notice
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (NoKeyringError("none"), "There is no keyring here"),
        (KeyringLocked("locked"), "The keyring is locked"),
        (InitError("no prompt"), "The keyring cannot be unlocked here"),
        (KeyringError("odd"), "The keyring does not work"),
        (OSError("no bus"), "The keyring does not work"),
    ],
)
def test_why_there_is_no_keyring_is_said(file: Path, error: Exception, reason: str) -> None:
    store = opened(file, Backend(error))

    assert store.reason == reason
    assert store.notice.startswith(reason)


@pytest.mark.parametrize(
    "module",
    [
        "keyring.backends.fail",
        "keyring.backends.null",
        "keyrings.alt.file",
        "keyrings.alt.Gnome",
    ],
)
def test_keyrings_that_are_none_are_refused(file: Path, module: str) -> None:
    assert isinstance(opened(file, in_module(module)), TokenFile)


def test_a_keyring_that_cannot_be_loaded_is_none(file: Path) -> None:
    def find() -> KeyringBackend:
        raise ModuleNotFoundError("keyring named in the environment")

    assert open_store(file, find).reason == "The keyring does not work"


def test_of_a_chain_the_best_that_is_a_keyring_is_taken(file: Path) -> None:
    good = Backend()
    store = opened(file, Chain(in_module("keyrings.alt.file"), good, Backend()))

    store.set(SERVER, "token")

    assert list(good.kept.values()) == ["token"]


def test_a_chain_without_any_keyring_is_none(file: Path) -> None:
    assert isinstance(opened(file, Chain(in_module("keyrings.alt.file"))), TokenFile)


def test_tokens_move_into_a_keyring_as_soon_as_there_is_one(file: Path) -> None:
    opened(file, Backend(NoKeyringError())).set(SERVER, "token")

    store = opened(file, Backend())

    assert store.get(SERVER) == "token"
    assert not file.exists()


def test_tokens_that_cannot_move_stay(file: Path) -> None:
    opened(file, Backend(NoKeyringError())).set(SERVER, "token")

    opened(file, ReadOnly())

    assert SERVER in file.read_text()


def test_a_keyring_that_locks_itself_later_is_told_in_a_sentence(file: Path) -> None:
    backend = Backend()
    store = opened(file, backend)
    backend.refusal = KeyringLocked("it was locked")

    with pytest.raises(KeyringTrouble, match="it was locked"):
        store.get(SERVER)
    with pytest.raises(KeyringTrouble) as error:
        store.set(SERVER, "x")
    assert "it was locked" in error.value.message
    assert error.value.remedy


def test_a_damaged_file_is_told(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("= = =")

    with pytest.raises(BadFile):
        opened(file, Backend(NoKeyringError())).get(SERVER)
