"""Choosing a part of the frozen screen."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from capture.errors import CaptureError
from capture.models import Frame, Region
from capture.targets import AllScreens, RegionTarget, Target, WindowTarget
from client.app import clipboard
from client.app.background import Background, Task
from client.config.files import BadFile
from client.core import last_region
from client.core.failure import UsageError
from client.ui.countdown import Countdown
from client.ui.overlay import Choice, Options, Product, RegionOverlay

if TYPE_CHECKING:
    from client.config.settings import Settings
    from client.core.session import Session

Picked = Callable[[Frame], object]
Failed = Callable[[Exception], object]
Chosen = Callable[[Choice], object]

_log = logging.getLogger(__name__)

# Screens that are plugged in or out change several times within a moment.
_MS_UNTIL_SCREENS_SETTLE = 400


_AS_EVER = Options()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants picked.

    Attributes:
        on_picked: gets the pixels.
        on_error: is told that there are none.
        on_cancelled: is told that nothing was chosen.
        on_record: gets a choice that is to be recorded; None = recordings cannot be chosen.
        cursor: whether the mouse pointer is in the picture.
        delay: seconds before the screen is frozen.
        options: how the overlay opens.
    """

    on_picked: Picked
    on_error: Failed
    on_cancelled: Callable[[], object] = lambda: None
    on_record: Chosen | None = None
    cursor: bool = False
    delay: float = 0.0
    options: Options = _AS_EVER


class RegionPicker(QObject):
    """Freezes the screen, lets a part be chosen, and hands over its pixels. One at a time.

    Signals:
        closed: the screen is as it was; another region may be picked.
    """

    closed = Signal()

    def __init__(
        self,
        session: "Session",
        overlay: RegionOverlay,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._overlay = overlay
        self._background = background
        self._wish: Wish | None = None
        self._working: Task | None = None
        self._frame: Frame | None = None
        self._countdown = Countdown(self)
        self._countdown.cancelled.connect(self._cancelled)
        self._settling = QTimer(self, singleShot=True, interval=_MS_UNTIL_SCREENS_SETTLE)
        self._settling.timeout.connect(self._freeze_again)
        overlay.selected.connect(self._selected)
        overlay.cancelled.connect(self._cancelled)
        overlay.stale.connect(self._settling.start)
        overlay.colour_picked.connect(clipboard.copy)

    @property
    def is_busy(self) -> bool:
        """Whether something is being chosen, or the screen is just being frozen for it."""
        return self._wish is not None

    def pick(self, wish: Wish) -> bool:
        """Starts; exactly one of the wish's callbacks follows.

        Returns:
            False when something is being chosen already: nothing is started and nothing called.
        """
        if self.is_busy:
            return False
        self._wish = wish
        self._freeze(wish)
        return True

    def cancel(self) -> None:
        """Puts the screen back as it was; the one who waits is told."""
        if self._working is not None:
            self._working.cancel()
        self._settling.stop()
        self._countdown.stop()
        self._overlay.close()
        self._cancelled()

    def _freeze(self, wish: Wish) -> None:
        self._working = self._background.run(partial(self._grab_all, wish), self._open, self._fail)

    def _freeze_again(self) -> None:
        if self._wish is not None:
            self._freeze(replace(self._wish, delay=0.0))

    def _grab_all(self, wish: Wish) -> tuple[Frame, Options]:
        frame = self._session.capture.grab(AllScreens(), cursor=wish.cursor, delay=wish.delay)
        may_record = wish.on_record is not None
        return frame, replace(wish.options, last=self._last_region(), may_record=may_record)

    def _last_region(self) -> Region | None:
        try:
            return Region.parse(last_region.recall(self._session.paths.state))
        except (BadFile, CaptureError, UsageError):
            return None  # there is none yet

    def _open(self, frozen: tuple[Frame, Options]) -> None:
        self._working = None
        self._frame, options = frozen
        self._overlay.open(self._frame, options)
        # Only now: asking takes the processor that the overlay needs to appear at once.
        QTimer.singleShot(0, self, self._list_windows)

    def _list_windows(self) -> None:
        self._background.run(
            self._session.capture.windows, self._overlay.set_windows, self._no_windows
        )

    def _no_windows(self, error: Exception) -> None:
        if not isinstance(error, CaptureError):
            raise error
        _log.debug("no windows to suggest: %s", error)

    def _selected(self, choice: Choice) -> None:
        wish, frame = self._wish, self._frame
        if wish is None:
            return
        if choice.product is not Product.PICTURE and wish.on_record is not None:
            self._reset()
            wish.on_record(choice)
        elif choice.delay:
            self._frame = None
            self._countdown.start(choice.delay, choice.region, partial(self._grab_later, choice))
        else:
            self._reset()
            part = frame.crop(choice.region) if frame is not None else None
            if part is not None:
                wish.on_picked(part)

    def _grab_later(self, choice: Choice) -> None:
        wish = self._wish
        if wish is None:
            return

        def grab() -> Frame:
            return self._session.capture.grab(_target(choice), cursor=wish.cursor)

        def picked(frame: Frame) -> None:
            self._reset()
            wish.on_picked(frame)

        self._working = self._background.run(grab, picked, self._fail)

    def _fail(self, error: Exception) -> None:
        wish = self._wish
        self._reset()
        if wish is not None:
            wish.on_error(error)

    def _cancelled(self) -> None:
        wish = self._wish
        self._reset()
        if wish is not None:
            wish.on_cancelled()

    def _reset(self) -> None:
        self._working = None
        self._frame = None
        self._wish = None
        self.closed.emit()


def _target(choice: Choice) -> Target:
    """A window is looked for again: it may have moved while we waited."""
    return RegionTarget(choice.region) if choice.window is None else WindowTarget(choice.window)


def overlay_options(settings: "Settings") -> Options:
    """How the overlay opens by the settings."""
    return Options(adjust=settings.adjust_selection, magnifier=settings.magnifier)
