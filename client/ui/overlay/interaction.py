"""What keys and mouse mean while something is chosen: plain values, no windows.

A person aims (a window is suggested), drags, and either has it taken at once or adjusts it first.
"""

from collections.abc import Sequence
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from capture.models import Region, Window
from client.ui.overlay.choice import Choice, Mode, Options, Product
from client.ui.overlay.geometry import SMALLEST, Pixel, between, clamped, moved, resized
from client.ui.overlay.grips import Grip, grip_at, pulled

DELAYS: Final = (0, 3, 5, 10)
"""Seconds."""

RATIOS: Final = (None, Fraction(1), Fraction(4, 3), Fraction(3, 2), Fraction(16, 9))
_SQUARE: Final = Fraction(1)


class Phase(Enum):
    """How far the choice is."""

    AIMING = auto()
    DRAGGING = auto()
    ADJUSTING = auto()


class Interaction:
    """The state of one choice. Positions are physical pixels of the desktop.

    Attributes:
        options: how it began; what keys changed since is beside it.
        mode, product, delay, ratio, adjust: as the keys have set them.
        phase: how far it is.
        pointer: the pixel that is aimed at; None before the pointer is known.
        region: what is selected.
    """

    def __init__(
        self, everything: Region, screens: Sequence[Region], options: Options | None = None
    ) -> None:
        self.options = options or Options()
        self.everything = everything
        self.mode = self.options.mode
        self.product = self.options.product
        self.adjust = self.options.adjust
        self.delay = 0
        self.ratio: Fraction | None = None
        self.phase = Phase.AIMING
        self.pointer: Pixel | None = None
        self.region: Region | None = None
        self.moves = False
        cut = (screen.intersect(everything) for screen in screens)
        self._screens = tuple(screen for screen in cut if screen is not None)
        self._windows: tuple[Window, ...] = ()
        self._start: Pixel | None = None
        self._square = False
        self._grip: Grip | None = None
        self._pressed_region: Region | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether the button is held."""
        return self._start is not None

    @property
    def suggested_window(self) -> Window | None:
        """The window that a click would take."""
        if self.phase is not Phase.AIMING or self.mode is Mode.SCREEN or self.pointer is None:
            return None
        return next((w for w in self._windows if w.region.contains(*self.pointer)), None)

    @property
    def suggestion(self) -> Region | None:
        """What a click would take: the visible part of a window, or a screen."""
        if self.phase is not Phase.AIMING or self.pointer is None:
            return None
        if self.mode is Mode.SCREEN:
            return self._screen_under_pointer()
        window = self.suggested_window
        return window.region.intersect(self.everything) if window is not None else None

    @property
    def direction(self) -> tuple[int, int]:
        """Where a drag goes, as the signs of x and y."""
        if self._start is None or self.pointer is None:
            return 1, 1
        return (
            1 if self.pointer[0] >= self._start[0] else -1,
            1 if self.pointer[1] >= self._start[1] else -1,
        )

    def set_windows(self, windows: Sequence[Window]) -> None:
        """The windows that can be suggested, top-most first."""
        self._windows = tuple(windows)

    def grip_under(self, pixel: Pixel, reach: float) -> Grip | None:
        """What the pointer could pull at, while a selection is adjusted."""
        if self.phase is not Phase.ADJUSTING or self.region is None:
            return None
        return self._grip or grip_at(self.region, pixel, reach)

    def press(self, pixel: Pixel, reach: float = 0.0) -> None:
        """The button goes down: a new selection, or a grip of the one that is there."""
        pixel = clamped(pixel, self.everything)
        self._grip = self.grip_under(pixel, reach)
        self._pressed_region = self.region
        self._start = self.pointer = pixel
        if self._grip is None:
            self.region = None
            self.phase = Phase.AIMING

    def point(self, pixel: Pixel, *, square: bool = False) -> None:
        """The pointer is elsewhere, or Shift was pressed or released where it is."""
        pixel = clamped(pixel, self.everything)
        before, self.pointer = self.pointer, pixel
        self._square = square
        if self._start is None:
            return
        if self._grip is not None and self._pressed_region is not None:
            by = (pixel[0] - self._start[0], pixel[1] - self._start[1])
            self.region = pulled(
                self._pressed_region, self._grip, by, self.everything, self._kept_ratio()
            )
        elif self.mode is Mode.REGION:
            if self.moves and before is not None and self.phase is Phase.DRAGGING:
                self._start = (
                    self._start[0] + pixel[0] - before[0],
                    self._start[1] + pixel[1] - before[1],
                )
            self._span()

    def release(self, pixel: Pixel, *, square: bool = False, wait: bool = False) -> Choice | None:
        """The button goes up.

        Args:
            pixel: where.
            square: whether Shift is held.
            wait: whether the other of "take at once" and "adjust first" is wanted this time.

        Returns:
            What was chosen, when that is enough to take it.
        """
        if self._start is None:
            return None
        self.point(pixel, square=square)
        pulled_at, self._start, self._grip = self._grip, None, None
        if pulled_at is not None:
            return None
        was_dragged, self.phase = self.phase is Phase.DRAGGING, Phase.AIMING
        if was_dragged and self.region is not None:
            if self.adjust != wait:
                self._select(self.region)
                return None
            return self._chosen(self.region)
        # A click beside a selection lets go of it; a line too thin to be a region is no click.
        return None if was_dragged or self._pressed_region is not None else self._suggested()

    def accept(self) -> Choice | None:
        """Takes what is selected, or else what is suggested, or else the screen."""
        if self.is_pressed:
            return None
        if self.region is not None:
            return self._chosen(self.region)
        if self.mode is Mode.WINDOW:
            return self._suggested()
        screen = self._screen_under_pointer()
        return self._chosen(screen) if screen is not None else None

    def take_last(self) -> Choice | None:
        """Takes what was captured last, or selects it where selections are adjusted first."""
        last = self.options.last
        last = last.intersect(self.everything) if last is not None else None
        if last is None or self.is_pressed:
            return None
        if self.adjust:
            self._select(last)
            return None
        return self._chosen(last)

    def nudge(self, dx: int, dy: int) -> None:
        """Moves the pointer, or the selection that is being adjusted."""
        if self.phase is Phase.ADJUSTING and self.region is not None and not self.is_pressed:
            self.region = moved(self.region, dx, dy, self.everything)
        elif self.pointer is not None:
            self.point((self.pointer[0] + dx, self.pointer[1] + dy), square=self._square)

    def resize(self, dx: int, dy: int) -> None:
        """Moves the right and bottom edge; without a selection, one begins at the pointer."""
        if self.is_pressed:
            self.nudge(dx, dy)
        elif self.region is not None:
            self.region = resized(self.region, dx, dy, self.everything)
        elif self.pointer is not None and self.mode is Mode.REGION:
            small = Region(*self.pointer, SMALLEST, SMALLEST)
            self._select(resized(moved(small, 0, 0, self.everything), dx, dy, self.everything))

    def cancel_selection(self) -> bool:
        """Lets go of a selection; False when there is none, and so nothing left but to leave."""
        had_one = self.region is not None
        self._start = self._grip = self.region = None
        self.phase = Phase.AIMING
        return had_one

    def set_mode(self, mode: Mode) -> None:
        """Wants something else of the screen."""
        if not self.is_pressed:
            self.cancel_selection()
            self.mode = mode

    def set_product(self, product: Product) -> None:
        """Wants something else to become of it."""
        if product is Product.PICTURE or self.options.may_record:
            self.product = product

    def next_delay(self) -> None:
        """The next longer delay, and none after the longest."""
        self.delay = DELAYS[(DELAYS.index(self.delay) + 1) % len(DELAYS)]

    def next_ratio(self) -> None:
        """The next shape to keep to; none after the last."""
        self.ratio = RATIOS[(RATIOS.index(self.ratio) + 1) % len(RATIOS)]
        if self.phase is Phase.DRAGGING:
            self._span()

    def _span(self) -> None:
        if self._start is None or self.pointer is None:
            return
        ratio = self.ratio or (_SQUARE if self._square else None)
        self.region = between(self._start, self.pointer, self.everything, ratio)
        across, along = (abs(a - b) for a, b in zip(self._start, self.pointer, strict=True))
        if max(across, along) >= SMALLEST:
            self.phase = Phase.DRAGGING

    def _kept_ratio(self) -> Fraction | None:
        """While adjusting, Shift keeps the shape that the selection has."""
        if self.ratio is not None or not self._square or self._pressed_region is None:
            return self.ratio
        return Fraction(self._pressed_region.width, self._pressed_region.height)

    def _select(self, region: Region) -> None:
        self.region = region
        self.phase = Phase.ADJUSTING

    def _suggested(self) -> Choice | None:
        region, window = self.suggestion, self.suggested_window
        if region is None:
            return None
        return self._chosen(region, window.id if window is not None else None)

    def _chosen(self, region: Region, window: int | None = None) -> Choice:
        return Choice(region, self.product, self.delay, window)

    def _screen_under_pointer(self) -> Region | None:
        if self.pointer is None:
            return next(iter(self._screens), None)
        x, y = self.pointer
        return next((screen for screen in self._screens if screen.contains(x, y)), None)
