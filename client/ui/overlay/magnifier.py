"""The pixels round the pointer, enlarged, with their grid, the position and the colour."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QRegion

from capture.models import Region
from client.ui import theme
from client.ui.overlay.labels import GROUND, TEXT
from client.ui.overlay.picture import hex_of
from client.ui.overlay.scene import Scene, Sheet

ACROSS, ALONG = 17, 13
"""Pixels that are shown; odd, so that one is in the middle."""

_CELL = 9.0  # points
_FOOT = 48.0
_AWAY = 26.0
_BAR = 84.0  # the foot of the screen, where the bar is
_RADIUS = 10.0
_MUTED = QColor("#b4b3c4")
_GRID = QColor(0, 0, 0, 38)
_RIM = QColor(255, 255, 255, 60)
_CROSS = QColor(158, 158, 255, 64)


class Magnifier:
    """Follows the pointer, on the side where it covers least."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        # Whole device pixels to a cell, or the grid would be uneven.
        self._cell = max(round(_CELL * sheet.ratio), 4) / sheet.ratio
        self._small = theme.font(8.5)
        self._strong = theme.font(10, QFont.Weight.DemiBold)

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """The magnifier as it was and as it is."""
        if _key(before) == _key(after):
            return QRegion()
        region = QRegion()
        for box in (self.box(before), self.box(after)):
            if not box.isEmpty():
                region += box.toAlignedRect().adjusted(-3, -3, 3, 3)
        return region

    def box(self, scene: Scene) -> QRectF:
        """Where it is: beside the pointer, in the direction of the drag where there is room."""
        if not scene.magnifier or scene.pointer is None:
            return QRectF()
        x, y = self._sheet.view.to_point(scene.pointer)
        width, height = ACROSS * self._cell, ALONG * self._cell + _FOOT
        size = self._sheet.size
        left = _beside(x, width, size.width(), scene.towards[0])
        top = _beside(y, height, size.height(), scene.towards[1])
        top = min(top, size.height() - _BAR - height)
        ratio = self._sheet.ratio
        return QRectF(round(left * ratio) / ratio, round(top * ratio) / ratio, width, height)

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws it."""
        box = self.box(scene)
        if scene.pointer is None or not box.intersects(QRectF(dirty)):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QPainterPath()
        card.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(card, GROUND)
        painter.setClipPath(card, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        pixels = QRectF(box.left(), box.top(), box.width(), ALONG * self._cell)
        self._draw_pixels(painter, pixels, scene.pointer)
        self._draw_foot(painter, QRectF(pixels.bottomLeft(), box.bottomRight()), scene.pointer)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 90), 1))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)
        painter.setPen(QPen(_RIM, 1))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_pixels(self, painter: QPainter, box: QRectF, pixel: tuple[int, int]) -> None:
        part = Region(pixel[0] - ACROSS // 2, pixel[1] - ALONG // 2, ACROSS, ALONG)
        self._sheet.picture.draw(painter, box, part)
        cell, hair = self._cell, self._sheet.hairline
        for column in range(1, ACROSS):
            painter.fillRect(
                QRectF(box.left() + column * cell, box.top(), hair, box.height()), _GRID
            )
        for row in range(1, ALONG):
            painter.fillRect(QRectF(box.left(), box.top() + row * cell, box.width(), hair), _GRID)
        middle = QRectF(box.left() + ACROSS // 2 * cell, box.top() + ALONG // 2 * cell, cell, cell)
        for arm in (
            QRectF(middle.left(), box.top(), cell, middle.top() - box.top()),
            QRectF(middle.left(), middle.bottom(), cell, box.bottom() - middle.bottom()),
            QRectF(box.left(), middle.top(), middle.left() - box.left(), cell),
            QRectF(middle.right(), middle.top(), box.right() - middle.right(), cell),
        ):
            painter.fillRect(arm, _CROSS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("black"), 1))
        painter.drawRect(middle.adjusted(-1.5, -1.5, 1.5, 1.5))
        painter.setPen(QPen(QColor("white"), 1))
        painter.drawRect(middle.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _draw_foot(self, painter: QPainter, box: QRectF, pixel: tuple[int, int]) -> None:
        inside = box.adjusted(10, 6, -10, -6)
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        lower = upper.translated(0, upper.height())
        colour = self._sheet.picture.colour_at(pixel)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._strong)
        painter.setPen(TEXT)
        if colour is not None:
            painter.drawText(upper.adjusted(20, 0, 0, 0), align, hex_of(colour))
            swatch = QRectF(0, 0, 12, 12)
            swatch.moveCenter(QPointF(upper.left() + 6.5, upper.center().y()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(255, 255, 255, 150), 1))
            painter.setBrush(colour)
            painter.drawRoundedRect(swatch, 3, 3)
        painter.setFont(self._small)
        painter.setPen(_MUTED)
        painter.drawText(lower, align, f"{pixel[0]}, {pixel[1]}")


def _key(scene: Scene) -> tuple[object, ...]:
    return scene.magnifier, scene.pointer, scene.towards


def _beside(position: float, length: float, room: float, direction: int) -> float:
    """Beside a position, on the wanted side of it if it fits there."""
    after, before = position + _AWAY, position - _AWAY - length
    if direction >= 0:
        return after if after + length <= room else before
    return before if before >= 0 else after
