"""Ways of taking stills, the order they are preferred in, and the choice among them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from capture.errors import BackendUnavailable, NoDisplay

if TYPE_CHECKING:
    from collections.abc import Callable

    from capture.backends.base import StillBackend


def _mss() -> StillBackend:
    from capture.backends.mss_backend import MssBackend

    return MssBackend()


def _portal() -> StillBackend:
    if sys.platform != "linux":
        raise BackendUnavailable("Desktop portals are there on Linux alone.", "Choose mss.")
    from capture.backends.portal import PortalBackend

    return PortalBackend()


_MAKERS: Final[Mapping[str, Callable[[], StillBackend]]] = {"mss": _mss, "portal": _portal}

_PREFERENCE: Final[Mapping[str, tuple[str, ...]]] = {
    "win32": ("mss",),
    "darwin": ("mss",),
    "x11": ("mss",),
    "wayland": ("portal",),
}


def choose_name(
    *, platform: str = sys.platform, environ: Mapping[str, str] | None = None, forced: str | None
) -> str:
    """The name of the back-end to use.

    Raises:
        BackendUnavailable: `forced` names one that does not exist.
        NoDisplay: there is neither an X11 nor a Wayland display.
    """
    if forced is not None:
        if forced not in _MAKERS:
            raise BackendUnavailable(
                f"There is no capture back-end “{forced}”.", f"Choose one of {', '.join(_MAKERS)}."
            )
        return forced
    return _PREFERENCE[display_kind(platform, os.environ if environ is None else environ)][0]


def make(forced: str | None = None) -> StillBackend:
    """The back-end for this machine and session, or the one asked for.

    Raises:
        BackendUnavailable: `forced` names one that does not exist.
        NoDisplay: there is nothing to connect to.
    """
    return _MAKERS[choose_name(forced=forced)]()


def display_kind(platform: str, environ: Mapping[str, str]) -> str:
    """What kind of session it is: `win32`, `darwin`, `x11` or `wayland`.

    Raises:
        NoDisplay: it is none of these.
    """
    if platform in ("win32", "darwin"):
        return platform
    # XWayland sets DISPLAY too, but shows X11 programs only its own windows.
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    if environ.get("DISPLAY"):
        return "x11"
    raise NoDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set")
