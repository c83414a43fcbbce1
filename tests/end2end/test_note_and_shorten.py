"""`dropcap note`, `dropcap shorten`, and the options of everything that shares."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests
from support.drops import api
from support.server import DropcapServer

from .conftest import Dropcap, UploadJson


@pytest.fixture
def printed(dropcap: Dropcap) -> Any:
    """Runs a command with --json and returns what it printed."""

    def run(*arguments: str, stdin: bytes | None = None) -> dict[str, Any]:
        done = dropcap(*arguments, "--json", stdin=stdin)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return run


def test_a_note_gets_a_link(printed: Any) -> None:
    drop = printed("note", "# Plan\n\nBuy **ink**.")
    assert drop["name"] == "Plan"
    page = requests.get(drop["url"], timeout=10).text
    assert "<strong>ink</strong>" in page


def test_a_note_comes_through_a_pipe(dropcap: Dropcap, printed: Any) -> None:
    drop = printed("note", "-", "--name", "Äpfel", stdin="grüne Äpfel\n".encode())
    assert requests.get(f"{drop['url']}/raw", timeout=10).text == "grüne Äpfel\n"
    assert drop["name"] == "Äpfel"
    for stdin in (b"  \n", b"\xff\xfe\x00"):
        done = dropcap("note", "-", stdin=stdin)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_an_address_gets_a_short_link(dropcap: Dropcap, printed: Any) -> None:
    drop = printed("shorten", "https://example.org/long", "--slug", "short-one")
    assert drop["url"].endswith("/short-one")
    answer = requests.get(drop["url"], timeout=10, allow_redirects=False)
    assert answer.headers["Location"] == "https://example.org/long"
    for wrong, word in (("javascript:alert(1)", "whole address"), (drop["url"], "itself")):
        done = dropcap("shorten", wrong)
        assert done.returncode == 7
        assert word in done.stderr
    taken = dropcap("shorten", "https://example.org/", "--slug", "short-one")
    assert taken.returncode == 7
    assert "taken" in taken.stderr


def test_a_file_is_shared_as_the_options_say(
    dropcap_server: DropcapServer, tmp_path: Path, upload_json: UploadJson, dropcap: Dropcap
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    drop = upload_json(
        file, "--max-views", "3", "--slug", "our-file", "--tag", "Work", "--tag", "b"
    )
    told = api(dropcap_server, "GET", f"/drops/{drop['id']}").json()
    assert (told["max_views"], told["slug"], told["tags"]) == (3, "our-file", ["b", "work"])
    assert requests.get(f"{drop['url']}/raw", timeout=10).status_code == 403
    both = dropcap("upload", file, "--slug", "x-y", "--privacy", "obscure")
    assert both.returncode == 2
    two = dropcap("upload", file, file, "--slug", "x-y")
    assert two.returncode == 2


def test_a_password_makes_it_private_and_the_eleventh_guess_waits(
    tmp_path: Path, upload_json: UploadJson
) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("between us")
    drop = upload_json(file, "--password", "hunter22")
    page = requests.get(drop["url"], headers={"Accept": "text/html"}, timeout=10)
    assert 'type="password"' in page.text
    assert requests.get(f"{drop['url']}/raw", timeout=10).status_code == 403
    with requests.Session() as reader:
        reader.post(f"{drop['url']}/unlock", data={"password": "hunter22"}, timeout=30)
        assert reader.get(f"{drop['url']}/raw", timeout=10).text == "between us"
    guesses = [
        requests.post(f"{drop['url']}/unlock", data={"password": str(n)}, timeout=30).status_code
        for n in range(11)
    ]
    assert guesses == [403] * 10 + [429]
