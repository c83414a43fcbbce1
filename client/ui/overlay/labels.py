"""What is written on the overlay: the size beside a selection, and the line about the keys."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion

from client.ui import theme
from client.ui.overlay.scene import Scene, Sheet

GROUND = QColor(24, 23, 33, 236)
TEXT = QColor("#f5f4fa")
_RIM = QColor(255, 255, 255, 30)
_PADDING = QSizeF(10, 5)
_DISTANCE = 8.0
_HINT_FROM_BOTTOM = 104.0
_LONGEST = 420.0


class SizeLabel:
    """How large the selection is, or what would be taken, written above it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._font = theme.font(10, QFont.Weight.Medium)

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """The label as it was and as it is."""
        if (before.label, before.bright) == (after.label, after.bright):
            return QRegion()
        return _grown(self.box(before)) + _grown(self.box(after))

    def box(self, scene: Scene) -> QRectF:
        """Where it is: above, below where there is no room, inside where there is none either."""
        if scene.bright is None or not scene.label:
            return QRectF()
        window = self._sheet.window
        around = self._sheet.to_points(scene.bright)
        if not around.intersects(window):
            return QRectF()
        box = QRectF(QPointF(), _size(self._elided(scene.label), self._font))
        box.moveBottomLeft(around.topLeft() - QPointF(0, _DISTANCE))
        if box.top() < window.top() + _DISTANCE:
            box.moveTopLeft(around.bottomLeft() + QPointF(0, _DISTANCE))
        if box.bottom() > window.bottom() - _DISTANCE:
            inside = around.intersected(window)
            box.moveTopLeft(inside.topLeft() + QPointF(_DISTANCE, _DISTANCE))
        box.moveLeft(min(box.left(), window.right() - _DISTANCE - box.width()))
        box.moveLeft(max(box.left(), window.left() + _DISTANCE))
        return box

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws it."""
        box = self.box(scene)
        if box.intersects(QRectF(dirty)):
            draw_bubble(painter, box, self._elided(scene.label), self._font)

    def _elided(self, text: str) -> str:
        return QFontMetricsF(self._font).elidedText(text, Qt.TextElideMode.ElideMiddle, _LONGEST)


class Hint:
    """A line about the keys, which fades."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._font = theme.font(10)

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """The line as it was and as it is."""
        if (before.hint, before.hint_opacity) == (after.hint, after.hint_opacity):
            return QRegion()
        return _grown(self.box(before)) + _grown(self.box(after))

    def box(self, scene: Scene) -> QRectF:
        """Where it is: in the middle, above the bar."""
        if not scene.hint or scene.hint_opacity <= 0:
            return QRectF()
        window = self._sheet.window
        box = QRectF(QPointF(), _size(self._elided(scene.hint), self._font))
        box.moveCenter(QPointF(window.center().x(), window.bottom() - _HINT_FROM_BOTTOM))
        return box

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws it."""
        box = self.box(scene)
        if box.intersects(QRectF(dirty)):
            painter.setOpacity(scene.hint_opacity)
            draw_bubble(painter, box, self._elided(scene.hint), self._font)
            painter.setOpacity(1.0)

    def _elided(self, text: str) -> str:
        room = self._sheet.size.width() - 6 * _PADDING.width()
        return QFontMetricsF(self._font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def draw_bubble(painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
    """Writes a text on a dark ground with round ends."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_RIM)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(TEXT)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _size(text: str, font: QFont) -> QSizeF:
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text) + 2 * _PADDING.width() + metrics.height() / 2
    return QSizeF(width, metrics.height() + 2 * _PADDING.height())


def _grown(box: QRectF) -> QRegion:
    return QRegion() if box.isEmpty() else QRegion(box.toAlignedRect().adjusted(-2, -2, 2, 2))
