"""The real server on PostgreSQL and a bucket: nothing on its own disk, everything through S3."""

import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from support.drops import reserve, share
from support.postgres import Postgres
from support.processes import SCRIPTS
from support.s3 import S3Store
from support.server import DropcapServer, dropcap_server


@pytest.fixture(scope="module")
def settings(postgres: Postgres, ceph: S3Store) -> dict[str, str]:
    """What an operator sets."""
    bucket = ceph.new_bucket()
    return {"DROPCAP_DATABASE_URL": postgres.new_database(), **ceph.environment(bucket)}


@pytest.fixture(scope="module")
def server(
    settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DropcapServer]:
    data = tmp_path_factory.mktemp("s3") / "unused"
    with dropcap_server(data, environment=settings) as running:
        yield running


def check(settings: dict[str, str], **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / "dropcap-server", "check"],
        env={**os.environ, **settings, **changes},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_readers_get_the_bytes_from_the_bucket(
    server: DropcapServer, settings: dict[str, str]
) -> None:
    drop = share(server, b"<p>in a bucket</p>", "a page.html", "text/html", thumbnail=b"\x89PNG")
    raw = requests.get(f"{drop.url}/raw", allow_redirects=False, timeout=10)
    assert raw.status_code == 302
    assert raw.headers["Location"].startswith(settings["DROPCAP_S3_ENDPOINT"])
    assert raw.headers["Cache-Control"] == "no-store"
    got = requests.get(raw.headers["Location"], timeout=10)
    assert got.content == b"<p>in a bucket</p>"
    assert not got.headers["Content-Type"].startswith("text/html")
    saved = requests.get(f"{drop.url}/download", timeout=10)
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert "a page.html" in saved.headers["Content-Disposition"]
    small = requests.get(f"{drop.url}/thumbnail", timeout=10)
    assert (small.headers["Content-Type"], small.content) == ("image/png", b"\x89PNG")
    head = requests.head(f"{drop.url}/raw", timeout=10)
    assert head.headers["Content-Length"] == str(len(drop.content))
    seen = {"If-None-Match": head.headers["ETag"]}
    assert requests.get(f"{drop.url}/raw", headers=seen, timeout=10).status_code == 304
    part = requests.get(f"{drop.url}/raw", headers={"Range": "bytes=3-5"}, timeout=10)
    assert (part.status_code, part.content) == (206, b"in ")


def test_pages_show_text_and_may_load_from_the_bucket(
    server: DropcapServer, settings: dict[str, str]
) -> None:
    drop = share(server, b"print('hello')", "hello.py", "text/x-python")
    page = requests.get(drop.url, timeout=10)
    assert "hello" in page.text
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(settings["DROPCAP_S3_ENDPOINT"]))
    assert f"img-src 'self' {origin};" in page.headers["Content-Security-Policy"]


def test_an_address_for_reading_cannot_be_changed(server: DropcapServer) -> None:
    mine, other = (share(server, content, "a.txt") for content in (b"mine", b"other"))
    raw = requests.get(f"{mine.url}/raw", allow_redirects=False, timeout=10)
    keys = [str(drop.document["id"]) for drop in (mine, other)]
    moved = raw.headers["Location"].replace(keys[0], keys[1])
    assert moved != raw.headers["Location"]
    assert requests.get(moved, timeout=10).status_code in (403, 404)


def test_what_has_not_arrived_is_not_served(server: DropcapServer) -> None:
    drop = reserve(server, b"later", "b.txt")
    answer = requests.get(f"{drop.url}?waiting", timeout=10, allow_redirects=False)
    assert answer.status_code == 503
    assert drop.document["upload"]["url"].startswith("http")
    drop.put()
    drop.complete()
    assert requests.get(f"{drop.url}/raw", timeout=10).content == b"later"
    drop.delete()
    assert requests.get(f"{drop.url}/raw", timeout=10).status_code == 404


def test_the_command_line_uploads_there(server: DropcapServer, tmp_path: Path) -> None:
    """Small in one piece, and large in parts; what comes back is the same to the byte."""
    for size in (100_000, 21_000_000):
        file = tmp_path / f"{size}.bin"
        file.write_bytes(os.urandom(size))
        done = subprocess.run(
            [SCRIPTS / "dropcap", "upload", file, "--json"],
            env={**os.environ, **server.environment, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )
        assert done.returncode == 0, done.stderr
        url = json.loads(done.stdout)["url"]
        got = requests.get(f"{url}/raw", timeout=30).content
        assert hashlib.sha256(got).digest() == hashlib.sha256(file.read_bytes()).digest()
    assert not list(server.data.glob("objects/*/*"))


def test_content_can_be_streamed_through_the_server(
    server: DropcapServer, settings: dict[str, str], tmp_path: Path
) -> None:
    drop = share(server, os.urandom(700_000), "a.bin")
    environment = {**settings, "DROPCAP_S3_STREAM": "true"}
    with dropcap_server(tmp_path / "data", environment=environment) as streaming:
        raw = f"{streaming.url}/{drop.slug}/raw"
        whole = requests.get(raw, allow_redirects=False, timeout=10)
        assert (whole.status_code, whole.content) == (200, drop.content)
        part = requests.get(raw, headers={"Range": "bytes=600000-"}, timeout=10)
        assert (part.status_code, part.content) == (206, drop.content[600_000:])
        assert requests.head(raw, timeout=10).headers["Content-Length"] == "700000"


def test_check_looks_at_the_bucket_and_says_what_to_do(
    settings: dict[str, str], server: DropcapServer, ceph: S3Store, swift: S3Store
) -> None:
    fine = check(settings)
    assert fine.returncode == 0, fine.stdout + fine.stderr
    for name in ("checksums", "overwriting", "clock", "lifecycle", "CORS", "permissions"):
        assert f"ok   {name}" in fine.stdout
    unsigned = check(settings, DROPCAP_S3_SIGN_PAYLOAD="false")
    assert "FAIL checksums" in unsigned.stdout, "Ceph does not look at x-amz-checksum-sha256"
    assert check({**settings, **swift.environment(swift.new_bucket())}).returncode == 0
    for changes, words in (
        ({"DROPCAP_S3_BUCKET": "nowhere"}, "DROPCAP_S3_BUCKET"),
        ({"DROPCAP_S3_SECRET_KEY": "sesame"}, "DROPCAP_S3_SECRET_KEY"),
        ({"DROPCAP_S3_ENDPOINT": "http://127.0.0.1:1"}, "DROPCAP_S3_ENDPOINT"),
    ):
        wrong = check(settings, **changes)
        assert wrong.returncode == 1
        assert "FAIL bucket" in wrong.stdout
        assert words in wrong.stdout
        assert "sesame" not in wrong.stdout + wrong.stderr
    public = ceph.new_bucket()
    ceph.client.put_bucket_acl(Bucket=public, ACL="public-read")
    assert "FAIL privacy" in check(settings, DROPCAP_S3_BUCKET=public).stdout


def test_a_bucket_that_is_away_is_said_to_be(settings: dict[str, str], tmp_path: Path) -> None:
    environment = {**settings, "DROPCAP_S3_ENDPOINT": "http://127.0.0.1:1"}
    with dropcap_server(tmp_path / "data", environment=environment) as lost:
        assert requests.get(f"{lost.url}/healthz", timeout=10).status_code == 200
        assert requests.get(f"{lost.url}/readyz", timeout=60).status_code == 503
