"""The page of hotkeys."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from client.config.settings import DEFAULT_HOTKEYS, Settings
from client.ui import style
from client.ui.preferences.key_field import KeyField, PlainKey
from client.ui.preferences.page import Page


class HotkeysPage(Page):
    """The page.

    Signals:
        listening: whether a field waits for keys, during which no hotkey must act.
    """

    listening = Signal(bool)

    def __init__(self, plain_key: PlainKey = lambda _scan, _code: "") -> None:
        super().__init__()
        self.head(
            self.tr("Hotkeys"),
            self.tr("Press a field, then the keys. Esc leaves it, Delete takes the keys away."),
        )
        self._fields: dict[str, KeyField] = {}
        self._notes: dict[str, QLabel] = {}
        self._hotkeys: dict[str, str] = dict(DEFAULT_HOTKEYS)
        rows = self.card()
        for action, label in self._labels().items():
            field = KeyField(plain_key)
            field.chosen.connect(partial(self._chosen, action))
            field.refused.connect(partial(self._note, action))
            field.listening.connect(self.listening)
            note = style.kind(QLabel(), "wrong")
            note.setWordWrap(True)
            note.hide()
            self.row(rows, label, field)
            rows.addWidget(note)
            self._fields[action], self._notes[action] = field, note
        reset = QPushButton(self.tr("Reset all"))
        reset.clicked.connect(self._reset)
        line = QHBoxLayout()
        line.addWidget(reset)
        line.addStretch()
        self.column.addLayout(line)
        self.on_show(self._show_hotkeys)
        self.finish()

    def show_conflicts(self, conflicts: Mapping[str, str]) -> None:
        """Which keys could not be had, a sentence for each action."""
        for action in self._fields:
            self._note(action, conflicts.get(action, "") or self._twice(action))

    def _labels(self) -> dict[str, str]:
        return {
            "capture_region": self.tr("Capture a region"),
            "capture_screen": self.tr("Capture the screen"),
            "capture_window": self.tr("Capture the active window"),
            "record_video": self.tr("Record a video, or stop recording"),
            "record_gif": self.tr("Record a GIF"),
            "record_pause": self.tr("Pause the recording"),
            "upload_clipboard": self.tr("Upload the clipboard"),
        }

    def _show_hotkeys(self, settings: Settings) -> None:
        self._hotkeys = dict(settings.hotkeys)
        for action, field in self._fields.items():
            field.set_keys(self._hotkeys.get(action, ""))
            self._note(action, self._twice(action))

    def _chosen(self, action: str, keys: str) -> None:
        self._hotkeys[action] = keys
        for each in self._fields:
            self._note(each, self._twice(each))
        self.changed.emit({"hotkeys": dict(self._hotkeys)})

    def _reset(self) -> None:
        self.changed.emit({"hotkeys": dict(DEFAULT_HOTKEYS)})

    def _twice(self, action: str) -> str:
        """What to say of keys that are set for something else as well."""
        keys = self._hotkeys.get(action)
        others = [
            self._labels().get(other, other)
            for other, theirs in self._hotkeys.items()
            if keys and other != action and theirs == keys
        ]
        if not others:
            return ""
        return self.tr("These keys are set for “{other}” as well.").format(other=others[0])

    def _note(self, action: str, text: str) -> None:
        note = self._notes[action]
        note.setText(text)
        note.setVisible(bool(text))
        self._fields[action].setAccessibleDescription(text)
