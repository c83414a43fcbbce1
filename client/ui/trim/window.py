"""The window in which a recording is cut before it is shared."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from client.ui import style, theme
from client.ui.trim.part import Part, Side, moment_text
from client.ui.trim.preview import Preview
from client.ui.trim.strip import Strip

FRAMES = 14
"""How many frames the strip has."""

# Frames are drawn once the handle rests: each is a run of ffmpeg.
_REST_MS = 110


class TrimWindow(QWidget):
    """Shows a recording and lets its start and end be chosen.

    Signals:
        upload_wanted: a `Part`, or None for all of it.
        keep_wanted: it is to be kept and not shared; so does closing the window.
        frame_wanted: the `Side` and the moment, in seconds, of a frame that is to be shown.
    """

    upload_wanted = Signal(object)
    keep_wanted = Signal()
    frame_wanted = Signal(object, float)

    def __init__(self, name: str, seconds: float, fps: float) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Trim: {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._decided = False
        part = Part.whole(seconds, fps)
        self._previews = {
            Side.START: Preview(self.tr("Start")),
            Side.END: Preview(self.tr("End")),
        }
        self._strip = Strip(part, FRAMES)
        self._said = style.kind(QLabel(), "muted")
        self._trimmed = style.kind(QPushButton(self.tr("Upload &trimmed")), "primary")
        self._all = QPushButton(self.tr("Upload &all"))
        self._keep = style.kind(QPushButton(self.tr("&Keep without uploading")), "quiet")
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._want_frames)
        self._side = Side.START
        self._lay_out()
        self._strip.part_changed.connect(self._changed)
        self._strip.side_taken.connect(self._take_side)
        self._trimmed.clicked.connect(self._upload_trimmed)
        self._all.clicked.connect(lambda: self._decide(None))
        self._keep.clicked.connect(self.close)
        self._changed(part)
        self._strip.handle(Side.START).setFocus()

    @property
    def part(self) -> Part:
        """What is chosen."""
        return self._strip.part

    def set_strip_frame(self, place: int, image: QImage) -> None:
        """Shows a frame of the strip, and in the previews until theirs are there."""
        self._strip.set_frame(place, image)
        for side in Side:
            if place == (0 if side is Side.START else FRAMES - 1) and self.part.is_whole:
                self._previews[side].show_frame(image, self.part.at(side))

    def set_frame(self, side: Side, moment: float, image: QImage) -> None:
        """Shows a frame in a preview, unless its handle is elsewhere by now."""
        if abs(self.part.shown_at(side) - moment) < self.part.step / 2:
            self._previews[side].show_frame(image, self.part.at(side))

    def set_busy(self, text: str) -> None:
        """Says what goes on; nothing can be pressed meanwhile. An empty text = it is over."""
        for widget in (self._trimmed, self._all, self._keep, self._strip):
            widget.setEnabled(not text)
        self._decided = bool(text)
        if text:
            self._said.setText(text)
        else:
            self._changed(self.part)

    def finish(self) -> None:
        """Closes it; what was to be decided is."""
        self._decided = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uploads what is chosen, Esc closes."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._upload_trimmed()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever closes it has not said that it is to be shared."""
        if not self._decided:
            self._decided = True
            self.keep_wanted.emit()
        event.accept()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.BIG_GAP, theme.BIG_GAP, theme.BIG_GAP, theme.BIG_GAP)
        rows.setSpacing(theme.GAP + theme.SMALL_GAP)
        previews = QHBoxLayout()
        previews.setSpacing(theme.GAP)
        for preview in self._previews.values():
            previews.addWidget(preview)
        rows.addLayout(previews, 1)
        rows.addWidget(self._strip)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self._said, 1)
        for button in (self._keep, self._all, self._trimmed):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        rows.addLayout(buttons)

    def _changed(self, part: Part) -> None:
        length = moment_text(part.length)
        whole = moment_text(part.seconds)
        chosen = self.tr("{length} of {whole}").format(length=length, whole=whole)
        self._said.setText(
            self.tr("{length}, all of it").format(length=whole) if part.is_whole else chosen
        )
        self._trimmed.setEnabled(not part.is_whole)
        for side, preview in self._previews.items():
            preview.show_frame(self._strip.nearest(part.shown_at(side)), part.at(side))
        self._rest.start()

    def _take_side(self, side: Side) -> None:
        self._side = side
        for each, preview in self._previews.items():
            preview.set_chosen(each is side)

    def _want_frames(self) -> None:
        for side in Side:
            self.frame_wanted.emit(side, self.part.shown_at(side))

    def _upload_trimmed(self) -> None:
        self._decide(None if self.part.is_whole else self.part)

    def _decide(self, part: Part | None) -> None:
        if not self._decided:
            self._decided = True
            self.upload_wanted.emit(part)
