"""The system's requests to end, turned into a call on the GUI thread without polling."""

import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = [signal.SIGINT, signal.SIGTERM]
if sys.platform != "win32":
    _SIGNALS.append(signal.SIGHUP)


class Interrupts(QObject):
    """Calls `on_interrupt` when the process is asked to end.

    Python runs its signal handlers between two instructions of its own, which never come while Qt
    waits for events. The wake-up socket makes such an event out of a signal.
    """

    def __init__(
        self, on_interrupt: Callable[[signal.Signals], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._on_interrupt = on_interrupt
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(
            self._reader.fileno(), QSocketNotifier.Type.Read, parent=self
        )
        self._notifier.activated.connect(self._empty)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, self._handle) for number in _SIGNALS}

    def close(self) -> None:
        """Gives the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        signal.set_wakeup_fd(self._wakeup_before)
        self._reader.close()
        self._writer.close()

    def _empty(self) -> None:
        try:
            while self._reader.recv(64):
                pass
        except BlockingIOError:
            return

    def _handle(self, number: int, _frame: FrameType | None) -> None:
        self._on_interrupt(signal.Signals(number))
