"""An upload that dies half way goes on where it was, with the same link."""

import hashlib
import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import requests
from support.home import Home
from support.processes import SCRIPTS, stop
from support.server import DropcapServer, dropcap_server
from support.waiting import wait_until

MIB = 1024 * 1024


def dropcap(server: DropcapServer, *arguments: str | Path) -> dict[str, Any]:
    done = subprocess.run(
        [SCRIPTS / "dropcap", *arguments, "--json"],
        env={**os.environ, **server.environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def pending(server: DropcapServer) -> list[dict[str, Any]]:
    return list(dropcap(server, "list", "--pending")["items"])


def taken(log: Path) -> int:
    """How many parts the server has taken, by its log."""
    return sum("PUT /storage/" in line and " 200 " in line for line in log.read_text().splitlines())


def test_a_killed_upload_is_resumed(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "big.bin"
    file.write_bytes(os.urandom(60 * MIB))
    settings = home.path / ".config/dropcap/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("upload_limit = 30000\n")
    log = tmp_path / "data.log"
    with dropcap_server(tmp_path / "data", "--access-log") as server:
        first = subprocess.Popen(
            [SCRIPTS / "dropcap", "upload", file, "--json"],
            env={**os.environ, **server.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            wait_until(lambda: taken(log) >= 3, timeout=30)
            first.send_signal(signal.SIGKILL)
            told = first.communicate()[1]
        finally:
            stop(first)
        (waiting,) = pending(server)
        assert waiting["url"]
        assert waiting["url"] in told, "the link is told as soon as it is there"
        settings.unlink()
        resumed = dropcap(server, "upload", "--resume")
        assert resumed["url"] == waiting["url"]
        assert taken(log) == 8, "each part was taken once"
        answer = requests.get(f"{resumed['url']}/raw", timeout=30)
        assert hashlib.sha256(answer.content).digest() == hashlib.sha256(file.read_bytes()).digest()
        assert pending(server) == []
        assert dropcap(server, "upload", "--resume") == {"items": []}
