"""Captures without a link, which the running app takes and a command only asks for."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from support.app import RunningApp
from support.processes import SCRIPTS


def shot(app: RunningApp, folder: Path, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [SCRIPTS / "dropcap", "shot", "--no-upload", *words],
        cwd=folder,
        env=app.environment,
        capture_output=True,
        check=False,
        timeout=60,
    )


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def test_a_path_is_meant_where_the_command_runs(app: RunningApp, tmp_path: Path) -> None:
    done = shot(app, tmp_path, "--region", "10,20,300,200", "--out", "here.png", "--json")
    assert json.loads(done.stdout) == {
        "file": str(tmp_path / "here.png"),
        "width": 300,
        "height": 200,
    }
    assert size_of(tmp_path / "here.png") == (300, 200)
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_a_name_the_file_gets_one(app: RunningApp, tmp_path: Path) -> None:
    done = shot(app, tmp_path, "--all")
    (file,) = tmp_path.iterdir()
    assert os.fsdecode(done.stdout) == f"{file}\n"
    assert size_of(file) == (1920, 1080)


def test_names_may_be_anything(app: RunningApp, tmp_path: Path) -> None:
    for name in ("line\nbreak.png", "quotes \"'.png", os.fsdecode(b"\xff.png")):
        done = shot(app, tmp_path, "--all", "--out", name)
        assert os.fsdecode(done.stdout) == f"{tmp_path / name}\n"
        assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--region", "9000,0,10,10"), 3, "The region 9000,0,10,10 is outside the screen."),
        (("--region", "one"), 2, "“one” is not a region."),
        (("--screen", "7"), 3, "There is no screen 7."),
        (("--window", "0x7"), 3, "There is no window 7 to capture."),
        (("--all", "--out", "missing/f.png"), 6, "could not be written"),
        (("--all", "--everything"), 2, "unrecognized arguments: --everything"),
    ],
)
def test_what_cannot_be_done_is_said_by_the_command(
    app: RunningApp, tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    done = shot(app, tmp_path, *words)
    assert done.returncode == code
    assert done.stdout == b""
    assert sentence in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_help_is_the_commands_own(app: RunningApp, tmp_path: Path) -> None:
    done = shot(app, tmp_path, "--help")
    assert done.returncode == 0
    assert b"--region" in done.stdout
