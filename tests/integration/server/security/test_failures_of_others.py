"""One test for each way in which software of this kind has failed elsewhere."""

import contextlib
import http.server
import io
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image
from playwright.sync_api import Browser, Request
from playwright.sync_api import Error as PlaywrightError
from support.browser import browsing, chromium
from support.drops import api, reserve, share, write
from support.server import DropcapServer, make_token, make_user
from support.server import dropcap_server as running
from support.waiting import wait_until

from server.storage.signing import Grant, Signer, SigningKeys

BROWSER = {"Accept": "text/html", "User-Agent": "Mozilla/5.0 Firefox/140.0"}
SCRIPT = "<script>document.title = 'run'; fetch('/stolen')</script>"
HOSTILE = {
    "a.svg": ("image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>'),
    "a.html": ("text/html", f"<!doctype html><title>x</title>{SCRIPT}"),
    "a.xhtml": (
        "application/xhtml+xml",
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{SCRIPT}</body></html>',
    ),
    "a.xml": (
        "text/xml",
        f'<x xmlns:h="http://www.w3.org/1999/xhtml">{SCRIPT.replace("script", "h:script")}</x>',
    ),
    "a.png": ("image/png", f"<html>{SCRIPT}</html>"),
    "a.md": ("text/markdown", SCRIPT),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers={**BROWSER, **headers}, timeout=30, allow_redirects=False)


def _note_address(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def test_stored_xss(dropcap_server: DropcapServer, browser: Browser) -> None:
    for name, (content_type, content) in HOSTILE.items():
        drop = share(dropcap_server, content.encode(), name, content_type)
        with browsing(browser) as visit:
            asked: list[str] = []
            visit.page.on("request", partial(_note_address, asked))
            for address in (f"{drop.url}/raw", f"{drop.url}+", drop.url, f"{drop.url}-"):
                with contextlib.suppress(PlaywrightError):  # which is what it calls a download
                    visit.page.goto(address)
                assert visit.page.title() != "run"
            assert len(asked) >= 4
            assert not [url for url in asked if url.endswith("/stolen")], name
        raw = get(f"{drop.url}/raw")
        assert raw.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in raw.headers["Content-Security-Policy"]
        assert "default-src 'none'" in raw.headers["Content-Security-Policy"]
        assert raw.headers["Content-Type"] in (
            *("text/plain; charset=utf-8", "application/octet-stream", "image/png"),
        )


@pytest.mark.parametrize(
    "markdown",
    [
        SCRIPT,
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        '![x](javascript:alert(1) "t")',
        '![x"onerror="alert(1)](https://a.example/x.png"onerror="alert(1))',
        "<https://a.example/\"onmouseover='alert(1)'>",
        "[a]: javascript:alert(1)\n\n[a]",
        '```"><script>alert(1)</script>\nx\n```',
        "| a |\n|--|\n| <svg onload=alert(1)> |",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
    ],
)
def test_markdown_sink(dropcap_server: DropcapServer, markdown: str) -> None:
    note = write(dropcap_server, kind="note", content=markdown)
    page = get(note["url"]).text
    article = page.split('class="article">')[1].split("</article>")[0]
    for tag in re.findall(r"<[^>]*>", article):
        assert not re.match(
            r"</?(script|img|svg|style|iframe|object|form|math)\b", tag, re.IGNORECASE
        ), tag
        assert not re.search(r"\son\w+\s*=", tag, re.IGNORECASE), tag
        assert not re.search(r'href="\s*(javascript|data|vbscript):', tag, re.IGNORECASE), tag
    assert (
        "style-src 'self'; script-src 'self'" in get(note["url"]).headers["Content-Security-Policy"]
    )


def test_meta_tag_injection(dropcap_server: DropcapServer) -> None:
    name = '"><meta http-equiv="refresh" content="0;url=https:evil.example"><x a=".png'
    drop = share(dropcap_server, b"x", name, "image/png")
    note = write(dropcap_server, kind="note", content=f"{name}\n\n{name}", name=name)
    for url in (drop.url, note["url"], f"{drop.url}-", f"{drop.url}/report"):
        page = get(url).text
        assert "http-equiv" not in re.sub(r"&lt;.*?&gt;", "", page)
        assert '<meta http-equiv="refresh"' not in page


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a/../../b", "..", ".", "\0", "C:\\x"],
)
def test_path_traversal(dropcap_server: DropcapServer, name: str) -> None:
    drop = share(dropcap_server, b"inside", name)
    files = [
        p for p in dropcap_server.data.rglob("*") if p.is_file() and drop.document["id"] in p.name
    ]
    assert [file.parent.parent.name for file in files] == ["objects"]
    assert "/" not in drop.document["name"]
    answer = requests.post(
        f"{dropcap_server.url}/api/v1/upload",
        headers={"Authorization": f"Bearer {dropcap_server.token}"},
        files={"file": (name.replace("\0", "%00"), b"inside")},
        timeout=30,
    )
    assert answer.status_code == 201
    for path in (
        *("/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/passwd"),
        *("/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/storage/../../etc/passwd"),
    ):
        answer = raw_request(dropcap_server, path)
        assert "root:" not in answer.text
        assert answer.status_code in (404, 405)


def raw_request(server: DropcapServer, path: str) -> requests.Response:
    """A request whose path is sent as it is written."""
    session = requests.Session()
    prepared = session.prepare_request(requests.Request("GET", server.url))
    prepared.url = f"{server.url}{path}"
    with session:
        return session.send(prepared, timeout=10)


def test_enumeration(tmp_path: Path) -> None:
    trusted = {"DROPCAP_TRUSTED_PROXIES": "127.0.0.1"}
    scraper = {"X-Forwarded-For": "203.0.113.9"}
    with running(tmp_path / "data", environment=trusted) as server:
        drop = share(server, b"x", "a.txt", "text/plain")
        slugs = {share(server, b"x", "a.txt").slug for _ in range(20)}
        assert len(slugs) == 20
        assert all(re.fullmatch("[0-9A-Za-z]{10}", slug) for slug in slugs)
        first = [get(f"{server.url}/guess{n:05}", **scraper).status_code for n in range(100)]
        assert set(first) == {404}
        wait_until(
            lambda: get(f"{server.url}/another0000", **scraper).status_code == 429, timeout=10
        )
        refused = get(f"{drop.url}/raw", **scraper)
        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 600
        assert get(f"{drop.url}/raw", **{"X-Forwarded-For": "203.0.113.10"}).status_code == 200
        # Another process of the same server learns it from the database.
        with running(tmp_path / "data", environment=trusted) as second:
            wait_until(
                lambda: get(f"{second.url}/{drop.slug}/raw", **scraper).status_code == 429,
                timeout=10,
            )
            assert get(f"{second.url}/{drop.slug}/raw").status_code == 200


def test_idor(dropcap_server: DropcapServer) -> None:
    stranger = make_user(dropcap_server.data, "a stranger")
    theirs = DropcapServer(
        dropcap_server.url, stranger, dropcap_server.data, dropcap_server.process
    )
    drop = share(dropcap_server, b"mine", "mine.txt", tags=["mine"])
    path = f"/drops/{drop.document['id']}"
    for method, tail, more in (
        ("GET", "", {}),
        ("GET", "/stats", {}),
        ("GET", "/parts", {}),
        ("PATCH", "", {"json": {"name": "theirs"}}),
        ("DELETE", "", {}),
    ):
        there = api(theirs, method, path + tail, **more)
        nowhere = api(theirs, method, f"/drops/{'0' * 32}{tail}", **more)
        assert there.status_code == nowhere.status_code == 404
        assert there.content == nowhere.content
    for query in ("", "?q=mine", "?tag=mine", "?sort=-views"):
        assert api(theirs, "GET", f"/drops{query}").json()["items"] == []
    assert api(dropcap_server, "GET", path).json()["name"] == "mine.txt"


def test_token_escalation(dropcap_server: DropcapServer) -> None:
    reader = make_token(dropcap_server.data, "reader", "--scope", "read")
    mine = replace(dropcap_server, token=reader)
    drop = share(dropcap_server, b"x", "a.txt")
    path = f"/drops/{drop.document['id']}"
    for method, where, more in (
        ("POST", "/drops", {"json": {"kind": "note", "content": "x"}}),
        ("PATCH", path, {"json": {"name": "b"}}),
        ("DELETE", path, {}),
        ("POST", "/upload", {"files": {"file": ("a", b"x")}}),
        ("GET", "/sharex.sxcu", {}),
    ):
        answer = api(mine, method, where, **more)
        assert (answer.status_code, answer.json()["code"]) == (403, "insufficient_scope")
    document = requests.get(f"{dropcap_server.url}/api/v1/openapi.json", timeout=10).json()
    assert not [path for path in document["paths"] if "token" in path or "user" in path]
    for word in ("scopes", "role", "owner_id"):
        answer = api(dropcap_server, "PATCH", path, json={word: "admin"})
        assert answer.status_code == 422


def test_own_presign_verifier(dropcap_server: DropcapServer) -> None:
    drop = reserve(dropcap_server, b"ten bytes.", "a.txt")
    upload = drop.document["upload"]
    parts = urlsplit(upload["url"])
    put = f"{dropcap_server.url}{parts.path}"
    key_id = re.search(r"key-id=([^&]*)", parts.query)
    assert key_id is not None
    forged_with = {"": b"", key_id[1]: b"", "0" * 16: b"x" * 32}
    for name, secret in forged_with.items():
        grant = Grant(parts.path.removeprefix("/storage/"), "text/plain", 10, "0" * 64, 2**40)
        forged = Signer(SigningKeys(name, {name: secret})).seal(grant)
        answer = requests.put(f"{dropcap_server.url}{forged}", data=b"ten bytes!", timeout=10)
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_signature")
    for changed in (
        "",
        parts.query.replace("signature=", "signature=0"),
        re.sub("signature=[^&]*", "signature=", parts.query),
        re.sub("&?signature=[^&]*", "", parts.query),
        re.sub("length=[0-9]*", "length=11", parts.query),
        re.sub("expires=[0-9]*", "expires=99999999999", parts.query),
        re.sub("key-id=[^&]*", "key-id=", parts.query),
    ):
        answer = requests.put(
            f"{put}?{changed}", data=b"ten bytes.", headers=upload["headers"], timeout=10
        )
        assert (answer.status_code, answer.json()["code"]) == (403, "bad_signature")
    other = reserve(dropcap_server, b"ten bytes.", "b.txt").document["upload"]["url"]
    answer = requests.put(
        f"{dropcap_server.url}{urlsplit(other).path}?{parts.query}",
        data=b"ten bytes.",
        headers=upload["headers"],
        timeout=10,
    )
    assert answer.status_code == 403


def test_password_in_the_url(dropcap_server: DropcapServer, tmp_path: Path) -> None:
    with running(tmp_path / "data", "--access-log") as server:
        drop = share(server, b"x", "a.txt", privacy="private", password="hunter22")
        for query in ("password=hunter22", "unlocked=hunter22", "p=hunter22"):
            assert get(f"{drop.url}/raw?{query}").status_code != 200
            assert get(f"{drop.url}/unlock?{query}").status_code in (404, 405)
            answer = requests.post(f"{drop.url}/unlock?{query}", timeout=10)
            assert "Set-Cookie" not in answer.headers
        with requests.Session() as reader:
            answer = reader.post(
                f"{drop.url}/unlock",
                data={"password": "hunter22"},
                timeout=10,
                allow_redirects=False,
            )
            cookie = answer.headers["Set-Cookie"]
            assert f"Path=/{drop.slug}" in cookie
            assert "HttpOnly" in cookie
            assert "hunter22" not in cookie + answer.headers["Location"]
    assert "hunter22" not in (tmp_path / "data.log").read_text()


def test_brute_force(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "a.txt", privacy="private", password="hunter22")
    # Each guess from an address of its own: what a proxy nobody trusts says does not count.
    answers = [
        requests.post(
            f"{drop.url}/unlock",
            data={"password": str(n)},
            headers={"X-Forwarded-For": f"198.51.100.{n}"},
            timeout=30,
        ).status_code
        for n in range(12)
    ]
    assert answers == [403] * 10 + [429] * 2
    right = requests.post(f"{drop.url}/unlock", data={"password": "hunter22"}, timeout=30)
    assert right.status_code == 429


class _Trap(http.server.BaseHTTPRequestHandler):
    """Notes whoever comes."""

    visits: ClassVar[list[str]] = []

    def handle_one_request(self) -> None:
        self.visits.append(self.rfile.readline().decode())
        self.close_connection = True


def test_ssrf(dropcap_server: DropcapServer) -> None:
    trap = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Trap)
    threading.Thread(target=trap.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{trap.server_port}/inside"
        link = write(dropcap_server, kind="link", target=address)
        text = f"![x]({address}/a.png)\n<{address}/b>\n[x]: {address}/c"
        note = write(dropcap_server, kind="note", content=text)
        playlist = f"#EXTM3U\n#EXTINF:1,\n{address}/d.ts\n"
        film = share(dropcap_server, playlist.encode(), "a.m3u8", "application/x-mpegurl")
        picture = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}/e"/></svg>'
        drawn = share(dropcap_server, picture.encode(), "a.svg", "image/svg+xml")
        for url in (link["url"], note["url"], film.url, drawn.url):
            for form in ("", "-", "/raw", "/thumbnail", "/embed"):
                get(f"{url}{form}")
            get(f"{dropcap_server.url}/oembed?url={url}")
        get(f"{dropcap_server.url}/oembed?url={address}")
        time.sleep(0.3)  # whatever would be fetched in the background
        assert _Trap.visits == []
    finally:
        trap.shutdown()
        trap.server_close()


def test_media_decoders(dropcap_server: DropcapServer) -> None:
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    before = time.monotonic()
    for content, name, content_type in (
        (bomb.getvalue(), "bomb.png", "image/png"),
        (b"#EXTM3U\nconcat:http://127.0.0.1/|file:///etc/passwd", "a.mp4", "video/mp4"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 5000, "broken.png", "image/png"),
    ):
        drop = share(dropcap_server, content, name, content_type)
        assert get(drop.url).status_code == 200
        assert get(f"{drop.url}/raw").content == content
        assert get(f"{drop.url}/thumbnail").status_code == 404
    assert time.monotonic() - before < 10
    modules = Path(f"/proc/{dropcap_server.process.pid}/maps").read_text()
    for decoder in ("PIL", "imageio", "libav", "libpng", "libjpeg", "ffmpeg"):
        assert decoder not in modules


def test_range_denial_of_service(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x" * 100_000, "a.txt", "text/plain")
    before = time.monotonic()
    for ranges in (
        "bytes=" + ",".join("0-" for _ in range(5000)),
        "bytes=" + ",".join(f"{n}-{n}" for n in range(3000)),
        "bytes=0-99999," * 500 + "0-1",
        "bytes=-" + "9" * 4000,
        "bytes=" + "0" * 4000 + "-",
    ):
        answer = get(f"{drop.url}/raw", Range=ranges)
        assert answer.status_code in (200, 206, 416)
        assert len(answer.content) <= 100_000
        assert "multipart" not in answer.headers["Content-Type"]
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example/",
        "//a.example/",
        "/relative",
        "example.org",
        "http://",
        "http:///path",
        "https://user:pass@a.example/",
        "http://a.example\\@b.example/",
        "http://a.example/\r\nX-Evil: 1",
        "ht\ttp://a.example/",
        "http://a.example:99999/",
        "http://[::1",
        "http://exa mple.org/",
        "{base}/abcdefghij",
        "{BASE}/",
        "{base}@b.example",
        "{base}./x",
    ],
)
def test_shortener_abuse(dropcap_server: DropcapServer, target: str) -> None:
    given = target.format(base=dropcap_server.url, BASE=dropcap_server.url.upper())
    answer = api(dropcap_server, "POST", "/drops", json={"kind": "link", "target": given})
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] in ("target_invalid", "target_ours")
