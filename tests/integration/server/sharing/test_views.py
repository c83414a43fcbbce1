"""Views: people are counted, machines and repetitions are not."""

from typing import Any

import pytest
import requests
from support.drops import Reserved, api, share, write
from support.server import DropcapServer
from support.server import dropcap_server as running
from support.waiting import wait_until

PERSON = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "Accept": "text/html"}


@pytest.fixture
def drop(dropcap_server: DropcapServer) -> Reserved:
    return share(dropcap_server, b"x" * 100, "a.txt", "text/plain")


def stats(drop: Reserved) -> dict[str, Any]:
    return dict(api(drop.server, "GET", f"/drops/{drop.document['id']}/stats").json())


def look(url: str, **headers: str) -> None:
    requests.get(url, headers={**PERSON, **headers}, timeout=10, allow_redirects=False)


def test_people_are_counted_with_where_they_came_from(drop: Reserved) -> None:
    for _ in range(3):
        look(drop.url)
    look(drop.url, Referer="https://News.Example/item?id=1")
    look(drop.url, Referer=f"{drop.server.url}/somewhere")
    look(f"{drop.url}/raw")
    look(f"{drop.url}/raw", Referer="https://forum.example/", **{"Sec-Fetch-Dest": "image"})
    wait_until(lambda: stats(drop)["views"] == 7, timeout=10)
    seen = stats(drop)
    assert [day["views"] for day in seen["days"]] == [7]
    assert seen["referrers"] == [
        {"host": "", "views": 5},
        {"host": "forum.example", "views": 1},
        {"host": "news.example", "views": 1},
    ]
    assert api(drop.server, "GET", f"/drops/{drop.document['id']}").json()["views"] == 7


def test_machines_and_repetitions_are_not_counted(drop: Reserved) -> None:
    for agent in ("Slackbot 1.0", "curl/8.5.0", "python-requests/2.33", "Discordbot/2.0", ""):
        look(drop.url, **{"User-Agent": agent})
        look(f"{drop.url}/raw", **{"User-Agent": agent})
    requests.head(drop.url, headers=PERSON, timeout=10)
    look(drop.url, **{"Sec-Purpose": "prefetch"})
    look(drop.url, Authorization=f"Bearer {drop.server.token}")
    look(f"{drop.url}/raw", Range="bytes=50-")
    look(f"{drop.url}/raw", **{"Sec-Fetch-Dest": "image"})  # on the drop's own page
    look(f"{drop.url}/raw", **{"If-None-Match": '"x"'})
    look(f"{drop.url}-")
    look(f"{drop.url}/thumbnail")
    look(drop.url)
    wait_until(lambda: stats(drop)["views"] > 0, timeout=10)
    assert stats(drop)["views"] == 1


def test_links_are_counted_where_they_lead_on(dropcap_server: DropcapServer) -> None:
    link = write(dropcap_server, kind="link", target="https://example.org/")
    look(link["url"])
    path = f"/drops/{link['id']}"
    wait_until(lambda: api(dropcap_server, "GET", path).json()["views"] == 1, timeout=10)


def test_what_was_counted_is_written_when_the_server_stops(tmp_path: Any) -> None:
    with running(tmp_path / "data") as server:
        drop = share(server, b"x", "a.txt", "text/plain")
        look(drop.url)
    with running(tmp_path / "data") as server:
        moved = Reserved(server, drop.content, drop.document)
        assert stats(moved)["views"] == 1
