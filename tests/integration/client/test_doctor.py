"""`dropcap doctor` on a real screen, without one, with a server, and beside the running app."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.app import running_app
from support.home import Home
from support.processes import SCRIPTS
from support.server import DropcapServer, free_port
from support.xserver import XServer, bare_x_server

from client.core.doctor import CHECKS


def doctor(
    environment: Mapping[str, str], *arguments: str
) -> tuple[int, dict[str, dict[str, str]], dict[str, Any]]:
    done = subprocess.run(
        [SCRIPTS / "dropcap", "doctor", "--json", *arguments],
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    document = json.loads(done.stdout)
    return done.returncode, {check["id"]: check for check in document["checks"]}, document


def without_display(home: Home) -> dict[str, str]:
    return {**home.environment, "PATH": "/usr/bin:/bin"}


def test_each_check_is_named_with_its_state_and_fix(home: Home, x_server: XServer) -> None:
    code, checks, document = doctor(x_server.environment)

    assert code == document["exit_code"] == 0
    assert list(checks) == list(CHECKS)
    assert checks["capture"]["state"] == "ok"
    assert "1920×1080" in checks["capture"]["message"]
    assert checks["hotkeys"]["state"] == "ok"
    assert checks["tray"]["state"] == "ok"
    assert checks["ffmpeg"]["state"] == "ok"
    assert checks["keyring"]["state"] == "warning"
    assert checks["print-screen"]["state"] == "not-applicable"
    for check in checks.values():
        assert check["message"]
        assert check["fix"] or check["state"] in ("ok", "not-applicable")


def test_without_a_display_it_says_so_and_ends_with_3(home: Home) -> None:
    code, checks, document = doctor(without_display(home))

    assert code == 3
    assert document["state"] == "problem"
    assert checks["capture"]["state"] == "problem"
    assert checks["capture"]["fix"]
    assert checks["hotkeys"]["state"] == "not-applicable"


def test_without_a_tray_it_says_what_stands_in(home: Home) -> None:
    with bare_x_server() as bare:
        code, checks, _ = doctor(bare.environment)

    assert code == 0
    assert checks["tray"]["state"] == "warning"


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({}, 3, "knows you as owner"),
        ({"DROPCAP_TOKEN": "wrong"}, 3, "token"),
    ],
)
def test_the_server_and_its_clock(
    home: Home, dropcap_server: DropcapServer, change: dict[str, str], code: int, said: str
) -> None:
    environment = {**without_display(home), **dropcap_server.environment, **change}

    ended, checks, _ = doctor(environment)

    assert ended == code  # the missing display comes first
    assert said in checks["server"]["message"]
    assert checks["server"]["state"] == ("problem" if change else "ok")
    assert checks["clock"]["state"] == "ok"


def test_a_server_that_is_not_there(home: Home, x_server: XServer) -> None:
    nobody = {"DROPCAP_SERVER_URL": f"http://127.0.0.1:{free_port()}", "DROPCAP_TOKEN": "x"}

    code, checks, _ = doctor({**x_server.environment, **nobody})

    assert code == 5
    assert checks["server"]["state"] == "problem"
    assert "nothing listens there" in checks["server"]["message"]
    assert checks["clock"]["state"] == "unknown"


def test_the_running_app_does_not_take_its_own_hotkeys_for_somebody_elses(
    home: Home, x_server: XServer, tmp_path: Path, dropcap_server: DropcapServer
) -> None:
    settings = home.path / ".config/dropcap/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"embedded_port = {free_port()}\nquality = 1000\n")
    with running_app(x_server, tmp_path / "app.log") as app:
        code, checks, _ = doctor(app.environment)
        _, elsewhere, _ = doctor({**app.environment, **dropcap_server.environment})
        human = app.command("doctor")

    assert code == 0
    assert checks["hotkeys"]["state"] == "ok"
    assert checks["server"]["state"] == "ok"
    assert checks["settings"]["state"] == "warning"
    assert "quality must be a whole number" in checks["settings"]["message"]
    assert elsewhere["hotkeys"]["state"] == "ok"
    assert dropcap_server.url in elsewhere["server"]["message"]
    assert "✓ The hotkeys work" in human.stdout
