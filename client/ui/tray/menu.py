"""The menu of the tray icon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

_MOST_RECENT = 8
_LONGEST_NAME = 44


@dataclass(frozen=True, slots=True)
class RecentDrop:
    """A drop in the menu."""

    name: str
    url: str
    thumbnail: QImage | None = None


class TrayMenu(QMenu):
    """What can be done from the tray.

    Signals:
        capture_region, capture_screen, capture_window, upload_clipboard, upload_files: the entries.
        record_video, record_gif, stop_recording, pause_recording, cancel_recording: likewise.
        edit_file: a picture is to be chosen and edited.
        pin_clipboard: the picture on the clipboard is to be pinned to the screen.
        show_library: the library is to be opened.
        show_preferences: the preferences are to be opened.
        show_captures: the folder of captures is to be opened.
        recent_chosen: the link of a recent drop is to be copied.
        uploads_paused: whether uploads are to wait.
        drop_window_toggled: whether the drop window is to be there.
        autostart_toggled: whether the app is to start with the session.
        quit_wanted: the app is to end.
    """

    capture_region = Signal()
    capture_screen = Signal()
    capture_window = Signal()
    record_video = Signal()
    record_gif = Signal()
    stop_recording = Signal()
    pause_recording = Signal()
    cancel_recording = Signal()
    upload_clipboard = Signal()
    upload_files = Signal()
    edit_file = Signal()
    pin_clipboard = Signal()
    show_library = Signal()
    show_preferences = Signal()
    show_captures = Signal()
    recent_chosen = Signal(str)
    uploads_paused = Signal(bool)
    drop_window_toggled = Signal(bool)
    autostart_toggled = Signal(bool)
    quit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._hotkeys: Mapping[str, str] = {}
        self._drops: Sequence[RecentDrop] = ()
        self._fill()

    def retranslate(self) -> None:
        """Says everything in the language that the app speaks now."""
        status = self._status.text()
        switches = self._drop_window.isChecked(), self._autostart.isChecked()
        running = self._running[0].isVisible()
        self.clear()
        self._fill()
        self.set_hotkeys(self._hotkeys)
        self.set_status(status.replace("&&", "&"))
        self.set_drop_window_shown(switches[0])
        self.set_autostart(switches[1])
        self.set_recording(running=running, paused=False)

    def _fill(self) -> None:
        self._status = self.addAction("")
        self._status.setEnabled(False)
        self._status.setVisible(False)
        self._by_hotkey: dict[str, QAction] = {}
        self._add("capture_region", self.tr("Capture a &region"), self.capture_region)
        self._add("capture_screen", self.tr("Capture the &screen"), self.capture_screen)
        self._add("capture_window", self.tr("Capture the active &window"), self.capture_window)
        self.addSeparator()
        self._add_recording()
        self.addSeparator()
        self._add("upload_clipboard", self.tr("Upload the &clipboard"), self.upload_clipboard)
        self._add("upload_files", self.tr("Upload &files…"), self.upload_files)
        self._add("edit_file", self.tr("&Edit a picture…"), self.edit_file)
        self._add("pin_clipboard", self.tr("&Pin the copied picture"), self.pin_clipboard)
        self.addSeparator()
        self._recent = self.addMenu(self.tr("Recent &drops"))
        self._add("show_library", self.tr("&Library…"), self.show_library)
        self._add("show_captures", self.tr("&Open the captures folder"), self.show_captures)
        self.addSeparator()
        self._add_switch(self.tr("Pa&use uploads"), self.uploads_paused)
        self._drop_window = self._add_switch(
            self.tr("Show the drop wi&ndow"), self.drop_window_toggled
        )
        self._autostart = self._add_switch(self.tr("Start at &login"), self.autostart_toggled)
        self.addSeparator()
        self._add("show_preferences", self.tr("Pr&eferences…"), self.show_preferences)
        self._add("quit", self.tr("&Quit Dropcap"), self.quit_wanted)
        self.set_recent(self._drops)

    def set_recording(self, *, running: bool, paused: bool) -> None:
        """Offers to end a recording while there is one, and to start one otherwise."""
        for action in self._starting:
            action.setVisible(not running)
        for action in self._running:
            action.setVisible(running)
        keys = self._pause.text().partition("\t")[2]
        text = self.tr("Go &on recording") if paused else self.tr("&Pause recording")
        self._pause.setText(f"{text}\t{keys}" if keys else text)

    def set_hotkeys(self, hotkeys: Mapping[str, str]) -> None:
        """Writes hotkeys beside the entries they are for, by the actions' names."""
        self._hotkeys = dict(hotkeys)
        for name, action in self._by_hotkey.items():
            text = action.text().partition("\t")[0]
            keys = hotkeys.get(name, "")
            action.setText(f"{text}\t{keys}" if keys else text)

    def set_status(self, text: str) -> None:
        """A line at the top about what is going on; empty = none."""
        self._status.setText(text.replace("&", "&&"))
        self._status.setVisible(bool(text))

    def set_recent(self, drops: Sequence[RecentDrop]) -> None:
        """The latest drops; choosing one copies its link."""
        self._drops = list(drops)
        self._recent.clear()
        for drop in drops[:_MOST_RECENT]:
            action = self._recent.addAction(_shortened(drop.name).replace("&", "&&"))
            action.setToolTip(drop.url)
            if drop.thumbnail is not None:
                action.setIcon(_icon(drop.thumbnail))
            action.setData(drop.url)
            action.triggered.connect(
                lambda _checked=False, url=drop.url: self.recent_chosen.emit(url)
            )
        if not drops:
            self._recent.addAction(self.tr("Nothing yet")).setEnabled(False)

    def set_drop_window_shown(self, shown: bool) -> None:
        """Marks whether the drop window is there."""
        self._drop_window.setChecked(shown)

    def set_autostart(self, enabled: bool) -> None:
        """Marks whether the app starts with the session."""
        self._autostart.setChecked(enabled)

    def _add_recording(self) -> None:
        self._starting = (
            self._add("record_video", self.tr("Record &video…"), self.record_video),
            self._add("record_gif", self.tr("Record &GIF…"), self.record_gif),
        )
        stop = self._add("record_stop", self.tr("S&top recording"), self.stop_recording)
        self._pause = self._add("record_pause", self.tr("&Pause recording"), self.pause_recording)
        self._running = (
            stop,
            self._pause,
            self._add("record_cancel", self.tr("Throw recording away"), self.cancel_recording),
        )
        self.set_recording(running=False, paused=False)

    def _add(self, name: str, text: str, signal: SignalInstance) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: signal.emit())
        self._by_hotkey[name] = action
        return action

    def _add_switch(self, text: str, signal: SignalInstance) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        # triggered and not toggled: only a person's choice counts, not the app's own marking.
        action.triggered.connect(signal)
        return action


def _shortened(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1]}…"


def _icon(image: QImage) -> QIcon:
    side = 32
    scaled = image.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
    return QIcon(QPixmap.fromImage(scaled.copy(left, top, side, side)))
