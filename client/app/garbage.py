"""Python's garbage collection, on the GUI thread alone.

Left to itself it runs in whichever thread happens to allocate. There it would destroy widgets and
timers that only a circle of references kept alive, which Qt answers with a crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_MS = 2000
_THRESHOLDS = (2000, 10, 10)
"""Objects made, and collections of the younger generation, before a generation has its turn."""


class Garbage(QObject):
    """Collects as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collects the oldest generation whose turn it is, if there is one."""
    counts = gc.get_count()
    for generation in (2, 1, 0):
        if counts[generation] > _THRESHOLDS[generation]:
            gc.collect(generation)
            return
