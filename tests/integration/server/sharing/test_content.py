"""`/raw`, `/download` and `/thumbnail` over a real server."""

import hashlib
import os
import sys
from pathlib import Path

import pytest
import requests
from support.drops import Reserved, share
from support.server import DropcapServer, dropcap_server

CONTENT = os.urandom(600_000)
"""More than is sent in one piece."""
ETAG = f'"{hashlib.sha256(CONTENT).hexdigest()}"'


@pytest.fixture(scope="module")
def drop(dropcap_server: DropcapServer) -> Reserved:
    return share(dropcap_server, CONTENT, "picture.png", "image/png", thumbnail=b"small picture")


def get(drop: Reserved, form: str = "raw", **headers: str) -> requests.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.get(f"{drop.url}/{form}", headers=names, timeout=30, allow_redirects=False)


def test_the_whole_content_comes_back(drop: Reserved) -> None:
    answer = get(drop)
    assert answer.status_code == 200
    assert answer.content == CONTENT
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Length"] == str(len(CONTENT))
    assert answer.headers["Content-Disposition"] == 'inline; filename="picture.png"'
    assert answer.headers["ETag"] == ETAG
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_content_is_inert(drop: Reserved) -> None:
    for form in ("raw", "download", "thumbnail"):
        headers = get(drop, form).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-cache"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_download_is_an_attachment(drop: Reserved) -> None:
    answer = get(drop, "download")
    assert answer.content == CONTENT
    assert answer.headers["Content-Disposition"] == 'attachment; filename="picture.png"'


def test_the_thumbnail(drop: Reserved) -> None:
    answer = get(drop, "thumbnail")
    assert answer.content == b"small picture"
    assert answer.headers["Content-Type"] == "image/png"


def test_a_drop_without_a_thumbnail(dropcap_server: DropcapServer) -> None:
    plain = share(dropcap_server, b"x", "a.bin")
    assert get(plain, "thumbnail").status_code == 404


@pytest.mark.parametrize("form", ["raw", "download", "thumbnail"])
def test_head_says_the_same_without_the_bytes(drop: Reserved, form: str) -> None:
    head = requests.head(f"{drop.url}/{form}", timeout=30)
    whole = get(drop, form)
    assert head.content == b""
    for headers in (head.headers, whole.headers):
        headers.pop("Date")
    assert head.headers == whole.headers


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-299", 100, 300),
        ("bytes=1-", 1, len(CONTENT)),
        ("bytes=-5", len(CONTENT) - 5, len(CONTENT)),
        ("bytes=262143-262145", 262_143, 262_146),
    ],
)
def test_a_range(drop: Reserved, asked: str, start: int, stop: int) -> None:
    answer = get(drop, Range=asked)
    assert answer.status_code == 206
    assert answer.content == CONTENT[start:stop]
    assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{len(CONTENT)}"
    assert answer.headers["Content-Length"] == str(stop - start)
    assert answer.headers["ETag"] == ETAG


def test_several_ranges_get_the_whole(drop: Reserved) -> None:
    many = "bytes=" + ",".join(f"{n}-{n}" for n in range(0, 4000, 2))
    answer = get(drop, Range=many)
    assert answer.status_code == 200
    assert answer.content == CONTENT


@pytest.mark.parametrize("asked", [f"bytes={len(CONTENT)}-", "bytes=9-3", "bytes=-0", "bytes=x"])
def test_no_such_range(drop: Reserved, asked: str) -> None:
    answer = get(drop, Range=asked)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(CONTENT)}"
    assert answer.content == b""


def test_a_range_on_condition(drop: Reserved) -> None:
    date = get(drop).headers["Last-Modified"]
    for validator in (ETAG, date):
        assert get(drop, Range="bytes=0-9", If_Range=validator).content == CONTENT[:10]
    for validator in ('"another"', f"W/{ETAG}", "Thu, 20 Nov 2025 14:03:00 GMT"):
        assert get(drop, Range="bytes=0-9", If_Range=validator).content == CONTENT


def test_head_has_no_ranges(drop: Reserved) -> None:
    head = requests.head(f"{drop.url}/raw", headers={"Range": "bytes=0-0"}, timeout=30)
    assert head.status_code == 200
    assert head.headers["Content-Length"] == str(len(CONTENT))


def test_who_has_it_already_is_told_so(drop: Reserved) -> None:
    date = get(drop).headers["Last-Modified"]
    for condition in ({"If_None_Match": f'"x", {ETAG}'}, {"If_Modified_Since": date}):
        answer = get(drop, **condition)
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer.headers["ETag"] == ETAG
        assert "Content-Length" not in answer.headers
    assert get(drop, If_None_Match='"another"', If_Modified_Since=date).content == CONTENT


def test_an_empty_file(dropcap_server: DropcapServer) -> None:
    empty = share(dropcap_server, b"", "empty.txt", "text/plain")
    answer = get(empty)
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["Content-Length"] == "0"
    assert get(empty, Range="bytes=0-").status_code == 416
    assert requests.get(empty.url, timeout=30).status_code == 200


def test_a_deleted_drop_is_gone(dropcap_server: DropcapServer) -> None:
    fleeting = share(dropcap_server, b"now you see me", "a.txt", "text/plain")
    etag = get(fleeting).headers["ETag"]
    fleeting.delete()
    for form in ("raw", "download", "thumbnail"):
        assert get(fleeting, form, If_None_Match=etag).status_code == 404
    assert requests.get(fleeting.url, timeout=30).status_code == 404


def test_a_drop_whose_file_was_lost(dropcap_server: DropcapServer) -> None:
    lost = share(dropcap_server, b"lost", "a.txt", "text/plain")
    files = list((dropcap_server.data / "objects").glob(f"*/{lost.document['id']}"))
    assert len(files) == 1
    files[0].unlink()
    for address in (lost.url, f"{lost.url}/raw"):
        assert requests.get(address, timeout=30).status_code == 404


@pytest.mark.parametrize("slug", ["nothing", "a" * 500, "%00", "%ff", "é"])
def test_what_is_not_there(dropcap_server: DropcapServer, slug: str) -> None:
    for path in (slug, f"{slug}/raw", f"{slug}/download", f"{slug}/thumbnail"):
        answer = requests.get(f"{dropcap_server.url}/{path}", timeout=30)
        assert answer.status_code == 404
        assert answer.headers["Content-Type"].startswith("text/plain")
        assert answer.headers["Cache-Control"] == "no-store"


def test_paths_lead_nowhere(dropcap_server: DropcapServer) -> None:
    for path in ("..%2f..%2fetc%2fpasswd/raw", "objects/00/raw", "a/b/raw", "/raw", "//raw"):
        assert requests.get(f"{dropcap_server.url}/{path}", timeout=30).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_content_is_only_read(drop: Reserved, method: str) -> None:
    for path in ("", "/raw"):
        answer = requests.request(method, f"{drop.url}{path}", timeout=30)
        assert answer.status_code == 405
    assert get(drop).content == CONTENT


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory of a process")
def test_memory_stays_flat_whatever_the_size(tmp_path: Path) -> None:
    size = 96 * 1024 * 1024
    with dropcap_server(tmp_path / "data") as server:
        large = share(server, b"x" * size, "large.bin")
        get(large, Range="bytes=0-9")
        before = _peak(server.process.pid)
        with requests.get(f"{large.url}/raw", stream=True, timeout=60) as answer:
            received = sum(len(chunk) for chunk in answer.iter_content(1024 * 1024))
        assert received == size
        assert _peak(server.process.pid) - before < 16 * 1024 * 1024


def _peak(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("the process has no peak")
