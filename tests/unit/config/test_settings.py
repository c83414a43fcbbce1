"""Settings: defaults, what is written, and a sentence for every mistake."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from client.config import settings
from client.config.files import CannotSave
from client.config.settings import DEFAULT_HOTKEYS, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config/settings.toml"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert settings.load(file).settings == Settings()


CHANGED = Settings(
    privacy="obscure",
    image_format="webp",
    quality=70,
    cursor=True,
    hotkeys={**DEFAULT_HOTKEYS, "capture_window": "", "upload_clipboard": "ctrl+alt+u"},
    hotkey_backend="x11",
    capture_backend="mss",
    show_drop_window=True,
    drop_window_position=(-1200, 40),
    embedded_port=9000,
)


def test_what_is_saved_is_loaded(file: Path) -> None:
    settings.save(file, CHANGED)

    assert settings.load(file).settings == CHANGED


def test_only_what_differs_is_written(file: Path) -> None:
    settings.save(file, replace(Settings(), hotkeys={**DEFAULT_HOTKEYS, "capture_window": "f9"}))

    assert file.read_text() == '[hotkeys]\ncapture_window = "f9"\n'


def test_hotkeys_that_are_not_named_keep_their_keys(file: Path) -> None:
    write(file, '[hotkeys]\ncapture_region = "print"\n')

    loaded = settings.load(file).settings.hotkeys

    assert loaded == {**DEFAULT_HOTKEYS, "capture_region": "print"}


def test_its_owner_alone_can_read_it(file: Path) -> None:
    settings.save(file, CHANGED)

    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "There is no setting “colour”"),
        ('privacy = "private"', "privacy must be one of public, obscure"),
        ("privacy = []", "privacy must be one of public, obscure"),
        ('image_format = "bmp"', "image_format must be one of png, jpeg, webp"),
        ("quality = 0", "quality must be a whole number from 1 to 100"),
        ("quality = 90.5", "quality must be a whole number"),
        ("quality = true", "quality must be a whole number"),
        ('cursor = "yes"', "cursor must be true or false"),
        ("cursor = 1", "cursor must be true or false"),
        ("hotkeys = []", "hotkeys must be a table such as"),
        ("hotkeys.capture_region = 4", "hotkeys must be a table such as"),
        ('hotkeys.fly = "f1"', "hotkeys has no action fly"),
        ("hotkey_backend = 1", "hotkey_backend must be a text"),
        ("capture_backend = false", "capture_backend must be a text"),
        ("show_drop_window = 0", "show_drop_window must be true or false"),
        ("drop_window_position = [1]", "drop_window_position must be two whole numbers"),
        ("drop_window_position = [1, true]", "drop_window_position must be two whole numbers"),
        ("embedded_port = 80", "embedded_port must be a whole number from 1024 to 65535"),
        ("embedded_port = 70000", "embedded_port must be a whole number from 1024 to 65535"),
    ],
)
def test_each_mistake_is_told_and_costs_no_more(file: Path, text: str, said: str) -> None:
    write(file, f"{text}\nembedded_port = 9000" if "port" not in text else text)

    loaded = settings.load(file)

    assert len(loaded.complaints) == 1
    assert said in loaded.complaints[0]
    expected = replace(Settings(), embedded_port=8417 if "port" in text else 9000)
    assert replace(loaded.settings, privacy="public") == expected


def test_all_mistakes_are_told_at_once(file: Path) -> None:
    write(file, 'quality = 0\ncursor = 2\nsize = "big"')

    complaints = " ".join(settings.load(file).complaints)

    assert all(name in complaints for name in ("quality", "cursor", "size"))


def test_a_privacy_that_cannot_be_understood_does_not_become_less(file: Path) -> None:
    write(file, 'privacy = "obscured"')

    assert settings.load(file).settings.privacy == "obscure"


@pytest.mark.parametrize(
    "content", [b"quality = ", b"\xff\xfe", b"[[", b"quality = 1\nquality = 2"]
)
def test_what_is_no_toml_is_told_and_kept(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    loaded = settings.load(file)

    assert loaded.settings == Settings()
    assert "is not valid TOML" in loaded.complaints[0]
    settings.save(file, CHANGED)
    assert settings.load(file).settings == CHANGED
    assert file.with_name("settings.toml.damaged").read_bytes() == content


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir(parents=True)

    assert "cannot be read" in settings.load(file).complaints[0]


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")

    with pytest.raises(CannotSave) as error:
        settings.save(blocked / "settings.toml", CHANGED)

    assert str(blocked) in error.value.message
    assert error.value.remedy


def test_a_failed_write_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(file, CHANGED)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotSave, match="No space left") as error:
        settings.save(file, Settings())

    assert "the disk is full" in error.value.message
    assert settings.load(file).settings == CHANGED
    assert [path.name for path in file.parent.iterdir()] == [file.name]
