"""Ways of getting frames, the order they are preferred in, and the choice among them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from capture.backends import display_kind
from capture.errors import BackendUnavailable

if TYPE_CHECKING:
    from capture.recording.sources.base import FrameSource


def _x11grab() -> FrameSource:
    from capture.recording.sources.x11grab import X11Grab

    return X11Grab()


def _gdigrab() -> FrameSource:
    from capture.recording.sources.windows_grab import GdiGrab

    return GdiGrab()


def _ddagrab() -> FrameSource:
    from capture.recording.sources.windows_grab import DdaGrab

    return DdaGrab()


def _avfoundation() -> FrameSource:
    from capture.recording.sources.avfoundation import AvFoundation

    return AvFoundation()


def _mss() -> FrameSource:
    from capture.recording.sources.mss_feed import MssFeed

    return MssFeed()


_MAKERS: Final[Mapping[str, Callable[[], FrameSource]]] = {
    "x11grab": _x11grab,
    "gdigrab": _gdigrab,
    "ddagrab": _ddagrab,
    "avfoundation": _avfoundation,
    "mss": _mss,
}

_FITTING: Final[Mapping[str, tuple[str, ...]]] = {
    "win32": ("gdigrab", "ddagrab", "mss"),
    "darwin": ("avfoundation", "mss"),
    "x11": ("x11grab", "mss"),
    "wayland": (),
}
"""The sources that each kind of session has, the best first."""


def names() -> tuple[str, ...]:
    """What can be forced."""
    return tuple(_MAKERS)


def choose_name(
    *, platform: str = sys.platform, environ: Mapping[str, str] | None = None, forced: str | None
) -> str:
    """The name of the source to use.

    Raises:
        BackendUnavailable: `forced` names one that does not exist or not here, or there is none.
        NoDisplay: there is neither an X11 nor a Wayland display.
    """
    if forced is not None and forced not in _MAKERS:
        raise BackendUnavailable(
            f"There is no source of frames “{forced}”.", f"Choose one of {', '.join(_MAKERS)}."
        )
    kind = display_kind(platform, os.environ if environ is None else environ)
    fitting = _FITTING[kind]
    if forced is not None and forced not in fitting:
        here = f"Here there are: {', '.join(fitting)}." if fitting else "Here there is none."
        raise BackendUnavailable(f"The source {forced} does not work in this session.", here)
    if not fitting:
        raise BackendUnavailable(
            "Recording does not work on Wayland yet.", "Log in to an X11 session for it."
        )
    return forced or fitting[0]


def make(forced: str | None = None) -> FrameSource:
    """The source for this machine and session, or the one asked for.

    Raises:
        BackendUnavailable: there is none, or not the one asked for.
        NoDisplay: there is nothing to record.
    """
    return _MAKERS[choose_name(forced=forced)]()
