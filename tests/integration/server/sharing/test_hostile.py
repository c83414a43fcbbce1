"""What people upload stays what it is: bytes."""

import pytest
import requests
from support.drops import share
from support.server import DropcapServer

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.svg", "image/svg+xml"),
        ("a.svg", "application/octet-stream"),
        ("a.svgz", "image/svg+xml"),
        ("a.swf", "application/x-shockwave-flash"),
        ("a.jar", "application/java-archive"),
        ("a.mht", "multipart/related"),
        ("a", "message/rfc822"),
    ],
)
def test_what_could_run_is_a_download(
    dropcap_server: DropcapServer, name: str, content_type: str
) -> None:
    drop = share(dropcap_server, SCRIPT, name, content_type)
    for form in ("raw", "download"):
        headers = requests.get(f"{drop.url}/{form}", timeout=30).headers
        assert headers["Content-Type"] == "application/octet-stream"
        assert headers["Content-Disposition"].startswith("attachment;")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.html", "text/html"),
        ("a.html", "application/octet-stream"),
        ("a.png", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.xml", "text/xml"),
        ("a.js", "text/javascript"),
        ("a.css", "text/css"),
    ],
)
def test_markup_and_code_are_plain_text(
    dropcap_server: DropcapServer, name: str, content_type: str
) -> None:
    drop = share(dropcap_server, SCRIPT, name, content_type)
    headers = requests.get(f"{drop.url}/raw", timeout=30).headers
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    page = requests.get(drop.url, headers={"Accept": "text/html"}, timeout=30).text
    assert "<script>alert" not in page
    assert "alert" in page


@pytest.mark.parametrize(
    "name",
    [
        'a"; filename="b.exe',
        "a\r\nSet-Cookie: stolen=1\r\n\r\n<script>",
        "<script>alert(1)</script>.png",
        "\"'><img src=x onerror=alert(1)>.html",
        "{{ 7 * 7 }}{% raw %}.txt",
        "../../../etc/passwd",
        "invoice\u202egnp.exe",
        "ünïcödé 文件 🎉.txt",
        "x" * 251 + ".txt",
        "%0d%0aSet-Cookie:%20x.txt",
    ],
)
def test_names_stay_names(dropcap_server: DropcapServer, name: str) -> None:
    drop = share(dropcap_server, b"content", name, "text/plain")
    for form in ("raw", "download"):
        answer = requests.get(f"{drop.url}/{form}", timeout=30)
        assert answer.content == b"content"
        assert not answer.cookies
        disposition = answer.headers["Content-Disposition"]
        assert disposition.isascii()
        assert disposition.count(";") == 1 + disposition.count("filename*=")
        assert "/" not in disposition
    page = requests.get(drop.url, headers={"Accept": "text/html"}, timeout=30).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_a_false_type_breaks_no_header(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "a.bin", "text/html\r\nX-Injected: 1")
    assert "X-Injected" not in requests.get(f"{drop.url}/raw", timeout=30).headers


def test_links_are_never_made_from_the_host_header(dropcap_server: DropcapServer) -> None:
    drop = share(dropcap_server, b"x", "a.png", "image/png")
    page = requests.get(
        drop.url, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}, timeout=30
    )
    assert page.status_code == 200
    assert "evil.example" not in page.text + str(page.headers)
