"""Behind a proxy, seen by Prometheus, and read by a machine: what operators build upon."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from support.drops import Reserved, share
from support.nginx import nginx
from support.server import DropcapServer, dropcap_server, free_port

CONTENT = os.urandom(100_000)


@pytest.fixture(scope="module")
def behind_nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, DropcapServer]]:
    """A server that has nginx send the files, and the address of the nginx in front of it."""
    data, port = tmp_path_factory.mktemp("nginx") / "data", free_port()
    for folder in (data.parent, *data.parent.parents[:2]):
        folder.chmod(0o755)
    environment = {
        "DROPCAP_ACCEL_PATH": "/accel",
        "DROPCAP_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DROPCAP_TRUSTED_PROXIES": "127.0.0.1",
        "DROPCAP_METRICS_TOKEN": "sesame",
    }
    arguments = ("--access-log", "--log-format", "json")
    with (
        dropcap_server(data, *arguments, environment=environment) as server,
        nginx(int(server.url.rpartition(":")[2]), port, data),
    ):
        yield f"http://127.0.0.1:{port}", server


@pytest.fixture(scope="module")
def drop(behind_nginx: tuple[str, DropcapServer]) -> Reserved:
    return share(behind_nginx[1], CONTENT, "picture.png", "image/png")


def lines(server: DropcapServer) -> list[dict[str, Any]]:
    log = (server.data.parent / f"{server.data.name}.log").read_text().splitlines()
    return [json.loads(line) for line in log]


def test_nginx_sends_the_files_and_the_server_their_headers(
    behind_nginx: tuple[str, DropcapServer], drop: Reserved
) -> None:
    _, server = behind_nginx
    sent = requests.get(f"{drop.url}/raw", timeout=10)
    assert (sent.status_code, sent.content) == (200, CONTENT)
    assert sent.headers["Server"].startswith("nginx")
    assert "X-Accel-Redirect" not in sent.headers
    itself = requests.get(f"{server.url}/{drop.slug}/raw", timeout=10).headers
    for name in (
        *("Content-Type", "Content-Disposition", "Content-Security-Policy", "Cache-Control"),
        *("X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Referrer-Policy"),
        "X-Robots-Tag",
    ):
        assert sent.headers[name] == itself[name], name
    part = requests.get(
        f"{drop.url}/raw",
        headers={"Range": "bytes=10-19", "If-Range": sent.headers["ETag"]},
        timeout=10,
    )
    assert (part.status_code, part.content) == (206, CONTENT[10:20])
    seen = {"If-None-Match": sent.headers["ETag"]}
    assert requests.get(f"{drop.url}/raw", headers=seen, timeout=10).status_code == 304
    assert int(requests.head(f"{drop.url}/raw", timeout=10).headers["Content-Length"]) == 100_000


def test_the_folder_of_the_objects_is_not_to_be_had(
    behind_nginx: tuple[str, DropcapServer], drop: Reserved
) -> None:
    address, _ = behind_nginx
    drop_id = str(drop.document["id"])
    for path in (f"/accel/{drop_id[-2:]}/{drop_id}", "/accel/", "/accel/../dropcap.sqlite"):
        assert requests.get(address + path, timeout=10).status_code in (403, 404)


def test_a_trusted_proxy_says_where_requests_come_from(
    behind_nginx: tuple[str, DropcapServer], drop: Reserved
) -> None:
    _, server = behind_nginx
    for said, expected in (
        ("203.0.113.9", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
    ):
        headers = {"X-Forwarded-For": said}
        requests.get(f"{server.url}/{drop.slug}", headers=headers, timeout=10)
        assert lines(server)[-1]["client"] == expected


def test_nobody_else_does(tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data", "--access-log", "--log-format", "json") as server:
        headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        requests.get(f"{server.url}/healthz", headers=headers, timeout=10)
        assert lines(server)[-1]["client"] == "127.0.0.1"
        assert requests.get(f"{server.url}/metrics", timeout=10).status_code == 200
        assert requests.get(f"{server.url}/metrics", headers=headers, timeout=10).status_code == 404


def test_a_line_tells_of_each_request_and_no_secret(
    behind_nginx: tuple[str, DropcapServer], drop: Reserved
) -> None:
    _, server = behind_nginx
    answer = requests.get(f"{drop.url}/raw?unlocked=sesame", timeout=10)
    line = next(line for line in lines(server) if line.get("route") == "/{slug}/raw")
    assert line["status"] == 200
    assert line["method"] == "GET"
    assert line["ms"] >= 0
    assert lines(server)[-1]["request_id"] == answer.headers.get(
        "X-Request-ID", lines(server)[-1]["request_id"]
    )
    whole = (server.data.parent / f"{server.data.name}.log").read_text()
    for secret in ("sesame", server.token, drop.slug, "signature="):
        assert secret not in whole


def test_numbers_are_for_those_who_may_see_them(behind_nginx: tuple[str, DropcapServer]) -> None:
    address, server = behind_nginx
    assert requests.get(f"{server.url}/metrics", timeout=10).status_code == 404
    wrong = {"Authorization": "Bearer sesam"}
    assert requests.get(f"{server.url}/metrics", headers=wrong, timeout=10).status_code == 404
    right = {"Authorization": "Bearer sesame"}
    numbers = requests.get(f"{server.url}/metrics", headers=right, timeout=10)
    assert (
        'dropcap_requests_total{method="POST",route="/api/v1/drops",status="201"}' in numbers.text
    )
    assert "dropcap_request_seconds_bucket" in numbers.text
    assert "process_resident_memory_bytes" in numbers.text
    assert requests.get(f"{address}/metrics", headers=right, timeout=10).status_code == 404
