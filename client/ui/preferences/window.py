"""The window of the preferences."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from client.config.settings import Settings
from client.ui import icons, style, theme
from client.ui.preferences.account import AccountPage
from client.ui.preferences.after import AfterPage
from client.ui.preferences.doctor import DoctorPage
from client.ui.preferences.files import FilesPage, Preview
from client.ui.preferences.general import GeneralPage
from client.ui.preferences.hotkeys import HotkeysPage
from client.ui.preferences.key_field import PlainKey
from client.ui.preferences.page import Page
from client.ui.preferences.recording import RecordingPage

_SIZE = QSize(900, 660)


class PreferencesWindow(QWidget):
    """The window. Whatever is changed in it is told at once; there is nothing to confirm.

    Signals:
        changed: settings that were changed, by their names.
        shown_page: the name of the page that is looked at now.
    """

    changed = Signal(object)
    shown_page = Signal(str)

    def __init__(
        self,
        settings: Settings,
        preview: Preview,
        usual_folder: Path,
        plain_key: PlainKey = lambda _scan, _code: "",
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Dropcap – Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(680, 460)
        self.resize(_SIZE)
        self.general = GeneralPage()
        self.account = AccountPage()
        self.hotkeys = HotkeysPage(plain_key)
        self.files = FilesPage(preview, usual_folder)
        self.doctor = DoctorPage()
        self._names: list[str] = []
        self._pages: list[Page] = []
        self._list = style.kind(QListWidget(), "pages")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setFixedWidth(204)
        self._list.setIconSize(QSize(20, 20))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedWidget()
        for name, icon, label, page in (
            ("general", "settings", self.tr("General"), self.general),
            ("account", "cloud", self.tr("Server and account"), self.account),
            ("hotkeys", "keyboard", self.tr("Hotkeys"), self.hotkeys),
            ("after", "after", self.tr("After capturing"), AfterPage()),
            ("files", "folder", self.tr("Files and names"), self.files),
            ("recording", "record", self.tr("Recording"), RecordingPage()),
            ("doctor", "doctor", self.tr("Doctor"), self.doctor),
        ):
            self._add(name, icon, label, page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)
        self._list.currentRowChanged.connect(self._turn_to)
        close = QShortcut(QKeySequence.StandardKey.Close, self)
        close.activated.connect(self.close)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.close)
        self.show_settings(settings)
        self._list.setCurrentRow(0)

    def show_settings(self, settings: Settings) -> None:
        """Shows what is set."""
        for page in self._pages:
            page.show_settings(settings)

    def turn_to(self, name: str) -> None:
        """Opens a page."""
        if name in self._names:
            self._list.setCurrentRow(self._names.index(name))

    def page_names(self) -> list[str]:
        """The names of all pages, from above to below."""
        return list(self._names)

    def _add(self, name: str, icon: str, label: str, page: Page) -> None:
        item = QListWidgetItem(icons.icon(icon, theme.palette().muted), label)
        self._list.addItem(item)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self._stack.addWidget(scroll)
        self._names.append(name)
        self._pages.append(page)
        page.changed.connect(self.changed)

    def _turn_to(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self.shown_page.emit(self._names[row])
