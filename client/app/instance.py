"""One app per person and session."""

from pathlib import Path

from PySide6.QtCore import QLockFile


class InstanceLock:
    """A lock that the system takes back when its holder dies.

    The socket alone cannot tell a running app from one that was killed: its file stays. Whoever
    holds the lock may remove such a file.
    """

    def __init__(self, file: Path) -> None:
        self._lock = QLockFile(str(file))
        self._lock.setStaleLockTime(0)

    def acquire(self) -> bool:
        """Takes the lock; False when another app that is alive has it."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Gives the lock back; safe to call when it is not held."""
        self._lock.unlock()
