"""Everything that works with a session: captures, sharing, hotkeys, the drop window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from capture.encode import ImageFormat, encode
from capture.encode.thumbnails import thumbnail
from capture.errors import CaptureError
from capture.targets import AllScreens
from client.app import clipboard
from client.app.autostart import AutostartSwitch
from client.app.delivery.deliveries import Deliveries
from client.app.doctor import Doctor
from client.app.drop_window import DropWindowController
from client.app.editing.room import EditingRoom
from client.app.flows.capture import CaptureFlow
from client.app.flows.region import RegionPicker
from client.app.flows.share import ShareFlow
from client.app.hotkeys import Hotkeys, shown
from client.app.ipc.regions import RegionCommand
from client.app.library import LibraryController
from client.app.preferences import Preferences
from client.app.recording.room import RecordingRoom
from client.app.tray.recent import RecentDrops
from client.core.recording_turn import RecordingBusy
from client.ui.overlay import Product, RegionOverlay

if TYPE_CHECKING:
    from client.app.application import Application
    from client.core.session import Session


class Workplace(QObject):
    """The rooms that need a session, and what leads into them.

    Args:
        app: the rooms that were there before.
        session: settings, capture and outbox.
    """

    def __init__(self, app: "Application", session: "Session") -> None:
        super().__init__(app)
        self._app = app
        self._session = session
        background, announcer, menu = app.background, app.announcer, app.menu
        settings = session.settings
        self._preferences = Preferences(session, background)
        self._overlay = RegionOverlay(self)
        self.picker = RegionPicker(session, self._overlay, background, self)
        self.deliveries = Deliveries(session.outbox, app.follower, announcer, background, self)
        self.editing = EditingRoom(session, self.deliveries, announcer, background, self)
        self.recording = RecordingRoom(app, session, self.deliveries, self)
        self.captures = CaptureFlow(
            session,
            self.picker,
            self.deliveries,
            announcer,
            background,
            self,
            edit=self.editing.edit_frame,
            record=self.recording.flow.begin,
        )
        self.sharing = ShareFlow(session, self.deliveries, announcer, self)
        self.region_command = RegionCommand(session, self.picker, self.deliveries, background, self)
        self.drop_window = DropWindowController(
            menu, settings.drop_window_position, self._preferences.change, self
        )
        self.hotkeys = Hotkeys(background, self)
        self.library = LibraryController(session, app.account, app.follower, background, self)
        self.doctor = Doctor(session, app.account, self.hotkeys, background, self)
        self._recent = RecentDrops(app.follower, background, self)
        self._autostart = AutostartSwitch(
            background, menu.set_autostart, partial(announcer.tell_error, "autostart"), self
        )
        self._connect()

    def open(self) -> None:
        """Takes the hotkeys, shows what is to be shown, and makes the first capture quick."""
        settings = self._session.settings
        self.hotkeys.bind(settings.hotkeys, settings.hotkey_backend)
        keys = shown(settings.hotkeys)
        self._app.menu.set_hotkeys({**keys, "record_stop": keys.get("record_video", "")})
        self.recording.display.key = keys.get("record_video", "")
        self.drop_window.want(settings.show_drop_window)
        self._overlay.prepare()
        self._app.background.run(self._warm_up)
        self._recent.load(self._session.outbox)
        self._autostart.read()
        self.library.begin()

    def capture_key(self) -> str:
        """The keys that capture a region, as they are shown."""
        return shown(self._session.settings.hotkeys).get("capture_region", "")

    def close_windows(self) -> None:
        """Takes away everything that can be seen; safe to call twice."""
        self.picker.cancel()
        self.recording.close_windows()
        self.sharing.close()
        self.editing.close()
        self.drop_window.close()
        self.library.close()

    def _connect(self) -> None:
        menu, captures, sharing = self._app.menu, self.captures, self.sharing
        menu.capture_region.connect(partial(captures.after_menu, captures.region))
        menu.capture_screen.connect(partial(captures.after_menu, captures.screen))
        menu.capture_window.connect(partial(captures.after_menu, captures.window))
        menu.record_video.connect(
            partial(captures.after_menu, partial(self._record, Product.VIDEO))
        )
        menu.record_gif.connect(partial(captures.after_menu, partial(self._record, Product.GIF)))
        menu.upload_clipboard.connect(sharing.clipboard)
        menu.upload_files.connect(sharing.choose_files)
        menu.edit_file.connect(self.editing.choose_file)
        menu.pin_clipboard.connect(self.editing.pins.pin_clipboard)
        menu.show_library.connect(self.library.open)
        menu.show_captures.connect(self._show_captures)
        menu.uploads_paused.connect(self._pause_uploads)
        menu.recent_chosen.connect(self._copy_recent)
        menu.autostart_toggled.connect(self._autostart.turn)
        self._recent.changed.connect(menu.set_recent)
        self._app.tray.clicked.connect(self._tray_clicked)
        self._app.tray.dropped.connect(sharing.share)
        self.drop_window.clicked.connect(captures.region)
        self.drop_window.dropped.connect(sharing.share)
        self.hotkeys.pressed.connect(self._pressed)
        self.library.capture_wanted.connect(partial(captures.after_menu, captures.region))
        self.library.choose_wanted.connect(sharing.choose_files)
        self.library.dropped.connect(sharing.share)
        self.library.acting.edit_wanted.connect(self.editing.edit_file)
        self.library.acting.pin_wanted.connect(self.editing.pins.pin_file)
        self.library.acting.upload_wanted.connect(sharing.files)
        self.hotkeys.refused.connect(self._app.notices.hotkeys_refused)

    def _pressed(self, action: str) -> None:
        match action:
            case "capture_region":
                self.captures.region()
            case "capture_screen":
                self.captures.screen()
            case "capture_window":
                self.captures.window()
            case "record_video":
                self._record(Product.VIDEO)
            case "record_gif":
                self._record(Product.GIF)
            case "record_pause":
                self.recording.flow.toggle_pause()
            case "upload_clipboard":
                self.sharing.clipboard()
            case _:
                raise ValueError(f"nothing is called {action!r}")

    def _tray_clicked(self) -> None:
        if self.recording.flow.is_running:
            self.recording.flow.stop()
        else:
            self.captures.region()

    def _record(self, product: Product) -> None:
        """The same key, or entry, that starts a recording ends it."""
        if self.recording.flow.is_running:
            self.recording.flow.stop()
        elif self.recording.flow.is_busy:
            self._app.announcer.tell_error("recording", RecordingBusy())
        else:
            self.captures.region(product)

    def _pause_uploads(self, paused: bool) -> None:
        outbox = self._session.outbox
        self._app.background.run(outbox.pause if paused else outbox.resume)

    def _copy_recent(self, url: str) -> None:
        clipboard.copy(url)
        self._app.announcer.tell("recent", self.tr("Link copied"), url)

    def _show_captures(self) -> None:
        folder = self._session.paths.captures
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _warm_up(self) -> None:
        """Does once what the first capture would otherwise wait for, and throws it away."""
        try:
            frame = self._session.capture.grab(AllScreens())
        except CaptureError:
            return  # the first capture will say it to whoever wants one
        encode(frame, ImageFormat(self._session.settings.image_format))
        thumbnail(frame)
