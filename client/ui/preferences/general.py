"""The page of appearance, language, tray and start."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from client.ui.languages import LANGUAGES
from client.ui.preferences.page import Page


class GeneralPage(Page):
    """The page.

    Signals:
        autostart_wanted: whether the app is to start with the session.
    """

    autostart_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.head(self.tr("General"))
        looks = self.card(self.tr("Appearance"))
        schemes = (
            ("system", self.tr("Like the desktop")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        self.choice(looks, "appearance", self.tr("Colours"), schemes)
        languages = (("", self.tr("Like the desktop")), *LANGUAGES.items())
        self.choice(looks, "language", self.tr("Language"), languages)
        start = self.card(self.tr("Start and tray"))
        self._autostart = QCheckBox(self.tr("Start Dropcap when I log in"))
        self._autostart.setAccessibleName(self._autostart.text())
        self._autostart.clicked.connect(self.autostart_wanted)
        start.addWidget(self._autostart)
        clicks = (
            ("capture", self.tr("captures a region")),
            ("library", self.tr("opens the library")),
        )
        self.choice(start, "tray_click", self.tr("A click on the tray icon"), clicks)
        self.check(
            start,
            "show_drop_window",
            self.tr("Show the drop window"),
            self.tr("A small square that stays on top: drop things onto it to share them."),
        )
        capture = self.card(self.tr("While a region is chosen"))
        self.check(capture, "magnifier", self.tr("Magnify the pixels round the pointer"))
        self.check(
            capture,
            "adjust_selection",
            self.tr("Let me adjust the region before it is captured"),
        )
        self.check(capture, "cursor", self.tr("Have the mouse pointer in pictures"))
        self.finish()

    def show_autostart(self, enabled: bool) -> None:
        """Whether the app starts with the session."""
        self._autostart.setChecked(enabled)
