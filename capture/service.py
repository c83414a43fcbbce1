"""The one door to the screen: what there is, and pictures of it."""

from __future__ import annotations

import dataclasses
import threading
from functools import reduce
from typing import TYPE_CHECKING

from capture import backends, windows
from capture.errors import (
    CaptureError,
    NoScreens,
    RegionOutsideScreens,
    UnknownScreen,
    WindowNotFound,
)
from capture.models import Frame, Region, Screen, Window
from capture.targets import (
    ActiveWindow,
    OneScreen,
    RegionTarget,
    Target,
    WindowTarget,
)

if TYPE_CHECKING:
    from capture.backends.base import StillBackend


class CaptureService:
    """Takes pictures of the screen, from any thread.

    It connects at its first use, and again after the display was gone.

    Args:
        backend: the name of a back-end to force, or None for the one that suits the session.
    """

    def __init__(self, *, backend: str | None = None) -> None:
        self._forced = backend
        self._backend: StillBackend | None = None
        self._lock = threading.Lock()
        self._interrupted = threading.Event()

    def screens(self) -> tuple[Screen, ...]:
        """The monitors as they are now, at least one.

        Raises:
            NoDisplay: there is no display.
            NoScreens: it has no monitor.
        """
        with self._lock:
            return self._screens()

    def windows(self) -> tuple[Window, ...]:
        """The windows that can be seen, top-most first.

        Raises:
            NoDisplay: there is no display.
            BackendUnavailable: the system does not tell.
        """
        return windows.make().windows()

    def active_window(self) -> Window:
        """The window that has the keyboard.

        Raises:
            WindowNotFound: none has.
        """
        for window in self.windows():
            if window.active:
                return window
        raise WindowNotFound("active window")

    def locate(self, target: Target) -> tuple[Region, Region]:
        """Where a target is now: the part of it that is on the screens, and what those cover.

        Raises:
            CaptureError: in its kinds; see `capture.errors`.
        """
        wanted = self._window_region(target)
        screens = self.screens()
        return _visible_part(wanted or _region_of(target, screens), screens), _around(screens)

    def grab(self, target: Target, *, cursor: bool = False, delay: float = 0.0) -> Frame:
        """Takes a picture.

        Args:
            target: what of; a region or window that reaches beyond the screens is cut to them.
            cursor: whether the mouse pointer is in it.
            delay: seconds to wait first; `close` ends the wait.

        Raises:
            CaptureError: in its kinds; see `capture.errors`.
        """
        if delay > 0 and self._interrupted.wait(delay):
            raise CaptureError("The capture was cancelled.")
        wanted = self._window_region(target)
        with self._lock:
            screens = self._screens()
            region = _visible_part(wanted or _region_of(target, screens), screens)
            frame = self._backend_in_use().grab(region, cursor=cursor)
        return dataclasses.replace(frame, scale=_scale_of(region, screens))

    def close(self) -> None:
        """Ends what is waiting and gives the display back; a later call connects anew."""
        self._interrupted.set()
        with self._lock:
            if self._backend is not None:
                self._backend.close()
                self._backend = None
        self._interrupted.clear()

    def _window_region(self, target: Target) -> Region | None:
        match target:
            case ActiveWindow():
                return self.active_window().region
            case WindowTarget(wanted):
                for window in self.windows():
                    if window.id == wanted:
                        return window.region
                raise WindowNotFound(f"window {wanted}")
            case _:
                return None

    def _screens(self) -> tuple[Screen, ...]:
        screens = self._backend_in_use().screens()
        if not screens:
            raise NoScreens
        return screens

    def _backend_in_use(self) -> StillBackend:
        if self._backend is None:
            self._backend = backends.make(self._forced)
        return self._backend


def _region_of(target: Target, screens: tuple[Screen, ...]) -> Region:
    match target:
        case RegionTarget(region):
            return region
        case OneScreen(index):
            if not 0 <= index < len(screens):
                raise UnknownScreen(index, len(screens))
            return screens[index].region
        case _:
            return _around(screens)


def _around(screens: tuple[Screen, ...]) -> Region:
    return reduce(Region.united, (screen.region for screen in screens))


def _visible_part(region: Region, screens: tuple[Screen, ...]) -> Region:
    everything = _around(screens)
    visible = region.intersect(everything)
    if visible is None or not any(visible.intersect(screen.region) for screen in screens):
        raise RegionOutsideScreens(region, everything)
    return visible


def _scale_of(region: Region, screens: tuple[Screen, ...]) -> float | None:
    """The highest scale among the screens that the region touches."""
    scales = [s.scale for s in screens if s.scale is not None and s.region.intersect(region)]
    return max(scales, default=None)
