"""What a person can set, in a TOML file; each mistake is told in a sentence and does no harm."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from client.config.files import BadFile, read_toml, write_toml

DEFAULT_HOTKEYS: Mapping[str, str] = {
    "capture_region": "ctrl+shift+4",
    "capture_screen": "ctrl+shift+3",
    "capture_window": "ctrl+shift+5",
    "record_video": "ctrl+shift+6",
    "record_gif": "ctrl+shift+g",
    "record_pause": "ctrl+shift+7",
    "upload_clipboard": "ctrl+shift+u",
}


AFTER_STILL = ("upload", "copy_link", "copy_picture", "save", "edit", "pin")
AFTER_RECORDING = ("upload", "copy_link", "save")
AFTER_FILE = ("upload", "copy_link", "edit", "pin")
"""What can be done with each kind, in any combination; `edit` has an upload wait for it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings.

    Attributes:
        privacy: of new drops: `public` or `obscure`.
        image_format: of stills: `png`, `jpeg` or `webp`.
        quality: 1 to 100, for JPEG and WebP.
        cursor: whether the mouse pointer is in stills.
        magnifier: whether the pixels round the pointer are enlarged while a region is chosen.
        adjust_selection: whether a region waits to be adjusted instead of being taken at once.
        after_still: what is done with a still: any of `AFTER_STILL`.
        after_recording: what is done with a recording: any of `AFTER_RECORDING`.
        after_file: what is done with files that are dropped or chosen: any of `AFTER_FILE`.
        save_folder: where stills and recordings are saved; empty = the person's folder of pictures.
        name_template: how captures are called; see `client.config.name_template`.
        appearance: `system`, `light` or `dark`.
        language: of the app, such as `de`; empty = the system's.
        tray_click: what a click on the tray icon does: `capture` or `library`.
        hotkeys: which keys start which action; an empty text switches one off.
        hotkey_backend: a way of getting hotkeys to force; empty = the one that suits the session.
        capture_backend: a way of capturing to force; empty = the one that suits the session.
        show_drop_window: whether the drop window is there.
        drop_window_position: its left and top edge in logical pixels; empty = a corner.
        embedded_port: the port of the server that the app brings along.
        record_format: of recordings: `mp4`, `webm`, `gif` or `webp`.
        record_fps: frames a second of recordings.
        gif_fps: frames a second of GIF and WebP.
        trim_before_upload: whether a recording can be cut before it is shared.
        record_cursor: whether the mouse pointer is in recordings.
        record_clicks: whether clicks are marked in recordings.
        record_countdown: seconds to count down before a recording.
        record_audio: the sound of recordings: `none`, `mic`, `system` or `both`.
        upload_limit: kilobytes a second that uploads take at most; 0 = as many as there are.
        link_of_recordings: when the link of a recording is put on the clipboard: at its `start` or
            at its `stop`.
        record_source: a way of getting frames to force; empty = the one that suits the session.
    """

    privacy: str = "public"
    image_format: str = "png"
    quality: int = 90
    cursor: bool = False
    magnifier: bool = True
    adjust_selection: bool = False
    after_still: tuple[str, ...] = ("upload", "copy_link")
    after_recording: tuple[str, ...] = ("upload", "copy_link")
    after_file: tuple[str, ...] = ("upload", "copy_link")
    save_folder: str = ""
    name_template: str = "{kind} {date} at {time}"
    appearance: str = "system"
    language: str = ""
    tray_click: str = "capture"
    hotkeys: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_HOTKEYS))
    hotkey_backend: str = ""
    capture_backend: str = ""
    show_drop_window: bool = False
    drop_window_position: tuple[int, ...] = ()
    embedded_port: int = 8417
    record_format: str = "mp4"
    record_fps: int = 30
    gif_fps: int = 15
    trim_before_upload: bool = False
    record_cursor: bool = True
    record_clicks: bool = False
    record_countdown: int = 0
    record_audio: str = "none"
    upload_limit: int = 0
    link_of_recordings: str = "stop"
    record_source: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the file of settings says.

    Attributes:
        settings: with the default where something is not set or cannot be understood.
        complaints: a sentence for each thing that cannot be understood.
    """

    settings: Settings
    complaints: tuple[str, ...] = ()


def load(file: Path) -> Loaded:
    """Reads the settings. A mistake costs what it is about and no more: captures must go on."""
    try:
        table = read_toml(file)
    except BadFile as error:
        return Loaded(Settings(), (f"{error.message} The defaults are in force.",))
    complaints = []
    values: dict[str, Any] = {}
    for name, value in sorted(_as_today(table).items()):
        check = _CHECKS.get(name)
        if check is None:
            complaints.append(f"There is no setting “{name}”.")
        elif reason := check(value):
            complaints.append(f"The setting {name} {reason}; its default is in force.")
            values |= _SAFE.get(name, {})
        else:
            values[name] = value
    if "hotkeys" in values:
        values["hotkeys"] = {**DEFAULT_HOTKEYS, **values["hotkeys"]}
    for name in ("drop_window_position", "after_still", "after_recording", "after_file"):
        if name in values:
            values[name] = tuple(values[name])
    return Loaded(Settings(**values), tuple(complaints))


def _as_today(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """A file of an earlier version, in the words of this one."""
    today = dict(table)
    if today.pop("edit_after_capture", False) is True:
        today.setdefault("after_still", ["upload", "copy_link", "edit"])
    return today


def save(file: Path, settings: Settings) -> None:
    """Writes what differs from the defaults, so that better defaults of later versions count.

    Raises:
        CannotSave: it cannot be written.
    """
    _set_aside_if_damaged(file)
    defaults = asdict(Settings())
    table = {name: value for name, value in asdict(settings).items() if value != defaults[name]}
    if "hotkeys" in table:
        table["hotkeys"] = {
            action: keys
            for action, keys in settings.hotkeys.items()
            if keys != DEFAULT_HOTKEYS.get(action)
        }
    write_toml(file, table)


def _set_aside_if_damaged(file: Path) -> None:
    """What cannot be read is kept beside the new file: somebody wrote it."""
    try:
        read_toml(file)
    except BadFile:
        with contextlib.suppress(OSError):
            file.replace(file.with_name(f"{file.name}.damaged"))


def _one_of(*values: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        return "" if value in values else f"must be one of {', '.join(values)}"

    return check


def _between(least: int, most: int) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if type(value) is int and least <= value <= most:
            return ""
        return f"must be a whole number from {least} to {most}"

    return check


def _some_of(*values: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if isinstance(value, list) and all(each in values for each in value):
            return ""
        return f"must be a list of some of {', '.join(values)}"

    return check


def _template(value: Any) -> str:
    if not isinstance(value, str):
        return "must be a text"
    from client.config.name_template import BadTemplate, check_template

    try:
        check_template(value)
    except BadTemplate as error:
        return f"is no way to make names ({error})"
    return ""


def _yes_or_no(value: Any) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def _text(value: Any) -> str:
    return "" if isinstance(value, str) else "must be a text"


def _hotkeys(value: Any) -> str:
    if not isinstance(value, dict) or not all(isinstance(keys, str) for keys in value.values()):
        return 'must be a table such as { capture_region = "ctrl+shift+4" }'
    unknown = sorted(set(value) - set(DEFAULT_HOTKEYS))
    return f"has no action {', '.join(unknown)}" if unknown else ""


def _point(value: Any) -> str:
    if isinstance(value, list) and len(value) == 2 and all(type(n) is int for n in value):
        return ""
    return "must be two whole numbers, such as [20, 20]"


_SAFE: Mapping[str, Mapping[str, Any]] = {"privacy": {"privacy": "obscure"}}
"""What is in force instead of something that cannot be understood, where the default tells more."""

_CHECKS: Mapping[str, Callable[[Any], str]] = {
    "privacy": _one_of("public", "obscure"),
    "image_format": _one_of("png", "jpeg", "webp"),
    "quality": _between(1, 100),
    "cursor": _yes_or_no,
    "magnifier": _yes_or_no,
    "adjust_selection": _yes_or_no,
    "after_still": _some_of(*AFTER_STILL),
    "after_recording": _some_of(*AFTER_RECORDING),
    "after_file": _some_of(*AFTER_FILE),
    "save_folder": _text,
    "name_template": _template,
    "appearance": _one_of("system", "light", "dark"),
    "language": _text,
    "tray_click": _one_of("capture", "library"),
    "hotkeys": _hotkeys,
    "hotkey_backend": _text,
    "capture_backend": _text,
    "show_drop_window": _yes_or_no,
    "drop_window_position": _point,
    "embedded_port": _between(1024, 65535),
    "record_format": _one_of("mp4", "webm", "gif", "webp"),
    "record_fps": _between(1, 60),
    "gif_fps": _between(1, 50),
    "trim_before_upload": _yes_or_no,
    "record_cursor": _yes_or_no,
    "record_clicks": _yes_or_no,
    "record_countdown": _between(0, 60),
    "record_audio": _one_of("none", "mic", "system", "both"),
    "upload_limit": _between(0, 10_000_000),
    "link_of_recordings": _one_of("start", "stop"),
    "record_source": _text,
}
