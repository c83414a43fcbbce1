"""Link first: readers who come before the bytes wait, and never get a part."""

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from support.drops import reserve
from support.server import DropcapServer, dropcap_server

CONTENT = os.urandom(300_000)
BROWSER = {"Accept": "text/html,application/xhtml+xml"}
FORMS = ("raw", "download")


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DropcapServer]:
    """A server that keeps nobody waiting for long."""
    data = tmp_path_factory.mktemp("impatient") / "data"
    with dropcap_server(data, environment={"DROPCAP_WAITING_SECONDS": "0.3"}) as server:
        yield server


def get(address: str, **headers: str) -> requests.Response:
    return requests.get(address, headers=headers, timeout=30, allow_redirects=False)


def test_a_reader_who_waits_gets_the_whole_content(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, CONTENT, "a.png", "image/png")
    with ThreadPoolExecutor(8) as readers:
        early = [readers.submit(get, f"{drop.url}/{form}") for form in FORMS for _ in range(3)]
        page = readers.submit(get, drop.url, **BROWSER)
        drop.put()
        assert not any(reader.done() for reader in early)
        completed = time.monotonic()
        drop.complete()
        answers = [reader.result() for reader in early]
        assert page.result().status_code == 200
        assert time.monotonic() - completed < 5
    assert all(answer.status_code == 200 for answer in answers)
    assert all(answer.content == CONTENT for answer in answers)


def test_a_reader_who_waits_for_what_is_deleted(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, CONTENT, "a.png", "image/png")
    with ThreadPoolExecutor(1) as readers:
        early = readers.submit(get, f"{drop.url}/raw")
        drop.delete()
        assert early.result().status_code == 404


@pytest.mark.parametrize("form", [*FORMS, "thumbnail"])
def test_programs_are_asked_to_come_again(impatient: DropcapServer, form: str) -> None:
    drop = reserve(impatient, CONTENT, "a.png", "image/png", thumbnail=b"small")
    drop.put()
    drop.put_thumbnail(b"small")
    for headers in ({}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}):
        answer = get(f"{drop.url}/{form}", **headers)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.content == b"The drop is still arriving.\n"
    assert requests.head(f"{drop.url}/{form}", timeout=30).status_code == 503
    drop.complete()
    assert get(f"{drop.url}/{form}").status_code == 200


def test_people_see_a_page_that_asks_again(impatient: DropcapServer) -> None:
    drop = reserve(impatient, CONTENT, "a.png", "image/png")
    for path in ("", "/raw"):
        answer = get(drop.url + path, **BROWSER)
        assert answer.status_code == 503
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert f'content="1; url=/{drop.slug}{path}?waiting"' in answer.text
        assert "a.png" not in answer.text
    drop.put()
    drop.complete()
    for path in ("", "/raw"):
        answer = get(f"{drop.url}{path}?waiting", **BROWSER)
        assert answer.status_code == 303
        assert answer.headers["Location"] == f"/{drop.slug}{path}"


def test_the_page_says_how_far_it_is(impatient: DropcapServer) -> None:
    drop = reserve(impatient, CONTENT, "a.png", "image/png")
    half_sent, go_on = threading.Event(), threading.Event()

    def slowly() -> Iterator[bytes]:
        yield CONTENT[:150_000]
        half_sent.set()
        go_on.wait(30)
        yield CONTENT[150_000:]

    upload = drop.document["upload"]
    with ThreadPoolExecutor(1) as sender:
        sent = sender.submit(
            _put_with_length, upload["url"], dict(upload["headers"]), slowly(), len(CONTENT)
        )
        try:
            assert half_sent.wait(30)
            assert _progress(drop.url) == 'value="150000" max="300000"'
        finally:
            go_on.set()
        assert sent.result() < 300
    drop.complete()
    assert get(f"{drop.url}/raw").content == CONTENT


def _put_with_length(url: str, headers: dict[str, str], body: Iterator[bytes], length: int) -> int:
    request = requests.Request("PUT", url, headers=headers, data=body).prepare()
    request.headers.pop("Transfer-Encoding", None)
    request.headers["Content-Length"] = str(length)
    with requests.Session() as session:
        return session.send(request, timeout=30).status_code


def _progress(url: str) -> str:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        page = get(url, **BROWSER).text
        if "<progress value=" in page:
            return page.partition("<progress ")[2].partition(">")[0]
    raise AssertionError("the page never said how far it is")


def test_half_of_an_upload_is_never_served(impatient: DropcapServer, tmp_path: Path) -> None:
    drop = reserve(impatient, CONTENT, "a.png", "image/png")
    upload = drop.document["upload"]
    request = requests.Request(
        "PUT", upload["url"], headers=dict(upload["headers"]), data=CONTENT[:1000]
    ).prepare()
    with requests.Session() as session:
        assert session.send(request, timeout=30).status_code >= 400
    answer = get(f"{drop.url}/raw")
    assert answer.status_code == 503
    assert CONTENT[:16] not in answer.content
