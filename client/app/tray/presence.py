"""Whether the desktop has a tray, and when it gets one.

Qt looks for a StatusNotifierWatcher once and remembers "none" for as long as the process lives: an
app that starts before the panel would stay invisible. So this asks first, without Qt's help, and
the icon is made when there is a tray for it.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from client.app.tray.x11_selection import ManagerFilter, TraySelection

_WATCHER = "org.kde.StatusNotifierWatcher"


class TrayPresence(QObject):
    """Knows whether there is a tray, of the older kind (X11) or of the newer one (D-Bus).

    Signals:
        appeared: there is a tray now; only after `wait`.
    """

    appeared = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._selection = TraySelection()
        self._filter: ManagerFilter | None = None
        self._watcher: QObject | None = None

    def is_there(self) -> bool:
        """Whether an icon would be seen if it were made now."""
        if sys.platform != "linux":
            return True
        return self._selection.has_owner() or _has_status_notifier()

    def wait(self) -> None:
        """Emits `appeared` whenever a tray starts."""
        if self._selection.is_possible and self._filter is None:
            self._filter = ManagerFilter(self._selection, self.appeared.emit)
            self._application.installNativeEventFilter(self._filter)
        if has_session_bus() and self._watcher is None:
            from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

            watcher = QDBusServiceWatcher(
                _WATCHER,
                QDBusConnection.sessionBus(),
                QDBusServiceWatcher.WatchModeFlag.WatchForRegistration,
                self,
            )
            watcher.serviceRegistered.connect(self.appeared)
            self._watcher = watcher

    def stop(self) -> None:
        """Stops waiting; safe to call when nothing waits."""
        if self._filter is not None:
            self._application.removeNativeEventFilter(self._filter)
            self._filter = None
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None


def has_session_bus() -> bool:
    """Whether a session bus can be expected to answer; asking Qt could start one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(folder) and Path(folder, "bus").exists()


def _has_status_notifier() -> bool:
    if not has_session_bus():
        return False
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus().interface()
    if bus is None:
        return False
    return bool(bus.isServiceRegistered(_WATCHER).value())
