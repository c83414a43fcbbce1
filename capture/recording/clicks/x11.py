"""Clicks on X11: the X server tells of every button, whoever has it, and a ring shows where."""

import contextlib
import logging
import os
import select
import struct
import threading
import time
from typing import Final

from Xlib.display import Display
from Xlib.error import CatchError, ConnectionClosedError, XError
from Xlib.ext import shape, xinput
from Xlib.protocol.rq import Event

from capture.models import Region
from capture.recording.clicks.ring import Ring
from capture.recording.errors import CannotMarkClicks
from capture.scale import scale_of_screens
from capture.x11_display import open_display

_log = logging.getLogger(__name__)

_SHOWN: Final = 0.35  # seconds: long enough to be seen, over before a slow second click
_WHEEL: Final = range(4, 8)  # the buttons that a wheel presses: up, down, left, right
_XINPUT: Final = (2, 2)
"""Before 2.1 a raw event was kept from others while somebody had grabbed the mouse, as menus do;
2.2 came with X.Org 1.12 in 2012."""

_SHAPE: Final = (1, 1)
"""The first in which a window need not take the clicks on what is seen of it."""

_RAW_EVENT: Final = struct.Struct("=HII")  # XIRawEvent after its head: device, time, button
_PATIENCE: Final = 2.0  # seconds for an X server that does not answer


class X11Clicks:
    """Shows a ring round each click in the region, on a thread and a connection of its own.

    Raises:
        CannotMarkClicks: the X server lacks what it takes.
        NoDisplay: it does not answer.
    """

    def __init__(self, region: Region) -> None:
        self._region = region
        self._display = open_display()
        errors = CatchError()  # Xlib would print them
        self._display.set_error_handler(errors)
        try:
            _require_extensions(self._display)
            self._root = self._display.screen().root
            buttons = (xinput.AllMasterDevices, [xinput.RawButtonPressMask])
            xinput.select_events(self._root, [buttons])
            self._ring = Ring(self._display, scale_of_screens([region])[0] or 1.0)
            self._display.sync()
        except (ConnectionClosedError, XError, OSError) as error:
            self._end_connection()
            raise CannotMarkClicks(f"the X server refuses it ({error})") from error
        except CannotMarkClicks:
            self._end_connection()
            raise
        if (refusal := errors.get_error()) is not None:
            self._end_connection()
            raise CannotMarkClicks(f"the X server refuses it ({refusal})")
        self._is_on = False
        self._is_closed = False
        self._hides_at: float | None = None
        self._woken, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, name="clicks", daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """From now on clicks are marked."""
        self._is_on = True

    def end(self) -> None:
        """From now on they are not, and no mark is to be seen."""
        self._is_on = False
        if not self._is_closed:
            os.write(self._wake, b"x")

    def close(self) -> None:
        """Ends the thread, and with its connection the ring."""
        if self._is_closed:
            return
        self._is_closed = True
        os.write(self._wake, b"x")
        self._thread.join(_PATIENCE)
        if self._thread.is_alive():
            _log.warning("the X server does not answer; what listens for clicks is left behind")
            return
        os.close(self._woken)
        os.close(self._wake)

    def _run(self) -> None:
        try:
            while not self._is_closed:
                self._hide_in_time()
                while self._display.pending_events():
                    self._handle(self._display.next_event())
                self._wait()
        except (ConnectionClosedError, XError, OSError) as error:
            _log.warning("clicks are not marked any more: %s", error)
        finally:
            self._end_connection()

    def _end_connection(self) -> None:
        with contextlib.suppress(ConnectionClosedError, OSError):
            self._display.close()

    def _wait(self) -> None:
        left = None if self._hides_at is None else max(0.0, self._hides_at - time.monotonic())
        ready, _, _ = select.select([self._display.fileno(), self._woken], [], [], left)
        if self._woken in ready:
            os.read(self._woken, 64)

    def _hide_in_time(self) -> None:
        if self._hides_at is None or (self._is_on and time.monotonic() < self._hides_at):
            return
        self._hides_at = None
        self._ring.hide()
        self._display.flush()

    def _handle(self, event: Event) -> None:
        if getattr(event, "evtype", None) != xinput.RawButtonPress:
            return
        _, _, button = _RAW_EVENT.unpack_from(event.data)
        if not self._is_on or button in _WHEEL:
            return
        pointer = self._root.query_pointer()
        if self._region.contains(pointer.root_x, pointer.root_y):
            self._ring.show(pointer.root_x, pointer.root_y)
            self._display.flush()
            self._hides_at = time.monotonic() + _SHOWN


def _require_extensions(display: Display) -> None:
    for name in (xinput.extname, shape.extname):
        if not display.has_extension(name):
            raise CannotMarkClicks(f"the X server lacks its extension {name}")
    # The server treats this connection as of the version asked for; Xlib's own call asks for 2.0.
    input_version = xinput.XIQueryVersion(
        display=display.display,
        opcode=display.display.get_extension_major(xinput.extname),
        major_version=_XINPUT[0],
        minor_version=_XINPUT[1],
    )
    for name, least, has in (
        (xinput.extname, _XINPUT, input_version),
        (shape.extname, _SHAPE, shape.query_version(display)),
    ):
        if (has.major_version, has.minor_version) < least:
            raise CannotMarkClicks(f"the X server's extension {name} is too old")
