"""The link is there before the bytes: whoever opens it early waits, and gets the whole file."""

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import requests
from support.home import Home
from support.processes import SCRIPTS, stop
from support.proxy import bad_network
from support.server import DropcapServer, dropcap_server
from support.waiting import wait_until

SIZE = 3_000_000
SECONDS = 3


def test_an_early_reader_gets_the_whole_picture(home: Home, tmp_path: Path) -> None:
    content = b"\x89PNG\r\n\x1a\n" + os.urandom(SIZE)
    picture = tmp_path / "picture.png"
    picture.write_bytes(content)

    with (
        bad_network(upward_rate=SIZE // SECONDS) as network,
        dropcap_server(
            tmp_path / "data", environment={"DROPCAP_PUBLIC_URL": network.url}
        ) as server,
    ):
        port = urlsplit(server.url).port
        assert port is not None
        network.forward_to(port)
        environment = {"DROPCAP_SERVER_URL": network.url, "DROPCAP_TOKEN": server.token}
        upload = subprocess.Popen(
            [SCRIPTS / "dropcap", "upload", picture, "--json"],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            link = wait_until(lambda: _first_link(server), timeout=15)
            assert upload.poll() is None, "the upload was over before anyone could be early"
            early = requests.get(f"{link}/raw", timeout=30)
            output, errors = upload.communicate(timeout=30)
        finally:
            stop(upload)

    assert upload.returncode == 0, errors
    assert json.loads(output)["url"] == link
    assert early.status_code == 200
    assert early.content == content


def _first_link(server: DropcapServer) -> str | None:
    answer = requests.get(
        f"{server.url}/api/v1/drops",
        headers={"Authorization": f"Bearer {server.token}"},
        timeout=10,
    )
    items = answer.json()["items"]
    return str(items[0]["url"]) if items else None
