"""Tokens: shown once, for what they are for, as long as they last."""

import hashlib
import sqlite3
import subprocess
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from support.drops import share
from support.processes import SCRIPTS
from support.server import DropcapServer, make_token, make_user, operate

CONTENT = b"some bytes"
DOCUMENT = {
    "name": "a.txt",
    "content_type": "text/plain",
    "size": len(CONTENT),
    "sha256": hashlib.sha256(CONTENT).hexdigest(),
}


def call(server: DropcapServer, token: str, method: str, path: str, **more: Any) -> Any:
    return requests.request(
        method,
        f"{server.url}/api/v1{path}",
        headers={"Authorization": f"Bearer {token}"},
        timeout=10,
        **more,
    )


def refused(*arguments: str | object) -> str:
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in (1, 2), done.stderr
    assert not done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_token_is_all_that_is_printed_and_none_of_it_is_kept(
    dropcap_server: DropcapServer,
) -> None:
    token = make_token(dropcap_server.data, "kept nowhere")
    assert token.startswith("dcp_")
    assert token.split() == [token]
    for file in dropcap_server.data.glob("dropcap.sqlite*"):
        assert token.encode() not in file.read_bytes()
    assert token not in operate(dropcap_server.data, "token", "list")


@pytest.mark.parametrize(
    ("scope", "may"),
    [
        ("read", {"list"}),
        ("write", {"make"}),
        ("delete", {"delete"}),
    ],
)
def test_a_scope_allows_what_it_says_and_no_more(
    dropcap_server: DropcapServer, scope: str, may: set[str]
) -> None:
    token = make_token(dropcap_server.data, scope, "--scope", scope)
    drop_id = share(dropcap_server, CONTENT, "a.txt").document["id"]
    answers = {
        "list": call(dropcap_server, token, "GET", "/drops"),
        "make": call(dropcap_server, token, "POST", "/drops", json=DOCUMENT),
        "delete": call(dropcap_server, token, "DELETE", f"/drops/{drop_id}"),
    }
    for what, answer in answers.items():
        if what in may:
            assert answer.status_code < 300, what
        else:
            assert answer.status_code == 403, what
            assert answer.json()["code"] == "insufficient_scope"
            assert "insufficient_scope" in answer.headers["WWW-Authenticate"]
    assert call(dropcap_server, token, "GET", "/me").json()["scopes"] == [scope]


def test_a_token_whose_time_is_over_says_so(dropcap_server: DropcapServer) -> None:
    token = make_token(dropcap_server.data, "short", "--expires", "30d")
    assert call(dropcap_server, token, "GET", "/me").status_code == 200
    expire(dropcap_server, token)
    answer = call(dropcap_server, token, "GET", "/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "token_expired")


def expire(server: DropcapServer, token: str) -> None:
    """Puts the end of a token into the past, as waiting would."""
    past = datetime.now(UTC) - timedelta(seconds=1)
    digest = hashlib.sha256(token.encode()).hexdigest()
    with sqlite3.connect(server.data / "dropcap.sqlite") as database:
        changed = database.execute(
            "UPDATE tokens SET expires_at = ? WHERE sha256 = ?",
            (round(past.timestamp() * 1_000_000), digest),
        )
        assert changed.rowcount == 1
    database.close()


def test_a_revoked_token_is_of_no_use(dropcap_server: DropcapServer) -> None:
    token = make_token(dropcap_server.data, "lost laptop")
    listed = operate(dropcap_server.data, "token", "list").splitlines()
    (line,) = (line for line in listed if "lost laptop" in line)
    operate(dropcap_server.data, "token", "revoke", line.split()[0])
    answer = call(dropcap_server, token, "GET", "/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")


def test_a_disabled_user_is_out_until_enabled_and_links_stay(
    dropcap_server: DropcapServer,
) -> None:
    token = make_user(dropcap_server.data, "on leave")
    drop = share(DropcapServer(**{**vars(dropcap_server), "token": token}), CONTENT, "a.txt")
    operate(dropcap_server.data, "user", "disable", "on leave")
    answer = call(dropcap_server, token, "GET", "/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "account_disabled")
    assert requests.get(f"{drop.url}/raw", timeout=10).content == CONTENT
    assert "disabled" in operate(dropcap_server.data, "user", "list")
    operate(dropcap_server.data, "user", "enable", "on leave")
    assert call(dropcap_server, token, "GET", "/me").status_code == 200


def test_an_operators_mistakes_are_sentences(dropcap_server: DropcapServer) -> None:
    data = dropcap_server.data
    make_user(data, "twice")
    assert "already" in refused("user", "add", "twice", "--data", data)
    assert "user add" in refused("token", "--name", "x", "--user", "nobody", "--data", data)
    assert "--name" in refused("token", "--data", data)
    assert "no admin" in refused(
        *("token", "--name", "x", "--user", "twice", "--scope", "admin", "--data", data)
    )
    assert "token list" in refused("token", "revoke", "0" * 32, "--data", data)
    assert "500MB" in refused("user", "set", "twice", "--quota", "much", "--data", data)
    assert "30d" in refused("token", "--name", "x", "--expires", "soon", "--data", data)
