"""Content from an origin of its own: same server, other host name."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from support.drops import share
from support.server import DropcapServer, dropcap_server

PAGES, CONTENT = "http://drops.example", "http://content.example"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DropcapServer]:
    data = tmp_path_factory.mktemp("apart") / "data"
    with dropcap_server(data, environment={"DROPCAP_CONTENT_URL": CONTENT}) as running:
        yield running


def get(address: str, host: str | None = None, **cookies: str) -> requests.Response:
    headers = {"Accept": "text/html"} | ({"Host": host} if host else {})
    return requests.get(
        address, headers=headers, cookies=cookies, timeout=30, allow_redirects=False
    )


def test_the_page_refers_to_the_content_origin(server: DropcapServer) -> None:
    drop = share(server, b"x", "a.png", "image/png")
    page = get(drop.url)
    assert f'src="{CONTENT}/{drop.slug}/raw"' in page.text
    assert f'content="{CONTENT}/{drop.slug}/raw"' in page.text
    assert f"img-src 'self' {CONTENT}" in page.headers["Content-Security-Policy"]


def test_content_is_served_there_alone(server: DropcapServer) -> None:
    drop = share(server, b"x", "a.png", "image/png")
    answer = get(f"{drop.url}/raw")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{CONTENT}/{drop.slug}/raw"
    there = get(f"{drop.url}/raw", host="content.example")
    assert there.content == b"x"
    assert f"frame-ancestors {server.url}" in there.headers["Content-Security-Policy"]


def test_pages_are_not_shown_there(server: DropcapServer) -> None:
    drop = share(server, b"x", "a.png", "image/png")
    answer = get(drop.url, host="content.example")
    assert answer.status_code == 303
    assert answer.headers["Location"] == drop.url


def test_a_private_drop_takes_its_pass_along(server: DropcapServer) -> None:
    drop = share(server, b"secret", "a.png", "image/png", privacy="private", password="pw")
    with requests.Session() as reader:
        reader.post(f"{drop.url}/unlock", data={"password": "pw"}, timeout=30)
        page = reader.get(drop.url, timeout=30).text
    address = page.partition('class="picture" href="')[2].partition('"')[0]
    assert address.startswith(f"{CONTENT}/{drop.slug}/raw?")
    query = urlsplit(address).query
    assert get(f"{drop.url}/raw?{query}", host="content.example").content == b"secret"
    assert get(f"{drop.url}/raw", host="content.example").status_code == 303
    assert get(f"{drop.url}/raw?{query}x", host="content.example").status_code == 303
