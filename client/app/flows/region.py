"""Choosing a region on the frozen screen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from capture.models import Frame, Region, Screen
from capture.targets import AllScreens
from client.app.background import Background, Task
from client.ui.overlay import RegionOverlay

if TYPE_CHECKING:
    from capture.service import CaptureService

Picked = Callable[[Frame], object]
Failed = Callable[[Exception], object]


class RegionPicker(QObject):
    """Freezes the screen, lets a region be chosen, and hands over its pixels. One at a time.

    Signals:
        closed: the screen is as it was; another region may be picked.
    """

    closed = Signal()

    def __init__(
        self,
        capture: "CaptureService",
        overlay: RegionOverlay,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._capture = capture
        self._overlay = overlay
        self._background = background
        self._grabbing: Task | None = None
        self._frame: Frame | None = None
        self._on_picked: Picked | None = None
        self._on_cancelled: Callable[[], object] | None = None
        overlay.selected.connect(self._selected)
        overlay.cancelled.connect(self._cancelled)

    @property
    def is_busy(self) -> bool:
        """Whether a region is being chosen, or the screen is just being frozen for it."""
        return self._grabbing is not None or self._frame is not None

    def pick(
        self,
        on_picked: Picked,
        on_error: Failed,
        on_cancelled: Callable[[], object] = lambda: None,
        *,
        cursor: bool = False,
        delay: float = 0.0,
    ) -> bool:
        """Starts, after `delay` seconds; exactly one of the callbacks follows.

        Returns:
            False when a region is being chosen already: nothing is started and nothing called.
        """
        if self.is_busy:
            return False
        self._on_picked = on_picked
        self._on_cancelled = on_cancelled

        def failed(error: Exception) -> None:
            self._reset()
            on_error(error)

        self._grabbing = self._background.run(
            partial(self._freeze, cursor, delay), self._open, failed
        )
        return True

    def cancel(self) -> None:
        """Puts the screen back as it was; the one who waits is told."""
        if self._grabbing is not None:
            self._grabbing.cancel()
            self._cancelled()
        elif self._frame is not None:
            self._overlay.close()
            self._cancelled()

    def _freeze(self, cursor: bool, delay: float) -> tuple[Frame, tuple[Screen, ...]]:
        frame = self._capture.grab(AllScreens(), cursor=cursor, delay=delay)
        return frame, self._capture.screens()

    def _open(self, frozen: tuple[Frame, tuple[Screen, ...]]) -> None:
        self._grabbing = None
        self._frame, screens = frozen
        self._overlay.open(self._frame, screens)

    def _selected(self, region: Region) -> None:
        frame, on_picked = self._frame, self._on_picked
        self._reset()
        part = frame.crop(region) if frame is not None else None
        if part is not None and on_picked is not None:
            on_picked(part)

    def _cancelled(self) -> None:
        on_cancelled = self._on_cancelled
        self._reset()
        if on_cancelled is not None:
            on_cancelled()

    def _reset(self) -> None:
        self._grabbing = None
        self._frame = None
        self._on_picked = None
        self._on_cancelled = None
        self.closed.emit()
