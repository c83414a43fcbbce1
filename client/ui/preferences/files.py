"""The page of folders, names and formats."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from client.config.settings import Settings
from client.ui import style
from client.ui.preferences.page import Page

Preview = Callable[[str], tuple[str, str]]
"""A name that a template makes, and what is wrong with the template (empty = nothing)."""


class FilesPage(Page):
    """The page."""

    def __init__(self, preview: Preview, usual_folder: Path) -> None:
        super().__init__()
        self.head(self.tr("Files and names"))
        self._preview = preview
        where = self.card(self.tr("Saving"))
        self._folder = self.text("save_folder")
        self._folder.setPlaceholderText(str(usual_folder))
        choose = QPushButton(self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the folder"))
        choose.clicked.connect(self._choose_folder)
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._folder, 1)
        line.addWidget(choose)
        where.addWidget(QLabel(self.tr("Folder for what is saved")))
        self._folder.setAccessibleName(self.tr("Folder for what is saved"))
        where.addWidget(both)
        names = self.card(self.tr("Names"))
        self._example = style.kind(QLabel(), "small")
        self._example.setWordWrap(True)
        template = self.text("name_template", lambda text: preview(text)[1], self._show_example)
        template.setAccessibleName(self.tr("How captures are called"))
        self._template = template
        names.addWidget(QLabel(self.tr("How captures are called")))
        names.addWidget(template)
        names.addWidget(self._example)
        fields = "{kind} {date} {time} {window} {width} {height} {random}"
        names.addWidget(style.kind(QLabel(fields), "small"))
        formats = self.card(self.tr("Pictures"))
        kinds = (("png", "PNG"), ("jpeg", "JPEG"), ("webp", "WebP"))
        self.choice(formats, "image_format", self.tr("Format"), kinds)
        self._quality = self.number(
            formats, "quality", self.tr("Quality"), (1, 100), " %", self.tr("Of JPEG and WebP.")
        )
        self.on_show(self._fit_quality)
        self.finish()

    def _fit_quality(self, settings: Settings) -> None:
        self._quality.setEnabled(settings.image_format != "png")

    def _show_example(self, reason: str) -> None:
        name, _ = self._preview(self._template.text())
        style.kind(self._example, "wrong" if reason else "small")
        self._example.setText(reason or self.tr("For example: {name}").format(name=name))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for what is saved"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.changed.emit({"save_folder": folder}))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
