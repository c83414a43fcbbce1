"""Which server drops go to."""

from pathlib import Path

import pytest

from client.config import account
from client.config.account import AccountError
from client.config.credentials import TokenFile
from client.config.files import BadFile
from uploader.errors import BadServerAddress
from uploader.model import Endpoint

SERVER = "https://drops.example.org"
BOTH = {"DROPCAP_SERVER_URL": SERVER, "DROPCAP_TOKEN": "from the environment"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "account.toml"


@pytest.fixture
def store(tmp_path: Path) -> TokenFile:
    return TokenFile(tmp_path / "tokens.toml", "The keyring is locked")


def test_nobody_is_logged_in_at_first(file: Path, store: TokenFile) -> None:
    assert account.current(file, lambda: store, {}) is None


def test_the_store_is_not_opened_when_it_is_not_needed(file: Path) -> None:
    def never() -> TokenFile:
        raise AssertionError("it was opened")

    assert account.current(file, never, {}) is None
    assert account.current(file, never, BOTH) == Endpoint(SERVER, "from the environment")


def test_a_login_lasts_until_the_logout(file: Path, store: TokenFile) -> None:
    account.log_in(file, store, Endpoint(SERVER, "token"))
    assert account.current(file, lambda: store, {}) == Endpoint(SERVER, "token")

    assert account.log_out(file, store) == SERVER
    assert account.current(file, lambda: store, {}) is None
    assert store.get(SERVER) is None
    assert account.log_out(file, store) is None


def test_another_login_forgets_the_earlier_token(file: Path, store: TokenFile) -> None:
    account.log_in(file, store, Endpoint(SERVER, "token"))
    account.log_in(file, store, Endpoint("https://other.example.org", "another"))

    assert account.logged_in_server(file) == "https://other.example.org"
    assert store.get(SERVER) is None


def test_the_environment_comes_first(file: Path, store: TokenFile) -> None:
    account.log_in(file, store, Endpoint("https://other.example.org", "token"))

    assert account.current(file, lambda: store, BOTH) == Endpoint(SERVER, "from the environment")


@pytest.mark.parametrize("missing", BOTH)
def test_half_an_environment_is_none(missing: str) -> None:
    half = {name: value for name, value in BOTH.items() if name != missing}

    assert account.is_in_environment(half)
    with pytest.raises(AccountError, match=missing):
        account.from_environment(half)


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(BadServerAddress):
        account.from_environment({**BOTH, "DROPCAP_SERVER_URL": "drops"})


def test_a_token_that_is_gone_is_told_with_the_reason(file: Path, store: TokenFile) -> None:
    account.log_in(file, store, Endpoint(SERVER, "token"))
    store.delete(SERVER)

    with pytest.raises(AccountError) as error:
        account.current(file, lambda: store, {})

    assert "The keyring is locked" in error.value.message
    assert f"dropcap login {SERVER}" in error.value.remedy


def test_a_damaged_file_is_told(file: Path, store: TokenFile) -> None:
    file.write_text("server_url =")

    with pytest.raises(BadFile):
        account.current(file, lambda: store, {})
