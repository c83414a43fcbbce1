"""Private drops: nothing without the password, everything with it, and no guessing."""

import pytest
import requests
from support.drops import Reserved, reserve, share
from support.server import DropcapServer

CONTENT = b"between the two of us"
PASSWORD = "correct horse ßattery"
BROWSER = {"Accept": "text/html"}


@pytest.fixture
def drop(dropcap_server: DropcapServer) -> Reserved:
    return share(
        dropcap_server,
        CONTENT,
        "our secret.txt",
        "text/plain",
        thumbnail=b"small",
        privacy="private",
        password=PASSWORD,
    )


def unlock(session: requests.Session, drop: Reserved, password: str) -> requests.Response:
    return session.post(
        f"{drop.url}/unlock", data={"password": password}, timeout=30, allow_redirects=False
    )


def test_without_the_password_nothing_is_told(drop: Reserved) -> None:
    page = requests.get(drop.url, headers=BROWSER, timeout=30)
    assert page.status_code == 200
    for told in ("our secret", "between the two", "og:", "/raw"):
        assert told not in page.text
    for form in ("raw", "download", "thumbnail"):
        answer = requests.get(f"{drop.url}/{form}", timeout=30)
        assert answer.status_code == 403
        assert answer.content == b"A password is needed: open the link in a browser.\n"
        shown = requests.get(
            f"{drop.url}/{form}", headers=BROWSER, timeout=30, allow_redirects=False
        )
        assert (shown.status_code, shown.headers["Location"]) == (303, f"/{drop.slug}")


def test_the_right_password_opens_the_drop(drop: Reserved) -> None:
    with requests.Session() as reader:
        answer = unlock(reader, drop, PASSWORD)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/{drop.slug}")
        cookie = answer.headers["Set-Cookie"].lower()
        for attribute in ("httponly", "samesite=lax", f"path=/{drop.slug.lower()}", "max-age=3600"):
            assert attribute in cookie
        content = reader.get(f"{drop.url}/raw", timeout=30)
        assert content.content == CONTENT
        assert content.headers["Cache-Control"] == "private, no-cache"
        assert content.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        page = reader.get(drop.url, timeout=30).text
        assert "our secret" in page
        assert "og:" not in page


def test_a_wrong_password_opens_nothing(drop: Reserved) -> None:
    with requests.Session() as reader:
        answer = unlock(reader, drop, PASSWORD.upper())
        assert answer.status_code == 403
        assert "That is not the password." in answer.text
        assert not reader.cookies
        assert reader.get(f"{drop.url}/raw", timeout=30).status_code == 403


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"password=", "application/x-www-form-urlencoded"),
        (b"password=" + b"x" * 1025, "application/x-www-form-urlencoded"),
        (b"word=x", "application/x-www-form-urlencoded"),
        (b"&" * 5000, "application/x-www-form-urlencoded"),
        (b"password=\xff", "application/x-www-form-urlencoded"),
        (b'{"password": "x"}', "application/json"),
    ],
)
def test_what_is_no_password(drop: Reserved, body: bytes, content_type: str) -> None:
    answer = requests.post(
        f"{drop.url}/unlock", data=body, headers={"Content-Type": content_type}, timeout=30
    )
    assert answer.status_code in (400, 403)
    assert "Set-Cookie" not in answer.headers


def test_another_drops_pass_opens_nothing(dropcap_server: DropcapServer, drop: Reserved) -> None:
    mine = share(dropcap_server, b"mine", "a.txt", privacy="private", password="mine")
    with requests.Session() as reader:
        unlock(reader, mine, "mine")
        stolen = {f"dropcap_{drop.slug}": reader.cookies[f"dropcap_{mine.slug}"]}
        answer = requests.get(f"{drop.url}/raw", cookies=stolen, timeout=30)
        assert answer.status_code == 403


def test_guessing_is_stopped(drop: Reserved) -> None:
    with requests.Session() as reader:
        answers = [unlock(reader, drop, f"guess {number}") for number in range(11)]
        assert [answer.status_code for answer in answers] == [403] * 10 + [429]
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 600
        assert "Try again in 10 minutes." in answers[-1].text
        assert unlock(reader, drop, PASSWORD).status_code == 429
        assert reader.get(f"{drop.url}/raw", timeout=30).status_code == 403


def test_a_private_drop_that_is_arriving_tells_nothing(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, CONTENT, "a.txt", privacy="private", password=PASSWORD)
    answer = requests.get(f"{drop.url}/raw", timeout=5)
    assert answer.status_code == 403


def test_a_public_drop_needs_no_unlocking(dropcap_server: DropcapServer) -> None:
    public = share(dropcap_server, b"x", "a.txt", "text/plain")
    with requests.Session() as reader:
        answer = unlock(reader, public, "whatever")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/{public.slug}")
        assert "Set-Cookie" not in answer.headers


def test_nothing_to_unlock(dropcap_server: DropcapServer) -> None:
    answer = requests.post(
        f"{dropcap_server.url}/nothing/unlock", data={"password": "x"}, timeout=30
    )
    assert answer.status_code == 404
