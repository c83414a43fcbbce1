"""From a hotkey or the menu to a capture on its way to a link."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from capture.models import Region
from capture.targets import ActiveWindow, OneScreen, Target
from client.app.background import Background
from client.app.flows.pointer import pointer_position, screen_at
from client.app.flows.region import RegionPicker, Wish, overlay_options
from client.core import last_region
from client.ui.overlay import Choice, Product

if TYPE_CHECKING:
    from capture.models import Frame
    from client.app.delivery.announcer import Announcer
    from client.core.session import Session

# A menu that was just used must be off the screen, and what is under it drawn again.
_MS_UNTIL_MENU_IS_GONE = 200


class CaptureFlow(QObject):
    """Takes captures and hands them on.

    Args:
        take: told each capture.
        record: records what was chosen.
    """

    def __init__(
        self,
        session: "Session",
        picker: RegionPicker,
        announcer: "Announcer",
        background: Background,
        parent: QObject | None = None,
        *,
        take: Callable[["Frame"], object],
        record: Callable[[Choice], object],
    ) -> None:
        super().__init__(parent)
        self._deliver = take
        self._record = record
        self._session = session
        self._picker = picker
        self._announcer = announcer
        self._background = background

    def region(self, product: Product = Product.PICTURE) -> None:
        """Has a region chosen; nothing happens while one is being chosen already.

        Args:
            product: what is to become of it, unless that is changed while choosing.
        """
        settings = self._session.settings
        self._picker.pick(
            Wish(
                self._region_picked,
                self._failed,
                cursor=settings.cursor,
                on_record=self._recording_chosen,
                options=replace(overlay_options(settings), product=product),
            )
        )

    def screen(self) -> None:
        """Takes the screen that the pointer is on."""
        self._take(partial(self._screen_under, pointer_position()))

    def window(self) -> None:
        """Takes the window that has the keyboard."""
        self._take(ActiveWindow)

    def after_menu(self, capture: Callable[[], object]) -> None:
        """Starts one of the captures once the menu that asked for it is off the screen."""
        QTimer.singleShot(_MS_UNTIL_MENU_IS_GONE, self, capture)

    def _take(self, target: Callable[[], Target]) -> None:
        if not self._picker.is_busy:
            self._background.run(partial(self._grab, target), self._deliver, self._failed)

    def _grab(self, target: Callable[[], Target]) -> "Frame":
        return self._session.capture.grab(target(), cursor=self._session.settings.cursor)

    def _screen_under(self, position: tuple[int, int]) -> OneScreen:
        return OneScreen(screen_at(position, self._session.capture.screens()).index)

    def _region_picked(self, frame: "Frame") -> None:
        self._deliver(frame)
        self._background.run(partial(self._remember, frame.region))

    def _recording_chosen(self, choice: Choice) -> None:
        self._record(choice)
        self._background.run(partial(self._remember, choice.region))

    def _remember(self, region: Region) -> None:
        with contextlib.suppress(OSError):  # a convenience for next time
            last_region.remember(self._session.paths.state, str(region))

    def _failed(self, error: Exception) -> None:
        self._announcer.tell_error("capture", error)
