"""Drops that can be seen a number of times: only a click counts."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from support.drops import Reserved, api, share, write
from support.server import DropcapServer

CONTENT = b"seen twice"
BROWSER = {"Accept": "text/html", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
FORMS = ("raw", "download", "thumbnail", "small", "medium")
BOTS = (
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "WhatsApp/2",
    "Mozilla/5.0 (Macintosh) facebookexternalhit/1.1 Facebot Twitterbot/1.0",
)


@pytest.fixture
def drop(dropcap_server: DropcapServer) -> Reserved:
    return share(
        dropcap_server, CONTENT, "twice.txt", "text/plain", thumbnail=b"small", max_views=2
    )


def click(session: requests.Session, url: str, **headers: str) -> requests.Response:
    return session.post(
        f"{url}/view", headers={**BROWSER, **headers}, timeout=30, allow_redirects=False
    )


def test_looking_at_the_link_uses_nothing_up_and_shows_nothing(drop: Reserved) -> None:
    for agent in (*BOTS, BROWSER["User-Agent"]):
        for method in ("GET", "HEAD"):
            page = requests.request(
                method, drop.url, headers={"User-Agent": agent, "Accept": "text/html"}, timeout=30
            )
            assert page.status_code == 200
            for told in ("twice.txt", "og:", "/raw"):
                assert told not in page.text
        for form in FORMS:
            answer = requests.get(f"{drop.url}/{form}", headers={"User-Agent": agent}, timeout=30)
            assert answer.status_code == 403
            assert CONTENT not in answer.content
    with requests.Session() as reader:
        assert "2 more times" in reader.get(drop.url, headers=BROWSER, timeout=30).text


def test_a_click_shows_it_and_counts_once(drop: Reserved) -> None:
    with requests.Session() as reader:
        answer = click(reader, drop.url)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/{drop.slug}")
        cookie = answer.headers["Set-Cookie"].lower()
        for attribute in ("httponly", "samesite=lax", f"path=/{drop.slug.lower()};", "max-age="):
            assert attribute in cookie
        for _ in range(3):
            assert "twice.txt" in reader.get(drop.url, headers=BROWSER, timeout=30).text
            raw = reader.get(f"{drop.url}/raw", timeout=30)
            assert raw.content == CONTENT
            assert raw.headers["Cache-Control"] == "private, no-cache"
    again = requests.get(drop.url, headers=BROWSER, timeout=30)
    assert "once more" in again.text


def test_afterwards_it_is_gone_for_everybody_else(drop: Reserved) -> None:
    readers = [requests.Session() for _ in range(3)]
    answers = [click(reader, drop.url).status_code for reader in readers]
    assert answers == [303, 303, 410]
    assert requests.get(drop.url, headers=BROWSER, timeout=30).status_code == 410
    assert readers[0].get(f"{drop.url}/raw", timeout=30).content == CONTENT
    assert readers[2].get(f"{drop.url}/raw", timeout=30).status_code == 403
    for reader in readers:
        reader.close()


def test_many_clicks_at_once_use_up_what_there_is(drop: Reserved) -> None:
    def one(_: int) -> int:
        with requests.Session() as reader:
            return click(reader, drop.url).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, range(12)))
    assert sorted(answers) == [303] * 2 + [410] * 10


def test_a_page_of_somebody_elses_cannot_click(drop: Reserved) -> None:
    with requests.Session() as reader:
        answer = click(reader, drop.url, **{"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 303
        assert not reader.cookies
    assert "2 more times" in requests.get(drop.url, headers=BROWSER, timeout=30).text


def test_a_password_comes_first(dropcap_server: DropcapServer) -> None:
    note = write(
        dropcap_server, kind="note", content="x", privacy="private", password="p", max_views=1
    )
    with requests.Session() as reader:
        assert click(reader, note["url"]).headers["Location"] == f"/{note['slug']}"
        assert "password" in reader.get(note["url"], headers=BROWSER, timeout=30).text.lower()
        reader.post(f"{note['url']}/unlock", data={"password": "p"}, timeout=30)
        assert reader.get(f"{note['url']}/raw", timeout=30).status_code == 403
        click(reader, note["url"])
        assert reader.get(f"{note['url']}/raw", timeout=30).text == "x"


def test_the_owner_sees_how_often_and_can_allow_more(
    dropcap_server: DropcapServer, drop: Reserved
) -> None:
    path = f"/drops/{drop.document['id']}"
    for _ in range(2):
        with requests.Session() as reader:
            click(reader, drop.url)
    stats: dict[str, Any] = api(dropcap_server, "GET", f"{path}/stats").json()
    assert stats["opened"] == 2
    assert api(dropcap_server, "PATCH", path, json={"max_views": 1}).json()["max_views"] == 1
    assert "once more" in requests.get(drop.url, headers=BROWSER, timeout=30).text
    api(dropcap_server, "PATCH", path, json={"max_views": None})
    assert requests.get(f"{drop.url}/raw", timeout=30).content == CONTENT
