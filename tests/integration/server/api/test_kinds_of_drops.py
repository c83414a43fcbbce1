"""Notes, links, links of one's own, tags, search and order, as a client of the API sees them."""

from typing import Any

import pytest
import requests
from support.drops import share
from support.server import DropcapServer, make_user


@pytest.fixture(scope="module")
def mine(dropcap_server: DropcapServer) -> DropcapServer:
    """The server for somebody who has nothing yet."""
    token = make_user(dropcap_server.data, "a tidy person")
    return DropcapServer(dropcap_server.url, token, dropcap_server.data, dropcap_server.process)


def call(server: DropcapServer, method: str, path: str, **more: Any) -> requests.Response:
    headers = {"Authorization": f"Bearer {server.token}"}
    return requests.request(
        method, f"{server.url}/api/v1{path}", headers=headers, timeout=10, **more
    )


def create(server: DropcapServer, **document: Any) -> dict[str, Any]:
    answer = call(server, "POST", "/drops", json=document)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def refused(server: DropcapServer, **document: Any) -> tuple[int, str]:
    answer = call(server, "POST", "/drops", json=document)
    return answer.status_code, answer.json()["code"]


def test_a_note_is_ready_at_once_and_named_by_what_it_says(mine: DropcapServer) -> None:
    drop = create(mine, kind="note", content="\n## Shopping **list**\n- ink\n")
    assert (drop["state"], drop["upload"], drop["name"]) == ("ready", None, "Shopping list")
    assert drop["size"] == len("\n## Shopping **list**\n- ink\n")
    named = create(mine, kind="note", content="x", name="Plan")
    assert named["name"] == "Plan"


def test_a_note_can_say_something_else_later(mine: DropcapServer) -> None:
    drop = create(mine, kind="note", content="first")
    changed = call(mine, "PATCH", f"/drops/{drop['id']}", json={"content": "second, longer"})
    assert changed.json()["size"] == 14
    assert changed.json()["sha256"] != drop["sha256"]
    link = create(mine, kind="link", target="https://example.org/")
    answer = call(mine, "PATCH", f"/drops/{link['id']}", json={"content": "x"})
    assert (answer.status_code, answer.json()["code"]) == (422, "not_a_note")


def test_a_link_is_ready_at_once_and_can_lead_elsewhere_later(mine: DropcapServer) -> None:
    drop = create(mine, kind="link", target="https://example.org/a?b=c#d")
    assert (drop["state"], drop["target"]) == ("ready", "https://example.org/a?b=c#d")
    assert drop["name"] == "example.org"
    changed = call(mine, "PATCH", f"/drops/{drop['id']}", json={"target": "http://other.example"})
    assert changed.json()["target"] == "http://other.example"


def test_links_of_ones_own_are_taken_once(mine: DropcapServer) -> None:
    drop = create(mine, kind="note", content="x", slug="our-page")
    assert drop["url"] == f"{mine.url}/our-page"
    assert refused(mine, kind="note", content="y", slug="our-page") == (409, "slug_taken")
    other = create(mine, kind="note", content="z")
    path = f"/drops/{other['id']}"
    assert call(mine, "PATCH", path, json={"slug": "our-page"}).json()["code"] == "slug_taken"
    assert call(mine, "PATCH", path, json={"slug": "their_page"}).json()["slug"] == "their_page"
    call(mine, "DELETE", f"/drops/{drop['id']}")
    assert call(mine, "PATCH", path, json={"slug": "our-page"}).json()["slug"] == "our-page"
    assert call(mine, "PATCH", path, json={"slug": "settings"}).json()["code"] == "slug_reserved"


def test_a_short_link_ends_when_its_drop_becomes_private(mine: DropcapServer) -> None:
    drop = create(mine, kind="note", content="x", slug="was-public")
    change = {"privacy": "private", "password": "x"}
    changed = call(mine, "PATCH", f"/drops/{drop['id']}", json=change).json()
    assert len(changed["slug"]) == 22
    assert requests.get(f"{mine.url}/was-public", timeout=10).status_code == 404


def test_tags_are_kept_tidy_and_found(mine: DropcapServer) -> None:
    drop = create(mine, kind="note", content="x", tags=["Work", " work ", "Q3  report"])
    assert drop["tags"] == ["q3 report", "work"]
    create(mine, kind="note", content="y", tags=["home"])
    found = call(mine, "GET", "/drops?tag=WORK").json()["items"]
    assert [item["id"] for item in found] == [drop["id"]]
    assert found[0]["tags"] == ["q3 report", "work"]
    call(mine, "PATCH", f"/drops/{drop['id']}", json={"tags": []})
    assert call(mine, "GET", "/drops?tag=work").json()["items"] == []


def test_search_looks_everywhere(mine: DropcapServer) -> None:
    note = create(mine, kind="note", name="Plan", content="buy a Heliotrope pen, 100% cotton")
    tagged = create(mine, kind="note", name="b", content="c", tags=["heliotrope"])
    named = share(mine, b"x", "heliotrope.txt").document
    link = create(mine, kind="link", target="https://heliotrope.example/")
    items = call(mine, "GET", "/drops?q=HELIOtrope").json()["items"]
    assert [i["id"] for i in items] == [link["id"], named["id"], tagged["id"], note["id"]]
    for q in ("0%25 c", "100%25 cotton"):
        assert [i["id"] for i in call(mine, "GET", f"/drops?q={q}").json()["items"]] == [note["id"]]
    assert call(mine, "GET", "/drops?q=1%25cotton").json()["items"] == []
    assert call(mine, "GET", "/drops?q=%00").status_code == 200


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("file", {"b.png", "a.mp4"}),
        ("note", {"C"}),
        ("link", {"d.example"}),
        ("image", {"b.png"}),
        ("video", {"a.mp4"}),
        ("audio", set()),
    ],
)
def test_kinds_are_told_apart(several: DropcapServer, kind: str, names: set[str]) -> None:
    items = call(several, "GET", f"/drops?kind={kind}").json()["items"]
    assert {item["name"] for item in items} == names


@pytest.fixture(scope="module")
def several(dropcap_server: DropcapServer) -> DropcapServer:
    """The server for somebody who has four drops."""
    token = make_user(dropcap_server.data, "a sorting person")
    server = DropcapServer(dropcap_server.url, token, dropcap_server.data, dropcap_server.process)
    share(server, b"x" * 30, "b.png", "image/png")
    share(server, b"x" * 20, "a.mp4", "video/mp4")
    create(server, kind="note", name="C", content="x" * 25)
    create(server, kind="link", name="d.example", target="https://d.example")
    return server


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("created_at", ["b.png", "a.mp4", "C", "d.example"]),
        ("-created_at", ["d.example", "C", "a.mp4", "b.png"]),
        ("name", ["a.mp4", "b.png", "C", "d.example"]),
        ("-name", ["d.example", "C", "b.png", "a.mp4"]),
        ("size", ["d.example", "a.mp4", "C", "b.png"]),
        ("-size", ["b.png", "C", "a.mp4", "d.example"]),
        ("views", ["b.png", "a.mp4", "C", "d.example"]),
        ("-views", ["d.example", "C", "a.mp4", "b.png"]),
    ],
)
def test_every_order_holds_every_drop_once(
    several: DropcapServer, sort: str, names: list[str]
) -> None:
    seen: list[str] = []
    cursor: str | None = None
    while True:
        after = f"&cursor={cursor}" if cursor else ""
        document = call(several, "GET", f"/drops?limit=1&sort={sort}{after}").json()
        seen += [item["name"] for item in document["items"]]
        cursor = document["next_cursor"]
        if cursor is None:
            break
    assert seen == names


def test_a_cursor_of_another_order_is_refused(several: DropcapServer) -> None:
    cursor = call(several, "GET", "/drops?limit=1&sort=name").json()["next_cursor"]
    answer = call(several, "GET", f"/drops?sort=size&cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_cursor")
