"""What is set to be done after a capture is done, and takes effect at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from support.app import RunningApp, running_app
from support.hands import press
from support.home import Home
from support.server import free_port
from support.waiting import wait_until
from support.xserver import XServer


@pytest.fixture
def app(home: Home, x_server: XServer, tmp_path: Path) -> Iterator[RunningApp]:
    settings = home.path / ".config/dropcap/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"embedded_port = {free_port()}\n"
        'after_still = ["copy_picture", "save"]\n'
        'name_template = "{kind} {width}x{height}"\n'
        f'save_folder = "{home.path}/Shots"\n'
    )
    with running_app(x_server, tmp_path / "app.log") as running:
        yield running


def test_a_picture_is_saved_and_copied_and_not_uploaded(
    app: RunningApp, home: Home, x_server: XServer
) -> None:
    press(x_server, "ctrl+shift+3")

    saved = home.path / "Shots/Screenshot 1920x1080.png"
    wait_until(saved.exists, timeout=20)
    with Image.open(saved) as picture:
        assert picture.size == (1920, 1080)
    targets = x_server.run("xclip", "-selection", "clipboard", "-o", "-t", "TARGETS")
    assert "image/png" in targets
    assert app.command("list", "--json").stdout.strip() == '{"items": []}'
