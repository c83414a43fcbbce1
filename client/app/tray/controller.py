"""The tray icon: there as soon as there is a tray, with its menu, its state and its drops."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from client.app.delivery.follower import Follower
from client.app.tray.drops import TrayDrops
from client.app.tray.presence import TrayPresence
from client.ui.tray import TrayMenu, TrayState, tray_icon
from uploader.model import Job

# Most captures are through before an icon that says "busy" would be noticed.
_MS_UNTIL_BUSY = 500

# A panel that is started anew is back before this.
_MS_UNTIL_MISSED = 3000

_BLINK_MS = 700


class TrayController(QObject):
    """Shows the icon and says how the uploads are.

    Signals:
        appeared: the icon is in the tray.
        missing: there is no tray to show it in.
        clicked: the icon was clicked with the left button.
        dropped: a `Dropped` was dropped onto the icon.
    """

    appeared = Signal()
    missing = Signal()
    clicked = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        application: QApplication,
        menu: TrayMenu,
        follower: Follower,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._follower = follower
        self._presence = TrayPresence(application, self)
        self._presence.appeared.connect(self._tray_appeared)
        self._drops = TrayDrops(application, self)
        self._drops.dropped.connect(self.dropped)
        self._drops.lost.connect(self._icon_lost)
        self._icon: QSystemTrayIcon | None = None
        self._shown = (TrayState.IDLE, 0)
        self._recording: tuple[TrayState, str] | None = None
        self._bright = True
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self._turn)
        self._settling = QTimer(self, singleShot=True, interval=_MS_UNTIL_BUSY)
        self._settling.timeout.connect(self._show_uploads)
        self._missing = QTimer(self, singleShot=True, interval=_MS_UNTIL_MISSED)
        self._missing.timeout.connect(self._check_tray)
        follower.changed.connect(self._hear)

    def start(self) -> None:
        """Shows the icon, now or when there is a tray; `missing` says that it is not now."""
        if self._presence.is_there():
            self._show()
        else:
            self._presence.wait()
            self.missing.emit()

    def close(self) -> None:
        """Takes the icon out of the tray; safe to call twice."""
        self._presence.stop()
        self._drops.stop()
        self._settling.stop()
        self._missing.stop()
        self._blink.stop()
        if self._icon is not None:
            self._icon.hide()

    @property
    def is_shown(self) -> bool:
        """Whether there is an icon in a tray."""
        return self._icon is not None and self._presence.is_there()

    def set_recording(self, state: TrayState | None, text: str) -> None:
        """Says that something is recorded, before all else; None = no longer."""
        if state is None:
            if self._recording is not None:
                self._recording = None
                self._blink.stop()
                self._show_uploads()
            return
        if self._recording is None:
            self._bright = True
            self._blink.start()
        self._recording = (state, text)
        self._show_recording()

    def _show_recording(self) -> None:
        if self._recording is not None:
            state, text = self._recording
            self._set(state, 1.0 if self._bright else 0.0, text)

    def _turn(self) -> None:
        self._bright = not self._bright
        self._show_recording()

    def _show(self) -> None:
        icon = QSystemTrayIcon(tray_icon(TrayState.IDLE), self)
        icon.setToolTip("Dropcap")
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._activated)
        icon.show()
        self._icon = icon
        self._drops.start()

    def _tray_appeared(self) -> None:
        self._missing.stop()
        if self._icon is None:
            self._presence.stop()
            self._show()
        self.appeared.emit()

    def _icon_lost(self) -> None:
        self._presence.wait()
        self._missing.start()

    def _check_tray(self) -> None:
        if not self._presence.is_there():
            self.missing.emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu already.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.clicked.emit()

    def _hear(self, job: Job) -> None:
        if not job.is_settled and self._shown[0] is not TrayState.BUSY:
            if not self._settling.isActive():
                self._settling.start()
        else:
            self._show_uploads()

    def _show_uploads(self) -> None:
        if self._recording is not None:
            return
        unfinished = self._follower.unfinished()
        waiting = [job for job in unfinished if job.waiting]
        if waiting and waiting[0].error is not None:
            self._set(TrayState.ERROR, 0.0, waiting[0].error.message)
        elif unfinished and all(job.paused for job in unfinished):
            self._set(TrayState.IDLE, 0.0, self.tr("Uploads are paused"))
        elif unfinished and not self._settling.isActive():
            size = sum(job.size or 0 for job in unfinished)
            progress = sum(job.sent for job in unfinished) / size if size else 0.0
            self._set(TrayState.BUSY, progress, self.tr("Uploading…"))
        else:
            self._set(TrayState.IDLE, 0.0, "")

    def _set(self, state: TrayState, progress: float, status: str) -> None:
        self._menu.set_status(status)
        shown = (state, round(progress * 50))
        if self._icon is None:
            return
        tip = f"Dropcap: {status}" if status else "Dropcap"
        if self._icon.toolTip() != tip:
            self._icon.setToolTip(tip)
        if shown == self._shown:
            return
        self._shown = shown
        self._icon.setIcon(tray_icon(state, progress))
