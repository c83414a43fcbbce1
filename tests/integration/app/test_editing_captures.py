"""Captures that are edited before they are shared."""

import json
import signal
from pathlib import Path

from PIL import Image
from support.app import running_app
from support.editing import redact_the_middle, window_of
from support.hands import press
from support.home import Home
from support.xserver import XServer


def test_a_capture_can_be_edited_first_and_outlives_the_app(
    own_home: Home, x_server: XServer, tmp_path: Path
) -> None:
    settings = own_home.path / ".config/dropcap/settings.toml"
    settings.write_text(settings.read_text() + "edit_after_capture = true\n")
    data = own_home.path / ".local/share/dropcap"
    with running_app(x_server, tmp_path / "app.log") as app:
        press(x_server, "ctrl+shift+3")
        window = window_of(x_server, "^Screenshot")
        redact_the_middle(x_server, window)
        app.process.send_signal(signal.SIGTERM)
        app.process.wait(30)

    (draft,) = (data / "captures").glob("*.png")
    with Image.open(draft) as kept:
        assert kept.size == (1920, 1080)
    (record,) = (data / "annotations").glob("*.json")
    shapes = json.loads(record.read_text())["scene"]["shapes"]
    assert [shape["kind"] for shape in shapes] == ["redaction"]
