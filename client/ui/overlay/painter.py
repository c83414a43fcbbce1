"""What the overlay looks like on one screen."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from capture.models import Region
from client.ui import theme
from client.ui.overlay.geometry import ScreenView

_DIM = QColor(10, 9, 20, 112)
_LINE = QColor("#ffffff")
_EDGE = QColor(theme.ACCENT_ON_DARK)
_GUIDE = QColor(255, 255, 255, 140)
_BUBBLE = QColor(24, 23, 33, 235)
_LABEL_POINTS = 10.0
_PADDING = QSizeF(9, 5)
_DISTANCE = 8.0
_HINT_FROM_BOTTOM = 56.0


class OverlayPainter:
    """Draws the frozen picture, the dimming, the selection and what is written beside it.

    Args:
        picture: the screen's pixels.
        view: the screen.
        hint: one line about the keys.
    """

    def __init__(self, picture: QImage, view: ScreenView, hint: str) -> None:
        self._picture = picture
        self._view = view
        self._hint = hint
        self._font = theme.font(_LABEL_POINTS)

    def paint(
        self,
        painter: QPainter,
        dirty: QRect,
        selection: Region | None,
        pointer: QPoint | None,
    ) -> None:
        """Draws the part `dirty` of the window, in logical points.

        Args:
            painter: on the window.
            dirty: what has to be drawn.
            selection: what is selected, in physical pixels.
            pointer: where the pointer is, if it is on this screen.
        """
        self._draw_picture(painter, QRectF(dirty))
        chosen = self.outline(selection)
        self._dim(painter, dirty, chosen)
        if selection is not None and chosen is not None:
            self._draw_edge(painter, chosen)
            self._draw_bubble(painter, self.label_rect(selection), _size_text(selection))
        else:
            if pointer is not None:
                self._draw_guides(painter, pointer)
            self._draw_bubble(painter, self._hint_rect(), self._hint)

    def outline(self, selection: Region | None) -> QRectF | None:
        """The part of a selection that is on this screen, in logical points."""
        if selection is None:
            return None
        visible = selection.intersect(self._view.region)
        if visible is None:
            return None
        left, top = self._view.to_point((visible.x, visible.y))
        scale = self._view.scale
        return QRectF(left, top, visible.width / scale, visible.height / scale)

    def touched(self, selection: Region | None, pointer: QPoint | None) -> list[QRect]:
        """Where the window looks different because of a selection and the pointer."""
        chosen = self.outline(selection)
        if selection is not None and chosen is not None:
            return [
                chosen.toAlignedRect().adjusted(-4, -4, 4, 4),
                self.label_rect(selection).toAlignedRect().adjusted(-2, -2, 2, 2),
                self._hint_rect().toAlignedRect().adjusted(-2, -2, 2, 2),
            ]
        if pointer is None:
            return []
        size = self._window_size()
        return [
            QRect(pointer.x() - 2, 0, 5, size.height()),
            QRect(0, pointer.y() - 2, size.width(), 5),
        ]

    def label_rect(self, selection: Region) -> QRectF:
        """Where the size is written: above the selection, or inside where there is no room."""
        chosen = self.outline(selection) or QRectF()
        box = QRectF(QPointF(), self._text_size(_size_text(selection)))
        box.moveBottomLeft(chosen.topLeft() - QPointF(0, _DISTANCE))
        window = QRectF(self._window_size())
        if box.top() < window.top():
            box.moveTop(chosen.top() + _DISTANCE)
            box.moveLeft(chosen.left() + _DISTANCE)
        box.moveRight(min(box.right(), window.right() - _DISTANCE))
        return box

    def _draw_picture(self, painter: QPainter, dirty: QRectF) -> None:
        scale = self._view.scale
        source = QRectF(dirty.topLeft() * scale, dirty.size() * scale)
        painter.drawImage(dirty, self._picture, source)

    def _dim(self, painter: QPainter, dirty: QRect, chosen: QRectF | None) -> None:
        if chosen is None:
            painter.fillRect(dirty, _DIM)
            return
        window = QRectF(self._window_size())
        around = (
            QRectF(window.topLeft(), QPointF(window.right(), chosen.top())),
            QRectF(QPointF(window.left(), chosen.bottom()), window.bottomRight()),
            QRectF(QPointF(window.left(), chosen.top()), chosen.bottomLeft()),
            QRectF(chosen.topRight(), QPointF(window.right(), chosen.bottom())),
        )
        for part in around:
            visible = part.intersected(QRectF(dirty))
            if not visible.isEmpty():
                painter.fillRect(visible, _DIM)

    def _draw_edge(self, painter: QPainter, chosen: QRectF) -> None:
        """A bright line with a coloured one round it: visible on anything."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_EDGE, 1))
        painter.drawRect(chosen.adjusted(-1.5, -1.5, 0.5, 0.5))
        painter.setPen(QPen(_LINE, 1))
        painter.drawRect(chosen.adjusted(-0.5, -0.5, -0.5, -0.5))

    def _draw_guides(self, painter: QPainter, pointer: QPoint) -> None:
        size = self._window_size()
        painter.setPen(QPen(_GUIDE, 1))
        painter.drawLine(pointer.x(), 0, pointer.x(), size.height())
        painter.drawLine(0, pointer.y(), size.width(), pointer.y())

    def _draw_bubble(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BUBBLE)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(_LINE)
        painter.setFont(self._font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _hint_rect(self) -> QRectF:
        box = QRectF(QPointF(), self._text_size(self._hint))
        window = QRectF(self._window_size())
        box.moveCenter(QPointF(window.center().x(), window.bottom() - _HINT_FROM_BOTTOM))
        return box

    def _text_size(self, text: str) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(text) + 2 * _PADDING.width() + metrics.height() / 2
        return QSizeF(width, metrics.height() + 2 * _PADDING.height())

    def _window_size(self) -> QRect:
        scale = self._view.scale
        region = self._view.region
        return QRect(0, 0, round(region.width / scale), round(region.height / scale))


def _size_text(selection: Region) -> str:
    return f"{selection.width} × {selection.height}"
