"""What commands ask for, as values that also travel to the running app."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from client.core.failure import UsageError

if TYPE_CHECKING:
    from capture.targets import Target

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_DURATION = re.compile(r"(\d+)([smhdw])")


@dataclass(frozen=True, slots=True)
class ShareOptions:
    """How something is to be shared; None = as the settings say.

    Attributes:
        privacy: `public`, `obscure` or `private`.
        password: for private drops.
        expires_in: seconds until the link ends.
        name: what it is called on its page.
        max_views: how often it can be seen.
        slug: a link of one's own.
        tags: words to find it by.
    """

    privacy: str | None = None
    password: str | None = field(default=None, repr=False)
    expires_in: int | None = None
    name: str | None = None
    max_views: int | None = None
    slug: str | None = None
    tags: tuple[str, ...] = ()

    @classmethod
    def from_arguments(cls, arguments: Mapping[str, Any]) -> ShareOptions:
        """Reads what came from a command."""
        given: dict[str, Any] = {name: arguments.get(name) for name in cls.__slots__}
        given["tags"] = tuple(given["tags"] or ())
        return cls(**given)

    def as_arguments(self) -> dict[str, Any]:
        """What goes to the app."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ShotRequest:
    """A still.

    Attributes:
        what: `region`, `screen`, `all`, `window` or `last`.
        which: the region, the screen's number or the window's; empty where there is no choice.
        delay: seconds to wait first.
        cursor: whether the mouse pointer is in it; None = as the settings say.
        image_format: `png`, `jpeg` or `webp`; None = by the file's ending, or as the settings say.
        out: an absolute path to write the picture to; in a folder it gets a name of its own.
        upload: whether it gets a link.
    """

    what: str = "all"
    which: str = ""
    delay: float = 0.0
    cursor: bool | None = None
    image_format: str | None = None
    out: str | None = None
    upload: bool = True

    @classmethod
    def from_arguments(cls, arguments: Mapping[str, Any]) -> ShotRequest:
        """Reads what came from a command."""
        return cls(**{name: arguments[name] for name in cls.__slots__ if name in arguments})

    def as_arguments(self) -> dict[str, Any]:
        """What goes to the app."""
        return asdict(self)

    def target(self) -> Target:
        """What to capture.

        Raises:
            CaptureError: the region is none.
            UsageError: the number is none.
        """
        return target_of(self.what, self.which)


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """A recording; None = as the settings say.

    Attributes:
        what: `region`, `screen`, `all`, `window` or `last`.
        which: the region, the screen's number or the window's; empty where there is no choice.
        recording_format: `mp4`, `webm`, `gif` or `webp`; None = by the file's ending, too.
        fps: frames a second.
        duration: seconds after which it stops by itself.
        audio: `none`, `mic`, `system` or `both`.
        cursor: whether the mouse pointer is in it.
        clicks: whether clicks are marked.
        countdown: seconds to count down first.
        max_size: bytes that a GIF may have.
        trim: the part that is kept, like `1.5-8` in seconds.
        source: a way of getting frames to force.
        out: an absolute path to write the file to; in a folder it gets a name of its own.
        upload: whether it gets a link.
    """

    what: str = "all"
    which: str = ""
    recording_format: str | None = None
    fps: int | None = None
    duration: float | None = None
    audio: str | None = None
    cursor: bool | None = None
    clicks: bool | None = None
    countdown: float | None = None
    max_size: int | None = None
    trim: str | None = None
    source: str | None = None
    out: str | None = None
    upload: bool = True

    @classmethod
    def from_arguments(cls, arguments: Mapping[str, Any]) -> RecordRequest:
        """Reads what came from a command."""
        return cls(**{name: arguments[name] for name in cls.__slots__ if name in arguments})

    def as_arguments(self) -> dict[str, Any]:
        """What goes to the app."""
        return asdict(self)


def target_of(what: str, which: str) -> Target:
    """What to capture, by what a command calls it.

    Raises:
        CaptureError: the region is none.
        UsageError: the number is none.
    """
    from capture.models import Region
    from capture.targets import (
        ActiveWindow,
        AllScreens,
        OneScreen,
        RegionTarget,
        WindowTarget,
    )

    match what:
        case "region" | "last":
            return RegionTarget(Region.parse(which))
        case "screen":
            return OneScreen(_number(which))
        case "window":
            active = which == "active"
            return ActiveWindow() if active else WindowTarget(_number(which))
        case "all":
            return AllScreens()
        case other:
            raise UsageError(f"There is nothing called “{other}” to capture.")


def parse_duration(text: str) -> int:
    """Seconds from `30m`, `12h`, `7d` or `2w`.

    Raises:
        UsageError: it is something else, or nothing.
    """
    found = _DURATION.fullmatch(text.strip().lower())
    seconds = int(found[1]) * _SECONDS[found[2]] if found else 0
    if seconds <= 0:
        raise UsageError(f"“{text}” is not a length of time.", "Write 30m, 12h, 7d or 2w.")
    return seconds


def _number(text: str) -> int:
    try:
        return int(text, 0)
    except ValueError:
        raise UsageError(f"“{text}” is not a number.") from None
