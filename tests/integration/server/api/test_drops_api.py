"""The API as a client of somebody else's would use it."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import requests
from support.drops import reserve, share
from support.server import DropcapServer, make_token, make_user
from support.waiting import wait_until

CONTENT = b"some bytes"


def call(
    server: DropcapServer, method: str, path: str, token: str | None = None, **more: Any
) -> requests.Response:
    headers = {"Authorization": f"Bearer {token or server.token}", **more.pop("headers", {})}
    return requests.request(
        method, f"{server.url}/api/v1{path}", headers=headers, timeout=10, **more
    )


def document(**changes: Any) -> dict[str, Any]:
    return {
        "name": "a.txt",
        "content_type": "text/plain",
        "size": len(CONTENT),
        "sha256": hashlib.sha256(CONTENT).hexdigest(),
        **changes,
    }


def problem(answer: requests.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["detail"]
    return str(body["code"])


def test_a_drop_has_its_link_before_its_bytes(dropcap_server: DropcapServer) -> None:
    answer = call(dropcap_server, "POST", "/drops", json=document())
    assert answer.status_code == 201
    drop = answer.json()
    assert drop["state"] == "arriving"
    assert drop["url"] == f"{dropcap_server.url}/{drop['slug']}"
    assert len(drop["slug"]) == 10
    assert drop["upload"]["method"] == "PUT"


@pytest.mark.parametrize(("privacy", "length"), [("public", 10), ("obscure", 22), ("private", 22)])
def test_slugs_are_as_long_as_their_privacy(
    dropcap_server: DropcapServer, privacy: str, length: int
) -> None:
    password: dict[str, str] = {"password": "x"} if privacy == "private" else {}
    drop = call(dropcap_server, "POST", "/drops", json=document(privacy=privacy, **password)).json()
    assert len(drop["slug"]) == length
    assert drop["slug"].isalnum()


def test_completing_twice_answers_the_same(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, CONTENT, name="a.txt")
    drop.put()
    path = f"/drops/{drop.document['id']}/complete"
    sent = {"size": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}
    first = call(dropcap_server, "POST", path, json=sent)
    second = call(dropcap_server, "POST", path, json=sent)
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert first.json()["state"] == "ready"


def test_nothing_is_ready_without_its_bytes(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, CONTENT, name="a.txt")
    path = f"/drops/{drop.document['id']}/complete"
    sent = {"size": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}
    assert problem(call(dropcap_server, "POST", path, json=sent), 409) == "not_uploaded"
    wrong = {**sent, "size": 3}
    assert problem(call(dropcap_server, "POST", path, json=wrong), 409) == "mismatch"


def test_a_repeated_request_makes_no_second_drop(dropcap_server: DropcapServer) -> None:
    headers = {"Idempotency-Key": "the-same-key"}
    first = call(dropcap_server, "POST", "/drops", json=document(), headers=headers)
    second = call(dropcap_server, "POST", "/drops", json=document(), headers=headers)
    assert first.json()["id"] == second.json()["id"]
    assert first.json()["url"] == second.json()["url"]
    other = call(dropcap_server, "POST", "/drops", json=document(name="b"), headers=headers)
    assert problem(other, 422) == "idempotency_key_reused"


def test_a_repeated_request_for_a_ready_drop_needs_no_upload(
    dropcap_server: DropcapServer,
) -> None:
    headers = {"Idempotency-Key": "a-ready-one"}
    drop = call(dropcap_server, "POST", "/drops", json=document(), headers=headers).json()
    upload = drop["upload"]
    requests.put(upload["url"], data=CONTENT, headers=upload["headers"], timeout=10)
    sent = {"size": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}
    call(dropcap_server, "POST", f"/drops/{drop['id']}/complete", json=sent)
    again = call(dropcap_server, "POST", "/drops", json=document(), headers=headers).json()
    assert (again["state"], again["upload"]) == ("ready", None)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no name": ({"name": None}, "invalid"),
    "negative size": ({"size": -1}, "invalid"),
    "a size that is none": ({"size": "many"}, "invalid"),
    "no checksum": ({"sha256": None}, "checksum_missing"),
    "a checksum that is none": ({"sha256": "abc"}, "invalid"),
    "a field nobody knows": ({"colour": "red"}, "invalid"),
    "a growing file with a checksum": ({"size": None}, "checksum_wrong"),
    "a note without content": ({"kind": "note"}, "invalid"),
    "a file that is a link": ({"target": "https://example.org"}, "invalid"),
    "no views at all": ({"max_views": 0}, "invalid"),
    "a link nobody can type": ({"slug": "a b"}, "slug_invalid"),
    "a link that ends in a sign": ({"slug": "ours-"}, "slug_invalid"),
    "a link that the server needs": ({"slug": "Login"}, "slug_reserved"),
    "an obscure link of one's own": ({"slug": "ours", "privacy": "obscure"}, "slug_not_obscure"),
    "a tag with a comma": ({"tags": ["a,b"]}, "invalid"),
    "more tags than anybody needs": ({"tags": [str(n) for n in range(21)]}, "invalid"),
    "private without password": ({"privacy": "private"}, "password"),
    "password without private": ({"password": "x"}, "password"),
    "an empty file with a wrong checksum": ({"size": 0}, "checksum_wrong"),
    "a thumbnail that is code": (
        {"thumbnail": {"content_type": "image/svg+xml", "size": 3, "sha256": "0" * 64}},
        "invalid",
    ),
    "a thumbnail that is too large": (
        {"thumbnail": {"content_type": "image/png", "size": 10**7, "sha256": "0" * 64}},
        "invalid",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_refused(dropcap_server: DropcapServer, what: str) -> None:
    changes, code = BAD[what]
    assert problem(call(dropcap_server, "POST", "/drops", json=document(**changes)), 422) == code


def test_too_large_is_refused_before_a_byte_is_sent(dropcap_server: DropcapServer) -> None:
    answer = call(dropcap_server, "POST", "/drops", json=document(size=10**12))
    assert problem(answer, 413) == "too_large"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"a":' * 2000])
def test_a_body_that_is_none_is_refused(dropcap_server: DropcapServer, body: bytes) -> None:
    answer = call(
        dropcap_server,
        "POST",
        "/drops",
        data=body,
        headers={"Content-Type": "application/json"},
    )
    assert problem(answer, answer.status_code) == "invalid"
    assert answer.status_code in (400, 422)


def test_a_huge_document_is_refused(dropcap_server: DropcapServer) -> None:
    answer = call(dropcap_server, "POST", "/drops", json=document(name="x" * 2_000_000))
    assert problem(answer, 413) == "too_large"


@pytest.mark.parametrize("token", ["", "nonsense", "dcp_" + "A" * 43, "é"])
def test_nobody_comes_in_without_a_token(dropcap_server: DropcapServer, token: str) -> None:
    answer = requests.get(
        f"{dropcap_server.url}/api/v1/me",
        headers={"Authorization": f"Bearer {token}".encode()},
        timeout=10,
    )
    assert problem(answer, 401) == "unauthorized"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_somebody_elses_drop_is_not_there(dropcap_server: DropcapServer) -> None:
    drop_id = share(dropcap_server, CONTENT, name="mine.txt").document["id"]
    stranger = make_user(dropcap_server.data, "somebody else")
    sent = {"size": len(CONTENT), "sha256": hashlib.sha256(CONTENT).hexdigest()}
    attempts: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", f"/drops/{drop_id}", {}),
        ("PATCH", f"/drops/{drop_id}", {"json": {"name": "theirs.txt"}}),
        ("DELETE", f"/drops/{drop_id}", {}),
        ("POST", f"/drops/{drop_id}/complete", {"json": sent}),
    ]
    for method, path, more in attempts:
        answer = call(dropcap_server, method, path, stranger, **more)
        assert problem(answer, 404) == "not_found"
    listed = call(dropcap_server, "GET", "/drops", stranger).json()["items"]
    assert drop_id not in [item["id"] for item in listed]
    assert call(dropcap_server, "GET", f"/drops/{drop_id}").json()["name"] == "mine.txt"


def test_two_tokens_of_one_person_see_the_same(dropcap_server: DropcapServer) -> None:
    drop_id = share(dropcap_server, CONTENT, name="mine.txt").document["id"]
    second = make_token(dropcap_server.data, "phone")
    assert call(dropcap_server, "GET", f"/drops/{drop_id}", second).status_code == 200


def test_pages_hold_every_drop_once_newest_first(dropcap_server: DropcapServer) -> None:
    made = [
        share(dropcap_server, CONTENT, name=f"page-test {n}.txt").document["id"] for n in range(7)
    ]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = "/drops?limit=3&q=page-test" + (f"&cursor={cursor}" if cursor else "")
        page = call(dropcap_server, "GET", query).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == made[::-1]


@pytest.mark.parametrize("query", ["limit=0", "limit=9999", "sort=colour", "x=1"])
def test_a_query_that_cannot_be_is_refused(dropcap_server: DropcapServer, query: str) -> None:
    assert problem(call(dropcap_server, "GET", f"/drops?{query}"), 422) == "invalid"


def test_a_percent_sign_is_only_a_percent_sign(dropcap_server: DropcapServer) -> None:
    share(dropcap_server, CONTENT, name="plain.txt")
    wanted = share(dropcap_server, CONTENT, name="100%_sure.txt").document["id"]
    listed = call(dropcap_server, "GET", "/drops?q=%25_").json()["items"]
    assert [item["id"] for item in listed] == [wanted]


def test_a_name_can_be_changed(dropcap_server: DropcapServer) -> None:
    drop_id = share(dropcap_server, CONTENT, name="a.txt").document["id"]
    answer = call(dropcap_server, "PATCH", f"/drops/{drop_id}", json={"name": "../b\n.txt"})
    assert answer.json()["name"] == "b .txt"


def test_a_drop_that_becomes_obscure_leaves_its_short_link(
    dropcap_server: DropcapServer,
) -> None:
    drop = share(dropcap_server, CONTENT, name="a.txt")
    answer = call(
        dropcap_server, "PATCH", f"/drops/{drop.document['id']}", json={"privacy": "obscure"}
    )
    changed = answer.json()
    assert requests.get(f"{drop.url}/raw", timeout=10).status_code == 404
    assert requests.get(f"{changed['url']}/raw", timeout=10).content == CONTENT


def test_a_deleted_drop_is_gone_with_its_bytes(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, CONTENT, name="a.txt")
    drop_id = drop.document["id"]
    assert call(dropcap_server, "DELETE", f"/drops/{drop_id}").status_code == 204
    assert requests.get(f"{drop.url}/raw", timeout=10).status_code == 404
    assert list((dropcap_server.data / "objects").rglob(f"{drop_id}*")) == []
    assert problem(call(dropcap_server, "DELETE", f"/drops/{drop_id}"), 404) == "not_found"


def test_an_expired_drop_is_as_gone(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, CONTENT, name="a.txt", expires_in=1)
    wait_until(lambda: requests.get(f"{drop.url}/raw", timeout=10).status_code == 404)


def test_me_tells_what_is_stored_and_what_fits(dropcap_server: DropcapServer) -> None:
    before = call(dropcap_server, "GET", "/me").json()
    share(dropcap_server, CONTENT, name="a.txt")
    after = call(dropcap_server, "GET", "/me").json()
    assert after["name"] == "owner"
    assert after["usage"]["drops"] == before["usage"]["drops"] + 1
    assert after["usage"]["bytes"] == before["usage"]["bytes"] + len(CONTENT)
    assert after["limits"]["max_size"] > 10**9


def test_links_are_not_made_from_the_host_header(dropcap_server: DropcapServer) -> None:
    drop = call(
        dropcap_server, "POST", "/drops", json=document(), headers={"Host": "evil.example"}
    ).json()
    assert drop["url"].startswith(dropcap_server.url)
    assert drop["upload"]["url"].startswith(dropcap_server.url)


def test_the_contract_is_published(dropcap_server: DropcapServer) -> None:
    contract = requests.get(f"{dropcap_server.url}/api/v1/openapi.json", timeout=10).json()
    assert {"/api/v1/drops", "/api/v1/drops/{drop_id}/complete"} <= set(contract["paths"])


def test_the_database_holds_no_token(dropcap_server: DropcapServer, tmp_path: Path) -> None:
    content = b"".join(file.read_bytes() for file in dropcap_server.data.glob("dropcap.sqlite*"))
    assert dropcap_server.token.encode() not in content
    assert hashlib.sha256(dropcap_server.token.encode()).hexdigest().encode() in content
