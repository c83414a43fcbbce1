"""What becomes of a recording when the app ends while it is made."""

import json
from pathlib import Path
from typing import Any

import requests
from support.app import running_app
from support.home import Home
from support.recorder import begin, wait_until_recorded
from support.waiting import wait_until
from support.xserver import XServer


def test_quitting_keeps_what_is_recorded_and_the_next_start_shares_it(
    own_home: Home, x_server: XServer, tmp_path: Path
) -> None:
    with running_app(x_server, tmp_path / "app.log", own_home.environment) as first:
        begin(x_server, "ctrl+shift+6")
        wait_until_recorded(first)
    with running_app(x_server, tmp_path / "app.log", own_home.environment) as second:

        def arrived() -> list[Any]:
            listed = json.loads(second.command("list", "--json").stdout)["items"]
            return [item for item in listed if item["name"].startswith("Recording")]

        (drop,) = wait_until(arrived, timeout=30, interval=0.2)
        content = wait_until(lambda: _raw(drop["url"]), timeout=30)
    assert content[4:8] == b"ftyp"


def _raw(link: str) -> bytes:
    answer = requests.get(f"{link}/raw", timeout=15)
    return answer.content if answer.ok else b""
