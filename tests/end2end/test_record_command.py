"""`dropcap record`: the file, the link, Ctrl+C, `--stop`, and what a crash leaves."""

import io
import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image
from playwright.sync_api import Browser
from support.bar_code import RATE, assert_in_time, bar_code, counts, distinct
from support.browser import chromium, visiting
from support.home import Home
from support.processes import SCRIPTS, stop
from support.waiting import wait_until
from support.xserver import XServer

from capture.recording.probe import probe

from .conftest import Dropcap

REGION = "100,100,640,480"

_PLAY_TO_THE_END = """async () => {
  const video = document.querySelector("video");
  video.muted = true;
  const ended = new Promise((resolve) => {
    video.onended = () => resolve(true);
    video.onerror = () => resolve(false);
  });
  await video.play();
  return {ended: await ended, width: video.videoWidth, height: video.videoHeight,
          seconds: video.duration};
}"""


@pytest.fixture(scope="module")
def screen(x_server: XServer) -> Iterator[XServer]:
    with bar_code(x_server.environment, 100, 100, 640, 480):
        yield x_server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


def begin(screen: XServer, *arguments: str | Path) -> subprocess.Popen[str]:
    """Starts `dropcap record` and returns when frames are there."""
    return subprocess.Popen(
        [SCRIPTS / "dropcap", "record", "--region", REGION, "--fps", "15", *arguments],
        env=screen.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> dict[str, Any]:
    """The one object that it prints at its end."""
    try:
        output, errors = process.communicate(timeout=20)
    finally:
        stop(process)
    assert process.returncode == 0, errors
    printed = json.loads(output)
    assert isinstance(printed, dict)
    return printed


def has_grown(file: Path, size: int = 2000) -> bool:
    return file.exists() and file.stat().st_size > size


@pytest.mark.parametrize("name", ["gif", "mp4", "webm"])
def test_a_file_of_three_seconds(name: str, screen: XServer, home: Home, tmp_path: Path) -> None:
    file = tmp_path / f"F.{name}"

    printed = ended(
        begin(screen, "--duration", "3", "--format", name, "--no-upload", "--out", file, "--json")
    )

    assert printed["file"] == str(file)
    facts = probe(file)
    assert (facts.width, facts.height) == (640, 480)
    assert facts.seconds == pytest.approx(3.0, abs=0.2)
    shown = counts(file)
    if name == "gif":  # what equals the frame before is left out, and that one is shown longer
        assert shown == distinct(shown)
        assert shown[-1] - shown[0] == pytest.approx(RATE * 44 / 15, rel=0.1)
    else:
        assert len(shown) / 3.0 == pytest.approx(15, rel=0.05)
        assert_in_time(shown, 15)


@pytest.mark.parametrize("name", ["mp4", "webm"])
def test_the_link_plays_in_a_browser(
    name: str, screen: XServer, dropcap: Dropcap, browser: Browser
) -> None:
    recorded = ("--region", REGION, "--duration", "1", "--fps", "15", "--format", name)
    done = dropcap("record", *recorded, "--json", DISPLAY=screen.display)

    assert done.returncode == 0, done.stderr
    drop = json.loads(done.stdout)
    answer = requests.get(f"{drop['url']}/raw", timeout=15)
    assert answer.headers["Content-Type"] == f"video/{name}"
    assert len(answer.content) == drop["size"]
    assert Path(drop["file"]).read_bytes() == answer.content
    with Image.open(io.BytesIO(requests.get(f"{drop['url']}/thumbnail", timeout=15).content)) as it:
        assert it.size == (480, 360)
    with visiting(browser, drop["url"]) as visit:
        played = visit.page.evaluate(_PLAY_TO_THE_END)
        assert played["ended"]
        assert (played["width"], played["height"]) == (640, 480)
        assert played["seconds"] == pytest.approx(1, abs=0.1)


def test_a_gif_gets_a_link_too(screen: XServer, dropcap: Dropcap) -> None:
    recorded = ("--region", REGION, "--duration", "1", "--fps", "10", "--format", "gif")
    done = dropcap("record", *recorded, "--json", DISPLAY=screen.display)

    assert done.returncode == 0, done.stderr
    drop = json.loads(done.stdout)
    answer = requests.get(f"{drop['url']}/raw", timeout=15)
    assert answer.headers["Content-Type"] == "image/gif"
    assert Path(drop["file"]).read_bytes() == answer.content


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_stops_cleanly(
    number: signal.Signals, screen: XServer, home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "F.mp4"
    process = begin(screen, "--no-upload", "--out", file, "--json")
    wait_until(lambda: has_grown(file))
    process.send_signal(number)

    printed = ended(process)

    assert probe(file).seconds == pytest.approx(printed["seconds"], abs=0.05)
    assert len(counts(file)) == printed["frames"]


def test_another_command_stops_it(screen: XServer, dropcap: Dropcap, tmp_path: Path) -> None:
    file = tmp_path / "F.mp4"
    process = begin(screen, "--no-upload", "--out", file, "--json")
    wait_until(lambda: has_grown(file))

    second = dropcap("record", "--no-upload", "--out", tmp_path, DISPLAY=screen.display)
    stopped = dropcap("record", "--stop")

    assert second.returncode == 3
    assert "--stop" in second.stderr
    assert stopped.returncode == 0
    assert ended(process)["problem"] is None
    assert dropcap("record", "--stop").returncode == 3
    assert sorted(tmp_path.glob("*.mp4")) == [file]


def test_a_killed_recorder_leaves_a_file_that_plays_and_no_process(
    screen: XServer, home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "F.mp4"
    process = begin(screen, "--duration", "10", "--no-upload", "--out", file)
    started = wait_until(lambda: file.exists() and time.monotonic())
    children = children_of(process.pid)
    assert len(children) == 2
    time.sleep(max(0.0, started + 5 - time.monotonic()))
    process.kill()
    process.communicate()

    wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    shown = counts(file)
    assert len(shown) >= 4 * 15
    assert_in_time(shown, 15)


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]
