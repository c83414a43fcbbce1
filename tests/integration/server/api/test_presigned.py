"""A presigned address takes exactly what was announced, once, and nothing else ever."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
import requests
from support.drops import Reserved, reserve
from support.server import DropcapServer, dropcap_server
from support.small_disk import fill, small_disk
from support.waiting import wait_until

CONTENT = b"exactly these bytes"


@pytest.fixture
def drop(dropcap_server: DropcapServer) -> Reserved:
    return reserve(dropcap_server, CONTENT, name="a.bin", content_type="application/octet-stream")


def put(drop: Reserved, content: bytes = CONTENT, **changes: str) -> requests.Response:
    upload = drop.document["upload"]
    headers = {**upload["headers"], "Content-Length": str(len(content))}
    headers |= {name.replace("_", "-"): value for name, value in changes.items() if name != "url"}
    return requests.put(
        changes.get("url", upload["url"]), data=content, headers=headers, timeout=10
    )


def stored(server: DropcapServer, drop: Reserved) -> list[Path]:
    """Everything in the store that has to do with the drop, and every file half-arrived."""
    found = list((server.data / "objects").rglob(f"{drop.document['id']}*"))
    return found + [path for path in (server.data / "incoming").iterdir() if path.is_file()]


def changed(url: str, name: str, value: str | None) -> str:
    parts = urlsplit(url)
    query = {k: v for k, v in parse_qsl(parts.query) if k != name}
    if value is not None:
        query[name] = value
    return urlunsplit(parts._replace(query=urlencode(query)))


TAMPERED = {
    "signature": "0" * 64,
    "expires": "99999999999",
    "length": "3",
    "type": "text/html",
    "sha256": "0" * 64,
    "key-id": "0123456789abcdef",
}


@pytest.mark.parametrize("name", TAMPERED)
@pytest.mark.parametrize("how", ["changed", "missing", "empty", "not ascii"])
def test_a_tampered_address_is_refused(
    dropcap_server: DropcapServer, drop: Reserved, name: str, how: str
) -> None:
    value = {"changed": TAMPERED[name], "missing": None, "empty": "", "not ascii": "é"}[how]
    answer = put(drop, url=changed(drop.document["upload"]["url"], name, value))
    assert answer.status_code == 403
    assert answer.json()["code"] == "bad_signature"
    assert stored(dropcap_server, drop) == []


def test_an_address_is_for_its_own_key(dropcap_server: DropcapServer, drop: Reserved) -> None:
    other = reserve(dropcap_server, CONTENT, name="b.bin")
    ours, theirs = (urlsplit(d.document["upload"]["url"]) for d in (drop, other))
    answer = put(drop, url=urlunsplit(ours._replace(path=theirs.path)))
    assert answer.status_code == 403
    assert stored(dropcap_server, other) == []


@pytest.mark.parametrize(
    "path", ["/storage/../../etc/passwd", "/storage/%2e%2e/%2e%2e/x", "/storage/"]
)
def test_a_path_that_leads_elsewhere_is_refused(
    dropcap_server: DropcapServer, drop: Reserved, path: str
) -> None:
    parts = urlsplit(drop.document["upload"]["url"])
    request = requests.Request("PUT", "http://x", data=CONTENT).prepare()
    request.url = urlunsplit(parts._replace(path=path))
    answer = requests.Session().send(request, timeout=10)
    assert answer.status_code in (403, 404, 405)


def test_an_address_ends(tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data", environment={"DROPCAP_UPLOAD_SECONDS": "10"}) as server:
        drop = reserve(server, CONTENT, name="a.bin")
        expires = int(drop.document["upload"]["expires_at"])
        wait_until(lambda: time.time() > expires, timeout=20, interval=0.2)
        answer = put(drop)
        assert answer.status_code == 403
        assert answer.json()["code"] == "expired"
        assert stored(server, drop) == []


def test_a_used_address_changes_nothing(dropcap_server: DropcapServer, drop: Reserved) -> None:
    assert put(drop).status_code == 200
    (before,) = stored(dropcap_server, drop)
    assert put(drop).status_code == 412
    assert put(drop, b"exactly other bytes").status_code == 412
    assert stored(dropcap_server, drop) == [before]
    assert before.read_bytes() == CONTENT


WRONG: dict[str, Callable[[Reserved], requests.Response]] = {
    "longer": lambda drop: put(drop, CONTENT + b"!"),
    "shorter": lambda drop: put(drop, CONTENT[:-1]),
    "empty": lambda drop: put(drop, b""),
    "other bytes": lambda drop: put(drop, b"exactly other bytes"),
    "other type": lambda drop: put(drop, Content_Type="text/html"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_anything_but_what_was_announced_is_refused(
    dropcap_server: DropcapServer, drop: Reserved, wrong: str
) -> None:
    assert WRONG[wrong](drop).status_code == 400
    assert stored(dropcap_server, drop) == []
    assert put(drop).status_code == 200, "the right bytes are still welcome"


def test_a_body_without_a_length_is_refused(dropcap_server: DropcapServer, drop: Reserved) -> None:
    upload = drop.document["upload"]
    answer = requests.put(
        upload["url"],
        data=iter([CONTENT]),
        headers={"Content-Type": upload["headers"]["Content-Type"]},
        timeout=10,
    )
    assert answer.status_code == 400
    assert stored(dropcap_server, drop) == []


def test_a_connection_that_breaks_leaves_nothing(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, os.urandom(3_000_000), name="big.bin")
    upload = drop.document["upload"]
    parts = urlsplit(upload["url"])
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        head = f"PUT {parts.path}?{parts.query} HTTP/1.1\r\nHost: x\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in upload["headers"].items())
        connection.sendall(head.encode() + b"\r\n" + drop.content[:2_000_000])
        wait_until(lambda: stored(dropcap_server, drop))
    wait_until(lambda: not stored(dropcap_server, drop))


def test_a_full_disk_is_an_answer_and_leaves_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "3m") as disk, dropcap_server(disk / "data") as server:
        drop = reserve(server, os.urandom(400_000), name="big.bin")
        fill(disk)
        answer = put(drop, drop.content)
        assert answer.status_code == 507
        assert answer.json()["code"] == "disk_full"
        assert stored(server, drop) == []
        (disk / "ballast").unlink()
        assert put(drop, drop.content).status_code == 200


def test_secrets_are_not_in_the_log(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with dropcap_server(data, "--access-log") as server:
        drop = reserve(server, CONTENT, name="a.bin")
        put(drop)
        put(drop, url=changed(drop.document["upload"]["url"], "expires", "1"))
        signature = dict(parse_qsl(urlsplit(drop.document["upload"]["url"]).query))["signature"]
        token = server.token
    log = (tmp_path / "data.log").read_text()
    assert "PUT /storage/" in log
    assert signature not in log
    assert token not in log
