"""Everything that works with a session: captures, sharing, hotkeys, the drop window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from capture.encode import ImageFormat, encode
from capture.encode.thumbnails import thumbnail
from capture.errors import CaptureError
from capture.targets import AllScreens
from client.app import clipboard
from client.app.delivery.deliveries import Deliveries
from client.app.drop_window import DropWindowController
from client.app.editing.room import EditingRoom
from client.app.flows.after import AfterCapture, Hands
from client.app.flows.capture import CaptureFlow
from client.app.flows.region import RegionPicker
from client.app.flows.share import ShareFlow
from client.app.hotkeys import Hotkeys, shown
from client.app.ipc.regions import RegionCommand
from client.app.preferences import Preferences
from client.app.recording.room import RecordingRoom
from client.app.tray.recent import RecentDrops
from client.app.windows import Windows
from client.core.recording_turn import RecordingBusy
from client.ui.overlay import Product, RegionOverlay

if TYPE_CHECKING:
    from client.app.application import Application
    from client.config.settings import Settings
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
        self.preferences = Preferences(session, background, self)
        self._overlay = RegionOverlay(self)
        self.picker = RegionPicker(session, self._overlay, background, self)
        self.deliveries = Deliveries(session.outbox, app.follower, announcer, background, self)
        self.editing = EditingRoom(session, self.deliveries, announcer, background, self)
        hands = Hands(
            self.editing.edit_frame,
            self.editing.edit_file,
            self.editing.pin,
            self.editing.pins.pin_file,
        )
        self.after = AfterCapture(session, self.deliveries, announcer, background, hands, self)
        self.recording = RecordingRoom(app, session, self.deliveries, self.after, self)
        self.captures = CaptureFlow(
            session,
            self.picker,
            announcer,
            background,
            self,
            take=self.after.still,
            record=self.recording.flow.begin,
        )
        self.sharing = ShareFlow(session, self.deliveries, self.after, announcer, self)
        self.region_command = RegionCommand(session, self.picker, self.deliveries, background, self)
        self.drop_window = DropWindowController(
            menu, settings.drop_window_position, self.preferences.change, self
        )
        self.hotkeys = Hotkeys(background, self)
        self.windows = Windows(app, session, self.preferences, self.hotkeys, self)
        self._recent = RecentDrops(app.follower, background, self)
        self._connect()

    def open(self) -> None:
        """Takes the hotkeys, shows what is to be shown, and makes the first capture quick."""
        settings = self._session.settings
        self._take_hotkeys(settings)
        self.drop_window.want(settings.show_drop_window)
        self._overlay.prepare()
        self._app.background.run(self._warm_up)
        self._recent.load(self._session.outbox)
        self.windows.open()

    def _take_hotkeys(self, settings: "Settings") -> None:
        self.hotkeys.bind(settings.hotkeys, settings.hotkey_backend)
        keys = shown(settings.hotkeys)
        self._app.menu.set_hotkeys({**keys, "record_stop": keys.get("record_video", "")})
        self.recording.display.key = keys.get("record_video", "")

    def _settings_changed(self, before: "Settings", now: "Settings") -> None:
        """What was changed takes effect at once."""
        if (before.hotkeys, before.hotkey_backend) != (now.hotkeys, now.hotkey_backend):
            self._take_hotkeys(now)
        if before.show_drop_window != now.show_drop_window:
            self.drop_window.want(now.show_drop_window)

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
        self.windows.close()

    def _connect(self) -> None:
        menu, captures, sharing = self._app.menu, self.captures, self.sharing
        menu.capture_region.connect(self._after_menu(captures.region))
        menu.capture_screen.connect(self._after_menu(captures.screen))
        menu.capture_window.connect(self._after_menu(captures.window))
        menu.record_video.connect(self._after_menu(partial(self._record, Product.VIDEO)))
        menu.record_gif.connect(self._after_menu(partial(self._record, Product.GIF)))
        menu.upload_clipboard.connect(sharing.clipboard)
        menu.upload_files.connect(sharing.choose_files)
        menu.edit_file.connect(self.editing.choose_file)
        menu.pin_clipboard.connect(self.editing.pins.pin_clipboard)
        menu.show_captures.connect(self._show_captures)
        menu.uploads_paused.connect(self._pause_uploads)
        menu.recent_chosen.connect(self._copy_recent)
        self._recent.changed.connect(menu.set_recent)
        self._app.tray.clicked.connect(self._tray_clicked)
        self._app.tray.dropped.connect(sharing.share)
        self.drop_window.clicked.connect(partial(self.windows.capture, captures.region))
        self.drop_window.dropped.connect(sharing.share)
        self.hotkeys.pressed.connect(self._pressed)
        library = self.windows.library
        library.capture_wanted.connect(partial(captures.after_menu, captures.region))
        library.choose_wanted.connect(sharing.choose_files)
        library.dropped.connect(sharing.share)
        library.acting.edit_wanted.connect(self.editing.edit_file)
        library.acting.pin_wanted.connect(self.editing.pins.pin_file)
        library.acting.upload_wanted.connect(sharing.upload)
        self.windows.welcome.capture_wanted.connect(self._after_menu(captures.region))
        self.preferences.changed.connect(self._settings_changed)
        self.preferences.failed.connect(partial(self._app.announcer.tell_error, "settings"))
        self.hotkeys.refused.connect(self._app.notices.hotkeys_refused)

    def _pressed(self, action: str) -> None:
        match action:
            case "capture_region":
                self.windows.capture(self.captures.region)
            case "capture_screen":
                self.windows.capture(self.captures.screen)
            case "capture_window":
                self.windows.capture(self.captures.window)
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
        elif self._session.settings.tray_click == "library":
            self.windows.library.open()
        else:
            self.windows.capture(self.captures.region)

    def _after_menu(self, start: Callable[[], object]) -> Callable[[], object]:
        """What a menu's entry does: it captures, without the menu in the picture."""
        return partial(self.captures.after_menu, partial(self.windows.capture, start))

    def _record(self, product: Product) -> None:
        """The same key, or entry, that starts a recording ends it."""
        if self.recording.flow.is_running:
            self.recording.flow.stop()
        elif self.recording.flow.is_busy:
            self._app.announcer.tell_error("recording", RecordingBusy())
        else:
            self.windows.capture(partial(self.captures.region, product))

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
