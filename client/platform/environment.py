"""What kind of desktop this is."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DisplayServer(StrEnum):
    """Who draws the screen."""

    WINDOWS = "windows"
    MACOS = "macos"
    X11 = "x11"
    WAYLAND = "wayland"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Environment:
    """The desktop that this process runs in.

    Attributes:
        display_server: who draws the screen.
        desktop: its name in lower case, such as `gnome`; empty where there is none.
    """

    display_server: DisplayServer
    desktop: str = ""


def detect(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Environment:
    """Looks at the system and the environment."""
    if platform == "win32":
        return Environment(DisplayServer.WINDOWS)
    if platform == "darwin":
        return Environment(DisplayServer.MACOS)
    desktop = environ.get("XDG_CURRENT_DESKTOP", "").partition(":")[0].lower()
    if environ.get("WAYLAND_DISPLAY"):
        return Environment(DisplayServer.WAYLAND, desktop)
    if environ.get("DISPLAY"):
        return Environment(DisplayServer.X11, desktop)
    return Environment(DisplayServer.NONE, desktop)
