"""What goes wrong at a person's desk: one sentence, an exit code, and the capture is kept."""

import os
import subprocess
from pathlib import Path

import pytest
from support.home import Home
from support.processes import SCRIPTS
from support.server import DropcapServer
from support.xserver import XServer


def shot(home: Home, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    everything = {**os.environ, **home.environment, **environment}
    done = subprocess.run(
        [SCRIPTS / "dropcap", "shot", *words],
        env={name: value for name, value in everything.items() if value},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("dropcap: ")
    return done


def kept(home: Home) -> list[Path]:
    """Every picture that is somewhere in the home."""
    return list(home.path.rglob("Screenshot*.png"))


def test_no_display(home: Home) -> None:
    done = shot(home, "--all", "--no-upload", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 3
    assert "There is no display" in done.stderr


def test_a_display_that_does_not_answer(home: Home) -> None:
    done = shot(home, "--all", "--no-upload", DISPLAY=":4711", WAYLAND_DISPLAY="")
    assert done.returncode == 3


def test_no_server_is_set_up(home: Home, x_server: XServer) -> None:
    done = shot(home, "--all", DISPLAY=x_server.display)
    assert done.returncode == 4
    assert len(kept(home)) == 1


@pytest.mark.parametrize("words", [("--region", "9000,9000,5,5"), ("--screen", "9")])
def test_nothing_to_capture(home: Home, x_server: XServer, words: tuple[str, str]) -> None:
    assert shot(home, *words, DISPLAY=x_server.display).returncode == 3


def test_a_token_that_is_refused(
    home: Home, x_server: XServer, dropcap_server: DropcapServer
) -> None:
    done = shot(
        home,
        "--region=0,0,40,30",
        DISPLAY=x_server.display,
        DROPCAP_SERVER_URL=dropcap_server.url,
        DROPCAP_TOKEN="dcp_wrong",
    )
    assert done.returncode == 4
    assert len(kept(home)) == 1
    assert str(kept(home)[0]) in done.stderr


def test_a_folder_that_is_none(home: Home, x_server: XServer) -> None:
    done = shot(home, "--all", "--no-upload", "--out", "/dev/full/f.png", DISPLAY=x_server.display)
    assert done.returncode == 6
