"""What goes wrong at a person's desk: one sentence, an exit code, and the capture is kept."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from support.home import Home
from support.processes import SCRIPTS
from support.server import DropcapServer, free_port
from support.small_disk import fill, small_disk
from support.xserver import XServer, bare_x_server


def dropcap(home: Home, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    everything = {**os.environ, **home.environment, **environment}
    return subprocess.run(
        [SCRIPTS / "dropcap", *words],
        env={name: value for name, value in everything.items() if value},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def shot(home: Home, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A capture that fails, with a sentence and nothing else."""
    done = dropcap(home, "shot", *words, **environment)
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


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "small") as small:
        fill(small)
        yield small


@pytest.mark.parametrize("more", [(), ("--no-upload",)], ids=["shared", "not shared"])
def test_no_room_for_the_file(
    home: Home,
    x_server: XServer,
    dropcap_server: DropcapServer,
    full_disk: Path,
    more: tuple[str, ...],
) -> None:
    out = full_disk / "f.png"
    environment = {"DISPLAY": x_server.display, **dropcap_server.environment}
    done = shot(home, "--region=0,0,40,30", "--out", str(out), *more, **environment)
    assert done.returncode == 6
    assert f"{out} could not be written: the disk is full." in done.stderr
    assert list(full_disk.iterdir()) == [full_disk / "ballast"]
    (capture,) = kept(home)
    assert str(capture) in done.stderr


@pytest.mark.parametrize("used_before", [False, True], ids=["new", "used before"])
def test_no_room_for_the_outbox(
    home: Home, x_server: XServer, dropcap_server: DropcapServer, tmp_path: Path, used_before: bool
) -> None:
    temporary = home.path / "tmp"
    temporary.mkdir()
    environment = {"DISPLAY": x_server.display, **dropcap_server.environment}
    with small_disk(tmp_path / "small") as small:
        environment |= {"XDG_DATA_HOME": str(small), "TMPDIR": str(temporary)}
        if used_before:
            dropcap(home, "list", "--pending", **environment)
        fill(small)
        done = shot(home, "--region=0,0,40,30", **environment)
        assert list(small.rglob("*.png")) == list(small.rglob("*.part")) == []
        uploaded = dropcap(home, "upload", __file__, **environment)
    for each in (done, uploaded):
        assert each.returncode == 6
        assert each.stderr.startswith("dropcap: The disk that holds ")
    (capture,) = kept(home)
    assert str(capture) in done.stderr
    with Image.open(capture) as image:
        assert image.size == (40, 30)


def test_a_display_without_monitors(home: Home) -> None:
    with bare_x_server("640x480x24") as bare:
        # xrandr ends with an error: it would make the whole screen 0×0 as well.
        off = ["xrandr", "--output", "screen", "--off"]
        subprocess.run(off, env=bare.environment, capture_output=True, check=False)
        assert "Monitors: 0" in bare.run("xrandr", "--listmonitors")
        for words in (("--all",), ("--screen", "0"), ("--region=0,0,5,5",)):
            done = shot(home, *words, "--no-upload", DISPLAY=bare.display)
            assert done.returncode == 3
            assert "The display has no monitor" in done.stderr


def test_nobody_listens(home: Home, x_server: XServer, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("for later")
    nobody = {
        "DISPLAY": x_server.display,
        "DROPCAP_SERVER_URL": f"http://127.0.0.1:{free_port()}",
        "DROPCAP_TOKEN": "dcp_any",
    }
    for done in (
        dropcap(home, "shot", "--region=0,0,40,30", **nobody),
        dropcap(home, "upload", str(file), **nobody),
    ):
        assert done.returncode == 5
        assert done.stdout == ""
        assert "cannot be reached" in done.stderr
        assert "Traceback" not in done.stderr
    waiting = json.loads(dropcap(home, "list", "--pending", "--json", **nobody).stdout)["items"]
    assert [item["file"] for item in waiting] == [str(kept(home)[0]), str(file)]
    assert file.read_text() == "for later"
