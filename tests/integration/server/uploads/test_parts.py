"""Drops in parts: what is announced is what is stored, in any order, more than once, for good."""

import os
import socket
import threading
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
import requests
from support.parts import MIB, InParts, call, put, reserve_in_parts, sha256
from support.server import DropcapServer, dropcap_server, free_port
from support.small_disk import fill, small_disk
from support.waiting import wait_until

LARGE = os.urandom(17 * MIB)
SMALL = os.urandom(2 * MIB + 4711)


@pytest.fixture
def growing(dropcap_server: DropcapServer) -> InParts:
    return reserve_in_parts(dropcap_server, SMALL, growing=True)


def code(answer: requests.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    return str(answer.json()["code"])


def raw(drop: InParts) -> requests.Response:
    return requests.get(f"{drop.document['url']}/raw", timeout=15)


def is_ready(drop: InParts) -> bool:
    return bool(call(drop.server, "GET", drop.path).json()["state"] == "ready")


def usage(server: DropcapServer) -> int:
    return int(call(server, "GET", "/me").json()["usage"]["bytes"])


def test_a_large_drop_comes_in_parts_in_any_order(dropcap_server: DropcapServer) -> None:
    drop = reserve_in_parts(dropcap_server, LARGE, sha256=sha256(LARGE))
    assert drop.document["upload"] == {"method": "multipart", "part_size": 8 * MIB}
    assert drop.there() == []
    drop.send(3, 1)
    assert drop.there() == [1, 3]
    assert code(drop.complete(), 409) == "not_uploaded"
    drop.send(2)
    done = drop.complete()
    assert done.status_code == 200
    assert done.json()["state"] == "ready"
    assert done.json()["sha256"] == sha256(LARGE)
    assert drop.complete().json() == done.json(), "repeating it answers the same"
    assert raw(drop).content == LARGE
    assert code(call(dropcap_server, "GET", f"{drop.path}/parts"), 409) == "not_multipart"


def test_what_is_small_comes_in_one_piece(dropcap_server: DropcapServer) -> None:
    document = {"name": "a", "size": 16 * MIB, "sha256": "0" * 64}
    assert call(dropcap_server, "POST", "/drops", json=document).json()["upload"]["method"] == "PUT"
    more = {**document, "size": 16 * MIB + 1}
    upload = call(dropcap_server, "POST", "/drops", json=more).json()["upload"]
    assert upload["method"] == "multipart"


def test_the_digest_can_come_at_the_end(dropcap_server: DropcapServer) -> None:
    drop = reserve_in_parts(dropcap_server, LARGE)
    drop.send(*drop.numbers)
    assert code(drop.complete(sha256="0" * 64), 409) == "mismatch"
    assert not is_ready(drop)
    assert code(drop.complete(sha256=None), 422) == "checksum_missing"
    assert drop.complete(sha256=None, parts=drop.numbers).status_code == 200
    assert raw(drop).content == LARGE


def test_a_growing_drop_is_as_large_as_it_turns_out(growing: InParts) -> None:
    before = usage(growing.server)
    assert growing.part_size == MIB
    growing.send(2)
    assert usage(growing.server) - before == 2 * MIB, "what may come is counted"
    growing.send(3, 1)
    done = growing.complete()
    assert done.json()["size"] == len(SMALL)
    assert usage(growing.server) - before == len(SMALL)
    assert raw(growing).content == SMALL


def test_a_part_can_be_replaced_and_a_rest_is_cut_off(growing: InParts) -> None:
    longer = InParts(growing.server, os.urandom(4 * MIB), growing.document)
    longer.send(*longer.numbers)
    assert code(growing.complete(), 409) == "not_uploaded", "the last part has another size"
    growing.send(*growing.numbers)
    assert growing.complete(parts=growing.numbers).status_code == 200
    assert raw(growing).content == SMALL


def test_other_parts_than_those_named_are_not_taken(growing: InParts) -> None:
    growing.send(*growing.numbers)
    parts = [growing.part(number) for number in growing.numbers]
    parts[1]["sha256"] = "0" * 64
    answer = call(
        growing.server,
        "POST",
        f"{growing.path}/complete",
        json={"size": len(SMALL), "parts": parts},
    )
    assert code(answer, 409) == "mismatch"
    assert growing.complete().status_code == 200


WRONG_PARTS: dict[str, dict[str, Any]] = {
    "number 0": {"number": 0},
    "beyond 10,000": {"number": 10_001},
    "empty": {"size": 0},
    "no digest": {"sha256": "x"},
    "too large": {"size": 9 * MIB},
    "too small": {"size": 5},
    "behind the end": {"number": 4, "size": 8 * MIB},
}


@pytest.mark.parametrize("wrong", WRONG_PARTS)
def test_a_part_that_cannot_be_is_refused(dropcap_server: DropcapServer, wrong: str) -> None:
    drop = reserve_in_parts(dropcap_server, LARGE)
    document = {"parts": [{**drop.part(1), **WRONG_PARTS[wrong]}]}
    assert call(dropcap_server, "POST", f"{drop.path}/parts", json=document).status_code == 422


def test_a_drop_grows_no_further_than_the_server_takes(tmp_path: Path) -> None:
    limits = {"DROPCAP_MAX_SIZE": str(2 * MIB)}
    with dropcap_server(tmp_path / "data", environment=limits) as server:
        drop = reserve_in_parts(server, SMALL, growing=True)
        document = {"parts": [drop.part(3)]}
        answer = call(server, "POST", f"{drop.path}/parts", json=document)
        assert code(answer, 413) == "too_large"


@pytest.mark.parametrize("name", ["upload", "part", "part-size", "sha256", "length", "signature"])
@pytest.mark.parametrize("how", ["changed", "missing"])
def test_a_tampered_address_is_refused(growing: InParts, name: str, how: str) -> None:
    (address,) = growing.addresses(2)
    parts = urlsplit(address["url"])
    query = dict(parse_qsl(parts.query))
    query[name] = {"part": "1", "part-size": "1", "length": "5"}.get(name, "0" * 64)
    if how == "missing":
        del query[name]
    changed = {**address, "url": urlunsplit(parts._replace(query=urlencode(query)))}
    assert put(changed, growing.piece(2)).status_code == 403
    assert growing.there() == []


def test_other_bytes_are_refused_and_leave_no_part(growing: InParts) -> None:
    (address,) = growing.addresses(2)
    assert code(put(address, bytes(MIB)), 400) == "checksum_mismatch"
    assert growing.there() == []
    assert put(address, growing.piece(2)).status_code == 200
    assert growing.there() == [2]


def test_a_connection_that_breaks_leaves_no_part(growing: InParts) -> None:
    growing.send(2)
    (address,) = growing.addresses(2)
    parts = urlsplit(address["url"])
    with socket.create_connection((parts.hostname, parts.port)) as connection:
        head = f"PUT {parts.path}?{parts.query} HTTP/1.1\r\nHost: x\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in address["headers"].items())
        connection.sendall(head.encode() + b"\r\n" + growing.piece(2)[:500_000])
        wait_until(lambda: growing.there() == [], message="it is being overwritten")
        assert code(put(address, growing.piece(2)), 503) == "busy"
        growing.send(1, 3)
        assert code(growing.complete(), 409) == "not_uploaded"
    wait_until(lambda: put(address, growing.piece(2)).status_code == 200)
    assert growing.complete().status_code == 200
    assert raw(growing).content == SMALL


def test_a_drop_that_is_ready_takes_no_parts(growing: InParts) -> None:
    addresses = growing.addresses(*growing.numbers)
    growing.send(*growing.numbers)
    assert growing.complete().status_code == 200
    assert put(addresses[0], growing.piece(1)).status_code == 412
    assert code(
        call(growing.server, "POST", f"{growing.path}/parts", json={"parts": [growing.part(1)]}),
        409,
    )
    assert raw(growing).content == SMALL


def test_a_deleted_drop_takes_its_parts_along(growing: InParts) -> None:
    before = usage(growing.server)
    addresses = growing.addresses(*growing.numbers)
    growing.send(1, 2)
    upload = growing.server.data / "incoming" / dict(parse_qsl(addresses[0]["url"]))["upload"]
    assert upload.is_dir()
    assert call(growing.server, "DELETE", growing.path).status_code == 204
    assert usage(growing.server) == before
    assert not upload.exists()
    assert code(put(addresses[2], growing.piece(3)), 410) == "upload_over"
    assert growing.complete().status_code == 404


def test_parts_are_their_owners_alone(growing: InParts) -> None:
    headers = {"Authorization": "Bearer dcp_nobody"}
    for method, path in (("GET", "parts"), ("POST", "parts"), ("POST", "complete")):
        answer = call(growing.server, method, f"{growing.path}/{path}", json={}, headers=headers)
        assert answer.status_code == 401


def test_two_processes_share_an_upload(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with dropcap_server(data) as one:
        process_two = dropcap_server(data, port=free_port())
        with process_two as two:
            drop = reserve_in_parts(one, SMALL, growing=True)
            there = InParts(
                DropcapServer(two.url, one.token, data, two.process), SMALL, drop.document
            )
            for number, address in zip(drop.numbers, there.addresses(*drop.numbers), strict=True):
                put(address, drop.piece(number)).raise_for_status()
            drop.send(1)
            assert there.there() == [1, 2, 3]
            assert drop.complete().status_code == 200
            assert there.complete().status_code == 200
            assert raw(there).content == SMALL


def test_an_upload_survives_the_servers_death(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    with dropcap_server(data, port=port) as server:
        drop = reserve_in_parts(server, SMALL, growing=True)
        drop.send(1, 2)
        server.process.kill()
        server.process.wait()
    with dropcap_server(data, port=port) as server:
        assert drop.there() == [1, 2]
        drop.send(3)
        assert drop.complete().status_code == 200
        assert raw(drop).content == SMALL


def test_many_at_once_make_one_drop(growing: InParts) -> None:
    answers: list[int] = []
    growing.send(*growing.numbers)

    def complete() -> None:
        answer = growing.complete()
        while answer.status_code == 503:
            answer = growing.complete()
        answers.append(answer.status_code)

    threads = [threading.Thread(target=complete) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 8
    assert raw(growing).content == SMALL


def test_a_full_disk_is_an_answer(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk, dropcap_server(disk / "data") as server:
        drop = reserve_in_parts(server, SMALL, growing=True)
        drop.send(1)
        (address,) = drop.addresses(2)
        fill(disk)
        assert code(put(address, drop.piece(2)), 507) == "disk_full"
        (disk / "ballast").unlink()
        drop.send(2, 3)
        assert drop.complete().status_code == 200


def test_a_small_picture_can_come_late(growing: InParts) -> None:
    small = b"a small picture"
    document = {"content_type": "image/jpeg", "size": len(small), "sha256": sha256(small)}
    path = f"{growing.path}/thumbnail"
    answer = call(growing.server, "POST", path, json=document)
    assert put(answer.json()["thumbnail_upload"], small).status_code == 200
    growing.send(*growing.numbers)
    assert growing.complete().json()["thumbnail_url"]
    assert requests.get(f"{growing.document['url']}/thumbnail", timeout=10).content == small
    other = {**document, "sha256": "0" * 64}
    assert code(call(growing.server, "POST", path, json=other), 409) == "has_thumbnail"


def test_the_same_request_finds_its_upload_again(dropcap_server: DropcapServer) -> None:
    headers = {"Idempotency-Key": os.urandom(8).hex()}
    document = {"name": "a.mp4", "size": None}
    first, again = (
        call(dropcap_server, "POST", "/drops", json=document, headers=headers) for _ in range(2)
    )
    assert first.json() == again.json()
