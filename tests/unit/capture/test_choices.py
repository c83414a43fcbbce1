import pytest

from capture.backends import choose_name
from capture.errors import BackendUnavailable, NoDisplay

TABLE = [
    ("linux", {"DISPLAY": ":0"}, "mss"),
    ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "portal"),
    ("linux", {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "portal"),
    ("win32", {}, "mss"),
    ("darwin", {}, "mss"),
]


@pytest.mark.parametrize(("platform", "environ", "expected"), TABLE)
def test_the_session_decides_on_the_back_end(
    platform: str, environ: dict[str, str], expected: str
) -> None:
    assert choose_name(platform=platform, environ=environ, forced=None) == expected


def test_a_forced_back_end_is_taken() -> None:
    assert choose_name(platform="linux", environ={}, forced="mss") == "mss"


def test_a_forced_back_end_that_is_none_is_an_error_that_names_the_others() -> None:
    with pytest.raises(BackendUnavailable, match="mss, portal"):
        choose_name(platform="linux", environ={}, forced="magic")


def test_without_a_display_there_is_a_sentence() -> None:
    with pytest.raises(NoDisplay, match="DISPLAY"):
        choose_name(platform="linux", environ={}, forced=None)
