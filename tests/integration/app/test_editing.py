"""The editor of the running app, and the one without it, with real mouse, keys and uploads."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import requests
from numpy.typing import NDArray
from PIL import Image
from support.app import RunningApp
from support.drawing import pixels_of
from support.editing import redact_the_middle, window_of
from support.hands import pasted_links, press, visible_windows
from support.home import Home
from support.processes import SCRIPTS, stop
from support.server import DropcapServer
from support.waiting import wait_until
from support.xserver import XServer

SECRET = (255, 0, 170)
INK = (0x16, 0x15, 0x1C)
INSIDE = (slice(100, 200), slice(100, 300))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """White, with a secret in the middle."""
    pixels = np.full((300, 400, 3), 255, np.uint8)
    pixels[INSIDE] = SECRET
    path = tmp_path / "secret.png"
    Image.fromarray(pixels).save(path)
    return path


def downloaded(link: str, what: str) -> NDArray[np.uint8]:
    def answer() -> bytes | None:
        got = requests.get(f"{link}/{what}", timeout=15)
        return got.content if got.ok else None

    return pixels_of(wait_until(answer))


def shows_secret(pixels: NDArray[np.uint8]) -> bool:
    away = np.abs(pixels.astype(int) - np.array(SECRET)).sum(axis=2)
    return bool((away < 120).any())


def test_what_was_redacted_is_in_nothing_that_was_uploaded(
    app: RunningApp, x_server: XServer, picture: Path
) -> None:
    assert app.command("edit", picture).returncode == 0
    window = window_of(x_server, "^secret.png")
    redact_the_middle(x_server, window)

    press(x_server, "ctrl+Return")

    (link,) = wait_until(lambda: pasted_links(x_server))
    pixels = downloaded(link, "raw")
    assert np.all(pixels[INSIDE] == INK)
    small = downloaded(link, "thumbnail")
    assert small.shape == (300, 400, 3)
    assert not shows_secret(small)
    assert shows_secret(downloaded_before(picture)), "the test would notice it"
    wait_until(lambda: not visible_windows(x_server, "^secret.png"))


def downloaded_before(picture: Path) -> NDArray[np.uint8]:
    return pixels_of(picture.read_bytes())


def test_the_local_copy_of_an_upload_can_be_changed_later(
    app: RunningApp, x_server: XServer, picture: Path
) -> None:
    picture = picture.rename(picture.with_name("again.png"))
    app.command("edit", picture)
    redact_the_middle(x_server, window_of(x_server, "^again.png"))
    press(x_server, "ctrl+Return")
    (link,) = wait_until(lambda: pasted_links(x_server))
    downloaded(link, "raw")
    captures = Path(app.environment["XDG_DATA_HOME"]) / "dropcap/captures"
    copy = wait_until(lambda: next(captures.rglob("again*.png"), None))
    assert not shows_secret(pixels_of(copy.read_bytes()))

    app.command("edit", copy)
    window_of(x_server, f"^{copy.name}")
    press(x_server, "ctrl+a")
    press(x_server, "Delete")
    press(x_server, "ctrl+s")

    wait_until(lambda: shows_secret(pixels_of(copy.read_bytes())))
    press(x_server, "ctrl+w")


def test_a_file_that_cannot_be_edited_is_one_sentence(app: RunningApp, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a picture")
    for path in (file, tmp_path / "gone.png"):
        done = app.command("edit", path)

        assert done.returncode == 6
        assert path.name in done.stderr
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr


def test_without_the_app_it_is_a_process_of_its_own(
    home: Home, x_server: XServer, dropcap_server: DropcapServer, picture: Path, tmp_path: Path
) -> None:
    picture = picture.rename(picture.with_name("alone.png"))
    environment = {**x_server.environment, **dropcap_server.environment}
    log = tmp_path / "editor.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [SCRIPTS / "dropcap", "edit", picture], env=environment, stdout=output, stderr=output
        )
    try:
        redact_the_middle(x_server, window_of(x_server, "^alone.png"))
        press(x_server, "ctrl+Return")
        (link,) = wait_until(lambda: pasted_links(x_server))

        assert np.all(downloaded(link, "raw")[INSIDE] == INK)
        assert process.wait(20) == 0, "it ends when the toast is gone"
        assert log.read_bytes() == b""
    finally:
        stop(process)
