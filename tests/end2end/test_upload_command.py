"""`dropcap upload`: the same bytes come back, whatever their number and whatever their name."""

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import requests

from .conftest import Dropcap, UploadJson

MIB = 1024 * 1024


@pytest.mark.parametrize("size", [0, 1, 100 * MIB], ids=["nothing", "one byte", "100 MiB"])
def test_the_same_bytes_come_back(size: int, tmp_path: Path, upload_json: UploadJson) -> None:
    file = tmp_path / "data.bin"
    content = os.urandom(size)
    file.write_bytes(content)

    drop = upload_json(file)

    answer = requests.get(f"{drop['url']}/raw", timeout=60)
    assert answer.status_code == 200
    assert hashlib.sha256(answer.content).digest() == hashlib.sha256(content).digest()
    assert file.read_bytes() == content


LONGEST_NAME = "ä" * 124 + "€" + ".txt"
assert len(LONGEST_NAME.encode()) == 255, "the most that file systems take"

HOSTILE_NAMES = {
    "255 bytes of Unicode": LONGEST_NAME,
    "quotes": 'it\'s "quoted" `here`.txt',
    "line breaks": "first\nsecond\r\nX-Evil: yes.txt",
    "markup": "<script>alert(1)<!-- .txt",
    "percent": "100%2e%2e%2f.txt",
    "direction override": "invoice\u202etxt.exe",
    "leading dashes": "--json",
    "not UTF-8": os.fsdecode(b"caf\xe9.txt"),
}


@pytest.mark.parametrize("name", HOSTILE_NAMES.values(), ids=HOSTILE_NAMES.keys())
def test_a_hostile_name_is_only_a_name(name: str, tmp_path: Path, upload_json: UploadJson) -> None:
    file = tmp_path / name
    file.write_text("harmless")

    drop = upload_json(file)

    page = requests.get(drop["url"], timeout=10)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    download = requests.get(f"{drop['url']}/download", timeout=10)
    assert download.content == b"harmless"
    assert "X-Evil" not in download.headers
    assert re.fullmatch(r"attachment; .*", download.headers["Content-Disposition"])


def test_a_name_with_dots_and_slashes_stays_a_name(upload_json: UploadJson) -> None:
    drop = upload_json("--name", "../../etc/passwd", "-", stdin=b"harmless")

    download = requests.get(f"{drop['url']}/download", timeout=10)

    assert download.content == b"harmless"
    offered = unquote(download.headers["Content-Disposition"])
    assert "/" not in offered.replace("UTF-8''", "")


def test_standard_input_is_a_file_too(upload_json: UploadJson) -> None:
    drop = upload_json("-", stdin=b"from a pipe")

    assert requests.get(f"{drop['url']}/raw", timeout=10).content == b"from a pipe"


def test_a_missing_file_is_one_sentence(tmp_path: Path, dropcap: Dropcap) -> None:
    done = dropcap("upload", tmp_path / "nowhere.txt")

    assert done.returncode == 6
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
