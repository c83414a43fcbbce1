"""The bar above the grid: search, kinds, and the way to the preferences."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from client.ui import icons, style, theme
from client.ui.library.entry import Kind

_MS_UNTIL_SEARCH = 250


class LibraryTools(QWidget):
    """The bar.

    Signals:
        searched: another text is searched for.
        kind_chosen: a `Kind`, or None for all of them.
        capture_wanted, upload_wanted, preferences_wanted: the buttons.
    """

    searched = Signal(str)
    kind_chosen = Signal(object)
    capture_wanted = Signal()
    upload_wanted = Signal()
    preferences_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search by name"))
        self._search.setAccessibleName(self.tr("Search by name"))
        self._search.setClearButtonEnabled(True)
        self._glass = self._search.addAction(
            icons.icon("search", theme.palette().muted), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self, singleShot=True, interval=_MS_UNTIL_SEARCH)
        self._pause.timeout.connect(lambda: self.searched.emit(self._search.text().strip()))
        self._search.textChanged.connect(lambda _text: self._pause.start())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.focus_search)
        capture = style.kind(QPushButton(self.tr("Capture")), "primary")
        icons.put(capture, "region", "on_accent")
        capture.clicked.connect(self.capture_wanted)
        upload = QPushButton(self.tr("Upload files…"))
        icons.put(upload, "upload")
        upload.clicked.connect(self.upload_wanted)
        settings = style.kind(QToolButton(), "quiet")
        icons.put(settings, "settings")
        settings.setIconSize(QSize(20, 20))
        settings.setToolTip(self.tr("Preferences"))
        settings.setAccessibleName(self.tr("Preferences"))
        settings.clicked.connect(self.preferences_wanted)
        first = QHBoxLayout()
        first.setSpacing(theme.GAP - 2)
        first.addWidget(self._search, 1)
        first.addWidget(upload)
        first.addWidget(capture)
        first.addWidget(settings)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.BIG_GAP - 4, 16, theme.BIG_GAP - 4, 8)
        rows.setSpacing(theme.GAP)
        rows.addLayout(first)
        rows.addLayout(self._chips())

    def focus_search(self) -> None:
        """Puts the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def clear(self) -> None:
        """Searches for nothing, in all kinds."""
        self._search.clear()
        self._all.click()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the scheme."""
        if event.type() is QEvent.Type.PaletteChange:
            self._glass.setIcon(icons.icon("search", theme.palette().muted))
        super().changeEvent(event)

    def _chips(self) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL_GAP)
        kinds = (
            (None, self.tr("All")),
            (Kind.PICTURE, self.tr("Pictures")),
            (Kind.FILM, self.tr("Recordings")),
            (Kind.TEXT, self.tr("Texts")),
            (Kind.LINK, self.tr("Links")),
            (Kind.FILE, self.tr("Other files")),
        )
        for kind, text in kinds:
            chip = style.kind(QPushButton(text), "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(self.tr("Show: {kind}").format(kind=text))
            chip.clicked.connect(lambda _checked=False, kind=kind: self.kind_chosen.emit(kind))
            group.addButton(chip)
            row.addWidget(chip)
            if kind is None:
                chip.setChecked(True)
                self._all = chip
        row.addStretch()
        return row
