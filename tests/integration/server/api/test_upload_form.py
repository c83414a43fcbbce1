"""Files in one request: by real curl, as ShareX sends them, and as they must not be sent."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import requests
from support.drops import api
from support.server import DropcapServer, make_token, make_user, operate

BROWSER = {"Accept": "text/html", "User-Agent": "Mozilla/5.0 Firefox/140.0"}


def curl(server: DropcapServer, *arguments: str, token: str | None = None) -> dict[str, Any]:
    done = subprocess.run(
        [
            *("curl", "--silent", "--show-error", "--max-time", "60"),
            *("-H", f"Authorization: Bearer {token or server.token}"),
            *arguments,
            f"{server.url}/api/v1/upload",
        ],
        capture_output=True,
        check=True,
        timeout=90,
    )
    return dict(json.loads(done.stdout))


def send(server: DropcapServer, token: str | None = None, **more: Any) -> requests.Response:
    return requests.post(
        f"{server.url}/api/v1/upload",
        headers={"Authorization": f"Bearer {token or server.token}", **more.pop("headers", {})},
        timeout=30,
        **more,
    )


def incoming(server: DropcapServer) -> set[Path]:
    """What arrives, or has begun to: other tests leave something there, too."""
    return set((server.data / "incoming").iterdir())


def test_curl_shares_a_file(dropcap_server: DropcapServer, tmp_path: Path) -> None:
    file = tmp_path / "Bericht über Äpfel.png"
    file.write_bytes(os.urandom(3_000_000))
    told = curl(dropcap_server, "-F", f"file=@{file}")
    assert set(told) == {"id", "url", "thumbnail_url", "deletion_url"}
    raw = requests.get(f"{told['url']}/raw", timeout=10)
    assert raw.content == file.read_bytes()
    assert raw.headers["Content-Type"] == "image/png"
    assert requests.get(told["thumbnail_url"], timeout=10).content == file.read_bytes()
    drop = api(dropcap_server, "GET", f"/drops/{told['id']}").json()
    assert (drop["name"], drop["size"], drop["state"]) == (file.name, 3_000_000, "ready")
    requests.post(told["deletion_url"], timeout=10)
    assert requests.get(f"{told['url']}/raw", timeout=10).status_code == 404


def test_fields_in_front_of_the_file_say_how_it_is_shared(
    dropcap_server: DropcapServer, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    fields = ("privacy=private", "password=pw", "expires_in=3600", "tags=Work, home", "name=b.txt")
    told = curl(
        dropcap_server, *(each for f in fields for each in ("-F", f)), "-F", f"file=@{file}"
    )
    drop = api(dropcap_server, "GET", f"/drops/{told['id']}").json()
    assert (drop["privacy"], drop["tags"], drop["name"]) == ("private", ["home", "work"], "b.txt")
    assert drop["expires_at"]
    assert told["thumbnail_url"] is None
    assert requests.get(f"{told['url']}/raw", timeout=10).status_code == 403
    late = curl(dropcap_server, "-F", f"file=@{file}", "-F", "privacy=obscure")
    assert late["code"] == "field_after_file"


def test_the_custom_uploader_is_what_sharex_reads(
    dropcap_server: DropcapServer, tmp_path: Path
) -> None:
    answer = api(dropcap_server, "GET", "/sharex.sxcu")
    assert "dropcap.sxcu" in answer.headers["Content-Disposition"]
    printed = json.loads(operate(dropcap_server.data, "sxcu"))
    assert printed["RequestURL"].endswith("/api/v1/upload")
    for uploader, base in ((answer.json(), dropcap_server.url), (printed, dropcap_server.url)):
        sent = requests.post(
            f"{base}/api/v1/upload",
            headers=uploader["Headers"],
            files={uploader["FileFormName"]: ("shot.png", b"\x89PNG", "image/png")},
            timeout=30,
        ).json()
        for name in ("URL", "ThumbnailURL", "DeletionURL"):
            field = uploader[name].removeprefix("{json:").removesuffix("}")
            assert sent[field].startswith("http")
    only_upload = printed["Headers"]["Authorization"].removeprefix("Bearer ")
    listed = requests.get(
        f"{dropcap_server.url}/api/v1/drops",
        headers={"Authorization": f"Bearer {only_upload}"},
        timeout=10,
    )
    assert listed.status_code == 403


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        (b"", "multipart/form-data; boundary=x", 400, "no_file"),
        (b"--x--\r\n", "multipart/form-data; boundary=x", 400, "no_file"),
        (b"nonsense", "multipart/form-data; boundary=x", 400, "malformed_form"),
        (b"x", "multipart/form-data", 415, "unsupported_media_type"),
        (b"x", "multipart/form-data; boundary=" + "x" * 300, 400, "malformed_form"),
        (b"{}", "application/json", 415, "unsupported_media_type"),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nno end',
            "multipart/form-data; boundary=x",
            400,
            "malformed_form",
        ),
        (b"--x\r\n" + b"A" * 9000, "multipart/form-data; boundary=x", 400, "malformed_form"),
        (
            b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n' + b"n" * 20_000,
            "multipart/form-data; boundary=x",
            413,
            "too_large",
        ),
    ],
)
def test_what_is_no_form_with_a_file(
    dropcap_server: DropcapServer, body: bytes, content_type: str, status: int, code: str
) -> None:
    before = incoming(dropcap_server)
    answer = send(dropcap_server, data=body, headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert incoming(dropcap_server) == before


@pytest.mark.parametrize(
    "fields", [{"expires_in": "soon"}, {"privacy": "secret"}, {"slug": "login"}, {"tags": "a" * 99}]
)
def test_fields_that_cannot_be(dropcap_server: DropcapServer, fields: dict[str, str]) -> None:
    answer = send(dropcap_server, data=fields, files={"file": ("a.txt", b"x")})
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_limits_hold_and_nothing_is_left_behind(dropcap_server: DropcapServer) -> None:
    before = incoming(dropcap_server)
    token = make_user(dropcap_server.data, "a small uploader", "--quota", "2kB")
    mine = DropcapServer(dropcap_server.url, token, dropcap_server.data, dropcap_server.process)
    assert send(mine, files={"file": ("a.bin", b"x" * 2001)}).json()["code"] == "too_large"
    assert api(mine, "GET", "/me").json()["usage"] == {"drops": 0, "bytes": 0}
    assert send(mine, files={"file": ("a.bin", b"x" * 1500)}).status_code == 201
    assert send(mine, files={"file": ("a.bin", b"x" * 501)}).json()["code"] == "too_large"
    assert send(mine, files={"file": ("a.bin", b"x" * 500)}).status_code == 201
    assert api(mine, "GET", "/me").json()["usage"] == {"drops": 2, "bytes": 2000}
    assert incoming(dropcap_server) == before


def test_a_token_that_may_only_read_sends_nothing(dropcap_server: DropcapServer) -> None:
    token = make_token(dropcap_server.data, "reader", "--scope", "read")
    answer = send(dropcap_server, token, files={"file": ("a.txt", b"x")})
    assert (answer.status_code, answer.json()["code"]) == (403, "insufficient_scope")


def test_a_large_file_is_never_held_in_memory(
    dropcap_server: DropcapServer, tmp_path: Path
) -> None:
    file = tmp_path / "large.bin"
    with file.open("wb") as large:
        large.truncate(200 * 1024 * 1024)
    before = _peak(dropcap_server)
    told = curl(dropcap_server, "-F", f"file=@{file}")
    assert _peak(dropcap_server) - before < 40_000
    drop = api(dropcap_server, "GET", f"/drops/{told['id']}").json()
    assert drop["size"] == 200 * 1024 * 1024
    api(dropcap_server, "DELETE", f"/drops/{told['id']}")


def _peak(server: DropcapServer) -> int:
    """The most memory that the server has had, in kB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])
