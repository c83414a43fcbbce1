"""Quotas hold to the byte, also for many requests at once."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from support.drops import Reserved, reserve
from support.server import DropcapServer, make_user, operate

TENTH = b"x" * 100


def user(server: DropcapServer, name: str, *limits: str) -> DropcapServer:
    """The same server for somebody with limits."""
    return DropcapServer(
        server.url, make_user(server.data, name, *limits), server.data, server.process
    )


def create(server: DropcapServer, content: bytes = TENTH, key: str = "") -> requests.Response:
    return requests.post(
        f"{server.url}/api/v1/drops",
        json={
            "name": "a.bin",
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        },
        headers={
            "Authorization": f"Bearer {server.token}",
            **({"Idempotency-Key": key} if key else {}),
        },
        timeout=30,
    )


def me(server: DropcapServer) -> dict[str, Any]:
    answer = requests.get(
        f"{server.url}/api/v1/me", headers={"Authorization": f"Bearer {server.token}"}, timeout=10
    )
    return dict(answer.json())


@pytest.mark.parametrize(
    ("name", "limits"),
    [("bytes", ("--quota", "1kB")), ("drops", ("--max-drops", "10"))],
)
def test_many_at_once_take_no_more_than_there_is(
    dropcap_server: DropcapServer, name: str, limits: tuple[str, str]
) -> None:
    mine = user(dropcap_server, f"limited in {name}", *limits)
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: create(mine), range(30)))
    made = [answer for answer in answers if answer.status_code == 201]
    assert len(made) == 10
    assert me(mine)["usage"] == {"drops": 10, "bytes": 1000}
    for answer in answers:
        if answer not in made:
            assert (answer.status_code, answer.json()["code"]) == (413, "quota_exceeded")
    delete(mine, made[0].json()["id"])
    assert create(mine).status_code == 201


def delete(server: DropcapServer, drop_id: str) -> None:
    requests.delete(
        f"{server.url}/api/v1/drops/{drop_id}",
        headers={"Authorization": f"Bearer {server.token}"},
        timeout=10,
    ).raise_for_status()


def test_the_last_byte_fits_and_one_more_does_not(dropcap_server: DropcapServer) -> None:
    mine = user(dropcap_server, "to the byte", "--quota", "1kB", "--max-file", "600")
    assert create(mine, b"x" * 601).json()["code"] == "too_large"
    assert create(mine, b"x" * 600).status_code == 201
    assert create(mine, b"x" * 401).json()["code"] == "quota_exceeded"
    assert create(mine, b"x" * 400).status_code == 201
    limits = me(mine)["limits"]
    assert limits == {"max_size": 600, "quota": 1000, "max_drops": None}


def test_a_repeated_request_needs_no_room(dropcap_server: DropcapServer) -> None:
    mine = user(dropcap_server, "repeating", "--max-drops", "1")
    first = create(mine, key="once")
    second = create(mine, key="once")
    assert first.status_code == second.status_code == 201
    assert first.json()["id"] == second.json()["id"]


def test_room_is_looked_for_again_at_the_end(dropcap_server: DropcapServer) -> None:
    mine = user(dropcap_server, "shrinking", "--quota", "1kB")
    drop: Reserved = reserve(mine, TENTH, "a.bin")
    drop.put()
    operate(dropcap_server.data, "user", "set", "shrinking", "--quota", "50")
    with pytest.raises(requests.HTTPError) as refused:
        drop.complete()
    assert refused.value.response.json()["code"] == "quota_exceeded"
    operate(dropcap_server.data, "user", "set", "shrinking", "--quota", "none")
    drop.complete()
