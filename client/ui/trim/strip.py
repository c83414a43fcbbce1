"""The recording as a strip of frames, with a handle at each end of the chosen part."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui import theme
from client.ui.trim.handle import WIDTH, Handle
from client.ui.trim.part import Part, Side, moment_text

_HEIGHT = 76
_RADIUS = 8.0
_VEIL = QColor(0, 0, 0, 150)
_VEIL_ON_LIGHT = QColor(246, 246, 249, 190)
_LINE = 3.0


class Strip(QWidget):
    """Shows where the part is, and lets its ends be moved.

    Signals:
        part_changed: another `Part` is chosen.
        side_taken: the `Side` whose handle is in use.
    """

    part_changed = Signal(object)
    side_taken = Signal(object)

    def __init__(self, part: Part, count: int) -> None:
        super().__init__()
        self._part = part
        self._frames: list[QImage | None] = [None] * count
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Frames of the recording"))
        self._handles = {
            Side.START: Handle(Side.START, self.tr("Start"), self),
            Side.END: Handle(Side.END, self.tr("End"), self),
        }
        for side, handle in self._handles.items():
            handle.dragged.connect(partial(self._dragged, side))
            handle.stepped.connect(partial(self._stepped, side))
            handle.skipped.connect(partial(self._skipped, side))
            handle.sent.connect(partial(self._sent, side))
            handle.taken.connect(partial(self.side_taken.emit, side))
        self._describe()

    @property
    def part(self) -> Part:
        """What is chosen."""
        return self._part

    def handle(self, side: Side) -> Handle:
        """The handle of a side."""
        return self._handles[side]

    def set_frame(self, place: int, image: QImage) -> None:
        """Shows a frame, from the left, as soon as it is there."""
        if place < len(self._frames):
            self._frames[place] = image
            self.update()

    def nearest(self, moment: float) -> QImage | None:
        """The frame of the strip that is nearest to a moment, if it is there yet."""
        share = moment / self._part.seconds if self._part.seconds else 0.0
        place = min(int(share * len(self._frames)), len(self._frames) - 1)
        return self._frames[place]

    def set_part(self, part: Part) -> None:
        """Chooses another part."""
        if part == self._part:
            return
        self._part = part
        self._place()
        self._describe()
        self.update()
        self.part_changed.emit(part)

    def sizeHint(self) -> QSize:
        """Wide; as high as a strip is."""
        return QSize(720, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the handles where they belong."""
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the frames, veiled where they are left out, and a line round the part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        track = self._track()
        shape = QPainterPath()
        shape.addRoundedRect(track, _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(track, theme.palette().raised)
        width = track.width() / len(self._frames)
        for place, image in enumerate(self._frames):
            if image is not None:
                box = QRectF(track.left() + place * width, track.top(), width + 0.5, track.height())
                painter.drawImage(box, image, _middle(image, box))
        start, end = self._x(self._part.start), self._x(self._part.end)
        veil = _VEIL if theme.is_dark() else _VEIL_ON_LIGHT
        painter.fillRect(QRectF(track.topLeft(), QPointF(start, track.bottom())), veil)
        painter.fillRect(QRectF(QPointF(end, track.top()), track.bottomRight()), veil)
        painter.setClipping(False)
        pen = QPen(theme.palette().accent, _LINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for y in (track.top() + _LINE / 2, track.bottom() - _LINE / 2):
            painter.drawLine(QPointF(start - 4, y), QPointF(end + 4, y))
        painter.end()

    def _dragged(self, side: Side, x: float) -> None:
        track = self._track()
        share = (x - track.left()) / track.width()
        self.set_part(self._part.moved(side, share * self._part.seconds))

    def _stepped(self, side: Side, frames: int) -> None:
        self._move(side, lambda part: part.at(side) + frames * part.step)

    def _skipped(self, side: Side, seconds: int) -> None:
        self._move(side, lambda part: part.at(side) + seconds)

    def _sent(self, side: Side, direction: int) -> None:
        self._move(side, lambda part: 0.0 if direction < 0 else part.seconds)

    def _move(self, side: Side, where: Callable[[Part], float]) -> None:
        self.set_part(self._part.moved(side, where(self._part)))

    def _track(self) -> QRectF:
        return QRectF(self.rect()).adjusted(WIDTH, 0, -WIDTH, 0)

    def _x(self, moment: float) -> float:
        track = self._track()
        share = moment / self._part.seconds if self._part.seconds else 0.0
        return track.left() + share * track.width()

    def _place(self) -> None:
        for side, handle in self._handles.items():
            x = self._x(self._part.at(side))
            handle.resize(WIDTH, self.height())
            handle.move(round(x - WIDTH if side is Side.START else x), 0)

    def _describe(self) -> None:
        for side, handle in self._handles.items():
            handle.setAccessibleDescription(moment_text(self._part.at(side)))


def _middle(image: QImage, box: QRectF) -> QRectF:
    """The largest part of the picture with the box's proportions."""
    scale = min(image.width() / box.width(), image.height() / box.height())
    part = QRectF(0, 0, box.width() * scale, box.height() * scale)
    part.moveCenter(QRectF(image.rect()).center())
    return part
