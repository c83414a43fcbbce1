"""The page of what is done with captures, recordings and files."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from client.config.settings import AFTER_FILE, AFTER_RECORDING, AFTER_STILL, Settings
from client.ui.preferences.page import Page


class AfterPage(Page):
    """The page."""

    def __init__(self) -> None:
        super().__init__()
        self.head(
            self.tr("After capturing"),
            self.tr("Any combination works. With “Edit”, uploading waits for the editor's button."),
        )
        self._kind(self.card(self.tr("Pictures")), "after_still", AFTER_STILL)
        self._kind(self.card(self.tr("Recordings")), "after_recording", AFTER_RECORDING)
        self._kind(self.card(self.tr("Files that are dropped or chosen")), "after_file", AFTER_FILE)
        self.finish()

    def _kind(self, rows: QVBoxLayout, name: str, actions: tuple[str, ...]) -> None:
        boxes: dict[str, QCheckBox] = {}
        for action in actions:
            box = QCheckBox(self._label(action))
            box.setAccessibleName(box.text())
            box.clicked.connect(lambda _on: self._tell_all(name, boxes))
            boxes[action] = box
            rows.addWidget(box)

        def show(settings: Settings) -> None:
            for action, box in boxes.items():
                box.setChecked(action in getattr(settings, name))
            boxes["copy_link"].setEnabled(boxes["upload"].isChecked())

        self.on_show(show)

    def _tell_all(self, name: str, boxes: dict[str, QCheckBox]) -> None:
        boxes["copy_link"].setEnabled(boxes["upload"].isChecked())
        self.changed.emit({name: tuple(a for a, box in boxes.items() if box.isChecked())})

    def _label(self, action: str) -> str:
        return {
            "upload": self.tr("Upload it"),
            "copy_link": self.tr("Copy its link"),
            "copy_picture": self.tr("Copy the picture itself"),
            "save": self.tr("Save it in a folder"),
            "edit": self.tr("Edit it"),
            "pin": self.tr("Pin it to the screen"),
        }[action]
