"""The windows that people open and keep open: library, preferences, welcome."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from client.app.autostart import AutostartSwitch
from client.app.doctor import Doctor
from client.app.first_start import FirstStart
from client.app.hotkeys import Hotkeys, shown
from client.app.library import LibraryController
from client.app.login import Login
from client.app.preferences import Preferences
from client.app.preferences_room import PreferencesRoom
from client.ui import style
from client.ui.first_start import FirstStartWindow
from client.ui.theme import Appearance

if TYPE_CHECKING:
    from client.app.application import Application
    from client.config.settings import Settings
    from client.core.session import Session

# A window that was just hidden must be off the screen, and what is under it drawn again.
_MS_UNTIL_IT_IS_GONE = 250


class Windows(QObject):
    """Makes them when they are wanted, and dresses them as it is set.

    Attributes:
        library: all drops.
        preferences: all settings.
        doctor: what works, and what does not.
        welcome: for somebody who starts the app for the first time.
    """

    def __init__(
        self,
        app: "Application",
        session: "Session",
        preferences: Preferences,
        hotkeys: Hotkeys,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._session = session
        self._hotkeys = hotkeys
        background = app.background
        self._login = Login(session.paths, app.account, background, self)
        self.library = LibraryController(session, app.account, app.follower, background, self)
        self.doctor = Doctor(session, app.account, hotkeys, background, self)
        self.preferences = PreferencesRoom(
            session, preferences, self._login, hotkeys, self.doctor, self
        )
        self.welcome = FirstStart(session.paths, self._login, background, self)
        self._autostart = AutostartSwitch(
            background,
            self._show_autostart,
            partial(app.announcer.tell_error, "autostart"),
            self,
        )
        self._connect(preferences)

    def open(self) -> None:
        """Reads what they show, and welcomes somebody who is new."""
        settings = self._session.settings
        self._dress(settings)
        self._app.language.speak(settings.language)
        self._app.menu.retranslate()
        self._autostart.read()
        self.library.begin()
        self.welcome.begin(self._make_welcome)

    def capture(self, start: Callable[[], object]) -> None:
        """Starts a capture, once the welcome is not in the picture any more."""
        if self.welcome.get_out_of_the_way():
            QTimer.singleShot(_MS_UNTIL_IT_IS_GONE, self, start)
        else:
            start()

    def account_changed(self) -> None:
        """Another server is in use."""
        self.library.account_changed()
        self.preferences.show_server()

    def close(self) -> None:
        """Takes them away; safe to call twice."""
        self.library.close()
        self.preferences.close()
        self.welcome.close()

    def _connect(self, preferences: Preferences) -> None:
        menu = self._app.menu
        menu.show_library.connect(self.library.open)
        menu.show_preferences.connect(self.preferences.open)
        menu.autostart_toggled.connect(self._autostart.turn)
        self.library.preferences_wanted.connect(self.preferences.open)
        self.preferences.autostart_wanted.connect(self._autostart.turn)
        self.preferences.listening.connect(self._pause_hotkeys)
        self.welcome.autostart_wanted.connect(self._autostart.turn)
        self._login.changed.connect(self._app.commands.account_changed)
        preferences.changed.connect(self._settings_changed)

    def _settings_changed(self, before: "Settings", now: "Settings") -> None:
        if before.appearance != now.appearance:
            self._dress(now)
        if before.language != now.language:
            self._app.language.speak(now.language)
            self._app.menu.retranslate()
            self.library.open_again()
            self.preferences.open_again()

    def _dress(self, settings: "Settings") -> None:
        style.apply(self._app.qt, Appearance(settings.appearance))

    def _pause_hotkeys(self, paused: bool) -> None:
        """While a field waits for keys, they are for it."""
        settings = self._session.settings
        self._hotkeys.bind({} if paused else settings.hotkeys, settings.hotkey_backend)

    def _show_autostart(self, enabled: bool) -> None:
        self._app.menu.set_autostart(enabled)
        self.preferences.show_autostart(enabled)

    def _make_welcome(self) -> FirstStartWindow:
        keys = shown(self._session.settings.hotkeys).get("capture_region", "")
        has_hotkeys = not any(c.action == "capture_region" for c in self._hotkeys.conflicts)
        return FirstStartWindow(keys, has_tray=self._app.has_tray, has_hotkeys=has_hotkeys)
