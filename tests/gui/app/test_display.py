"""No display is a sentence, not an abort."""

import socket
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.xserver import XServer

from client.app.display import DisplayError, check_display


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({}, "There is no display"),
        ({"DISPLAY": ":4711"}, "(DISPLAY=:4711) does not answer"),
        (
            {"WAYLAND_DISPLAY": "wayland-77", "XDG_RUNTIME_DIR": "/nonexistent"},
            "(WAYLAND_DISPLAY=wayland-77) does not answer",
        ),
        ({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":4711"}, "does not answer"),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_SOCKET": "7"}, "There is no display"),
    ],
)
def test_without_a_display_there_is_a_sentence(environ: Mapping[str, str], sentence: str) -> None:
    with pytest.raises(DisplayError) as error:
        check_display(environ)

    assert sentence in error.value.message
    assert error.value.remedy


@pytest.mark.parametrize("platform", ["offscreen", "vnc:size=800x600", "minimal"])
def test_platforms_that_need_no_display_are_let_through(platform: str) -> None:
    check_display({"QT_QPA_PLATFORM": platform})


def test_an_x_server_that_answers_is_a_display(x_server: XServer) -> None:
    check_display({"DISPLAY": x_server.display})


def test_an_x_server_that_wants_another_cookie_is_none(tmp_path: Path) -> None:
    with pytest.raises(DisplayError):
        check_display({"DISPLAY": f"unix:{tmp_path}/nothing"})


def test_a_compositor_that_listens_is_a_display(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-1"))
        compositor.listen()
        check_display({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(tmp_path)})
        check_display({"WAYLAND_DISPLAY": str(tmp_path / "wayland-1")})
