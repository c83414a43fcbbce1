"""The window of the preferences in the app: what it shows, and what becomes of it."""

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.app import clipboard
from client.app.explaining import explain, translated
from client.app.login import Login
from client.app.preferences import Preferences
from client.config.name_template import BadTemplate, check_template
from client.config.settings import Settings
from client.core.names import capture_name
from client.core.saving import save_folder
from client.platform.environment import detect
from client.platform.hotkeys.plain_key import plain_key
from client.ui.preferences import PreferencesWindow

if TYPE_CHECKING:
    from client.app.doctor import Doctor
    from client.app.hotkeys import Hotkeys
    from client.core.doctor import Finding, Report
    from client.core.session import Session


class PreferencesRoom(QObject):
    """Opens the window and listens to it.

    Signals:
        autostart_wanted: whether the app is to start with the session.
        listening: whether a field waits for keys, during which no hotkey must act.
    """

    autostart_wanted = Signal(bool)
    listening = Signal(bool)

    def __init__(
        self,
        session: "Session",
        preferences: Preferences,
        login: Login,
        hotkeys: "Hotkeys",
        doctor: "Doctor",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._login = login
        self._hotkeys = hotkeys
        self._doctor = doctor
        self._window: PreferencesWindow | None = None
        self._page = "general"
        self._autostart = False
        self._report: Report | None = None
        self._examining = False
        preferences.changed.connect(self._settings_changed)
        hotkeys.bound.connect(self._show_conflicts)
        login.succeeded.connect(self._logged_in)
        login.failed.connect(self._login_failed)
        login.tested.connect(partial(self._tested, bad=False))
        login.test_failed.connect(self._test_failed)

    @property
    def window(self) -> PreferencesWindow | None:
        """The window, once it has been opened."""
        return self._window

    def open(self, page: str = "") -> None:
        """Shows the window, on a page if one is named."""
        if self._window is None:
            self._window = self._make()
        window = self._window
        window.turn_to(page or self._page)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Takes the window away; safe to call twice."""
        window, self._window = self._window, None
        if window is not None:
            window.hide()
            window.deleteLater()

    def open_again(self) -> None:
        """Makes the window anew if it is open, as for another language."""
        window = self._window
        if window is not None:
            place = window.geometry()
            is_open = window.isVisible()
            self.close()
            if is_open:
                self.open()
                if self._window is not None:
                    self._window.setGeometry(place)

    def show_autostart(self, enabled: bool) -> None:
        """Whether the app starts with the session."""
        self._autostart = enabled
        if self._window is not None:
            self._window.general.show_autostart(enabled)

    def _make(self) -> PreferencesWindow:
        environment = detect()
        window = PreferencesWindow(
            self._session.settings,
            preview,
            save_folder(Settings()),
            partial(plain_key, environment),
        )
        window.changed.connect(lambda values: self._preferences.change(**values))
        window.shown_page.connect(self._turned)
        window.general.show_autostart(self._autostart)
        window.general.autostart_wanted.connect(self.autostart_wanted)
        window.account.login_wanted.connect(self._login.log_in)
        window.account.logout_wanted.connect(self._login.log_out)
        window.account.test_wanted.connect(self._login.test)
        window.hotkeys.listening.connect(self.listening)
        window.doctor.check_wanted.connect(self._examine)
        window.doctor.copy_wanted.connect(self._copy_report)
        self._window = window
        self._show_conflicts()
        self.show_server()
        return window

    def _turned(self, page: str) -> None:
        self._page = page
        if page == "doctor" and self._report is None:
            self._examine()

    def _settings_changed(self, _before: Settings, now: Settings) -> None:
        if self._window is not None:
            self._window.show_settings(now)

    def _show_conflicts(self) -> None:
        if self._window is not None:
            conflicts = {
                conflict.action: translated(conflict.message)
                for conflict in self._hotkeys.conflicts
            }
            self._window.hotkeys.show_conflicts(conflicts)

    def show_server(self) -> None:
        """Which server is in use now."""
        if self._window is not None:
            self._login.tell_server(self._server_known)

    def _server_known(self, address: str, on_board: bool) -> None:
        if self._window is not None:
            fixed = self._login.is_fixed
            self._window.account.show_server(address, on_board=on_board, fixed=fixed)
            self._window.account.show_status("", bad=False)

    def _logged_in(self, sentence: str) -> None:
        if self._window is not None:
            self._window.account.form.show_status(sentence)

    def _login_failed(self, error: Exception) -> None:
        said = explain(error)
        if self._window is not None:
            self._window.account.form.show_status(f"{said.message} {said.remedy}", bad=True)

    def _tested(self, sentence: str, *, bad: bool) -> None:
        if self._window is not None:
            self._window.account.show_status(sentence, bad=bad)

    def _test_failed(self, error: Exception) -> None:
        said = explain(error)
        self._tested(f"{said.message} {said.remedy}", bad=True)

    def _examine(self) -> None:
        if self._window is None or self._examining:
            return
        self._examining = True
        self._window.doctor.begin()
        self._doctor.examine(self._found, self._examined)

    def _found(self, id_: str, finding: "Finding") -> None:
        if self._window is not None:
            message, fix = translated(finding.message), translated(finding.fix)
            self._window.doctor.show_finding(id_, finding.state.value, message, fix)

    def _examined(self, report: "Report") -> None:
        self._examining = False
        self._report = report
        if self._window is not None:
            for id_, finding in report.findings:
                self._found(id_, finding)
            self._window.doctor.end([id_ for id_, _ in report.findings])

    def _copy_report(self) -> None:
        if self._report is not None:
            document = json.dumps(self._report.document(), indent=2, ensure_ascii=False)
            clipboard.copy(document)


def preview(template: str) -> tuple[str, str]:
    """A name that a template makes, and what is wrong with the template, if anything is."""
    try:
        check_template(template)
    except BadTemplate as error:
        return "", f"{translated(error.message)} {translated(error.remedy)}"
    example = QCoreApplication.translate("PreferencesRoom", "A window's title")
    return capture_name(template=template, window=example, size=(1920, 1080)), ""
