"""Listing the windows that can be seen, top-most first, on each system."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Protocol

from capture.errors import BackendUnavailable, NoDisplay

if TYPE_CHECKING:
    from capture.models import Window


class WindowLister(Protocol):
    """Knows which windows there are."""

    def windows(self) -> tuple[Window, ...]:
        """The visible top-level windows, top-most first.

        Raises:
            NoDisplay: there is nothing to ask.
        """
        ...


def make() -> WindowLister:
    """The lister for this system.

    Raises:
        BackendUnavailable: the system does not tell programs about other programs' windows.
        NoDisplay: there is no display.
    """
    if sys.platform == "win32":
        from capture.windows.win32 import Win32Windows

        return Win32Windows()
    if sys.platform == "darwin":
        from capture.windows.darwin import DarwinWindows

        return DarwinWindows()
    if os.environ.get("WAYLAND_DISPLAY"):
        raise BackendUnavailable(
            "Wayland does not tell programs where windows are.",
            "Capture a region, or a screen, instead.",
        )
    if not os.environ.get("DISPLAY"):
        raise NoDisplay("neither DISPLAY nor WAYLAND_DISPLAY is set")
    from capture.windows.x11 import X11Windows

    return X11Windows()
