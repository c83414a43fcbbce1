"""Where the token of a login is, with GNOME's own keyring: open, locked, and not there at all."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import requests
from support.home import Home
from support.keyring import GnomeKeyring, gnome_keyring
from support.processes import SCRIPTS
from support.server import DropcapServer
from support.xserver import XServer


def dropcap(
    environment: Mapping[str, str], *words: str | Path, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [SCRIPTS / "dropcap", *words],
        env=dict(environment),
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done


def log_in(environment: Mapping[str, str], server: DropcapServer) -> str:
    """Logs in as a person does, the token coming through a pipe; returns what was said."""
    done = dropcap(environment, "login", server.url, stdin=f"{server.token}\n")
    assert done.returncode == 0, done.stderr
    return done.stderr


def files_with(home: Home, token: str) -> list[Path]:
    files = [path for path in home.path.rglob("*") if path.is_file()]
    return [path for path in files if token.encode() in path.read_bytes()]


@pytest.fixture
def keyring(home: Home) -> Iterator[GnomeKeyring]:
    with gnome_keyring({**os.environ, **home.environment}) as running:
        yield running


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text("from a keyring")
    return file


def test_a_keyring_keeps_the_token(
    keyring: GnomeKeyring, home: Home, dropcap_server: DropcapServer, note: Path
) -> None:
    said = log_in(keyring.environment, dropcap_server)
    assert said == f"Logged in to {dropcap_server.url} as owner.\n"
    readable, locked = keyring.items(service="dropcap", username=dropcap_server.url)
    assert (len(readable), locked) == (1, [])
    assert files_with(home, dropcap_server.token) == []

    uploaded = dropcap(keyring.environment, "upload", note)
    assert uploaded.returncode == 0, uploaded.stderr
    link = uploaded.stdout.strip()
    assert requests.get(f"{link}/raw", timeout=10).text == "from a keyring"

    assert dropcap(keyring.environment, "logout").returncode == 0
    assert keyring.items(service="dropcap") == ([], [])
    assert dropcap(keyring.environment, "upload", note).returncode == 4


def test_a_keyring_that_is_locked(
    keyring: GnomeKeyring, home: Home, x_server: XServer, dropcap_server: DropcapServer, note: Path
) -> None:
    log_in(keyring.environment, dropcap_server)
    keyring.lock()

    refused = dropcap(
        {**keyring.environment, "DISPLAY": x_server.display}, "shot", "--region=0,0,40,30"
    )
    assert refused.returncode == 4
    assert refused.stderr.startswith("dropcap: The keyring is locked, and so there is no access")
    (kept,) = home.path.rglob("Screenshot*.png")
    assert str(kept) in refused.stderr

    tokens = home.path / ".config/dropcap/tokens.toml"
    said = log_in(keyring.environment, dropcap_server)
    assert said.startswith(f"The keyring is locked, so the access token is kept in {tokens}, ")
    assert dropcap(keyring.environment, "upload", note).returncode == 0


def test_no_keyring_at_all(home: Home, dropcap_server: DropcapServer, note: Path) -> None:
    environment = {**os.environ, **home.environment, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/no"}
    tokens = home.path / ".config/dropcap/tokens.toml"

    said = log_in(environment, dropcap_server)

    assert said.startswith(f"There is no keyring here, so the access token is kept in {tokens}, ")
    assert tokens.stat().st_mode & 0o777 == 0o600
    assert tokens.parent.stat().st_mode & 0o777 == 0o700
    assert files_with(home, dropcap_server.token) == [tokens]
    assert dropcap(environment, "upload", note).returncode == 0

    assert dropcap(environment, "logout").returncode == 0
    assert files_with(home, dropcap_server.token) == []
