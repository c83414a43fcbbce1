"""The layers of an overlay window: what each draws, and where it looks different after a change."""

import math
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from client.ui import theme
from client.ui.overlay.grips import EDGES_AND_CORNERS, place
from client.ui.overlay.scene import Scene, Sheet, rects

_DIM = QColor(10, 9, 20, 116)
_LINE = QColor("#ffffff")
_EDGE = QColor(theme.ACCENT)
_GUIDE_DARK = QColor(10, 9, 20, 110)
_GUIDE_BRIGHT = QColor(255, 255, 255, 190)
_HANDLE = 9.0
_WASH = QColor(158, 158, 255, 26)


class Layer(Protocol):
    """Something that is drawn over what came before."""

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """Where the window looks different, in points."""
        ...

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws it, in points, at least where `dirty` is."""
        ...


class Ground:
    """The frozen picture, dimmed but for what is selected or suggested."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """What has become bright or dim: one region without the other."""
        was, is_now = self._bright(before), self._bright(after)
        grown = QRegion()
        for rect in rects(was.xored(is_now)):
            grown += rect.adjusted(-1, -1, 1, 1)
        return grown

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws in the desktop's own pixels, so that none falls between two."""
        view = self._sheet.view
        painter.save()
        painter.scale(1 / view.scale, 1 / view.scale)
        painter.translate(-view.region.x, -view.region.y)
        part = _pixels(dirty, self._sheet)
        self._sheet.picture.draw_in_place(painter, part, smooth=view.scale != self._sheet.ratio)
        bright = scene.bright
        around = QRegion(part)
        if bright is not None:
            around -= QRegion(bright.x, bright.y, bright.width, bright.height)
        for rect in rects(around):
            painter.fillRect(rect, _DIM)
        painter.restore()

    def _bright(self, scene: Scene) -> QRegion:
        if scene.bright is None:
            return QRegion()
        return QRegion(self._sheet.to_points(scene.bright).toAlignedRect())


class Outline:
    """A bright line round the selection with a coloured one round it: visible on anything."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """The lines as they were and as they are."""
        if _outline_key(before) == _outline_key(after):
            return QRegion()
        return self._band(before) + self._band(after)

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws lines just outside the pixels that are taken, and the grips over them."""
        del dirty
        bright = scene.bright
        if bright is None:
            return
        box = self._sheet.to_points(bright)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if scene.selection is None:
            painter.fillRect(box, _WASH)
            painter.setPen(_pen(QColor(theme.ACCENT_ON_DARK), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            return
        thin = max(round(self._sheet.ratio), 1) * self._sheet.hairline
        for width, colour in ((3 * thin, _EDGE), (thin, _LINE)):
            half = width / 2
            painter.setPen(_pen(colour, width))
            painter.drawRect(box.adjusted(-half, -half, half, half))
        if scene.handles:
            self._draw_handles(painter, scene)

    def _draw_handles(self, painter: QPainter, scene: Scene) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(_EDGE, 1.5))
        painter.setBrush(_LINE)
        if scene.selection is not None:
            for grip in EDGES_AND_CORNERS:
                x, y = place(grip, scene.selection)
                view = self._sheet.view
                centre = QPointF((x - view.region.x) / view.scale, (y - view.region.y) / view.scale)
                painter.drawEllipse(centre, _HANDLE / 2, _HANDLE / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _band(self, scene: Scene) -> QRegion:
        if scene.bright is None:
            return QRegion()
        box = self._sheet.to_points(scene.bright).toAlignedRect()
        if scene.selection is None:  # the wash fills it
            return QRegion(box.adjusted(-3, -3, 3, 3))
        out = 8
        inside = box.adjusted(out, out, -out, -out)
        band = QRegion(box.adjusted(-out, -out, out, out))
        return band - QRegion(inside) if inside.isValid() else band


class Guides:
    """Two lines through the pixel under the pointer, dark and bright in turns."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """The lines as they were and as they are."""
        if (before.pointer, before.guides) == (after.pointer, after.guides):
            return QRegion()
        return self._lines(before) + self._lines(after)

    def paint(self, painter: QPainter, scene: Scene, dirty: QRect) -> None:
        """Draws lines one pixel wide, exactly over the pixel's row and column."""
        del dirty
        if not scene.guides or scene.pointer is None:
            return
        x, y = self._sheet.view.to_point(scene.pointer)
        size, wide = self._sheet.size, max(1 / self._sheet.view.scale, self._sheet.hairline)
        painter.fillRect(QRectF(x, 0, wide, size.height()), _GUIDE_DARK)
        painter.fillRect(QRectF(0, y, size.width(), wide), _GUIDE_DARK)
        pen = _pen(_GUIDE_BRIGHT, wide)
        pen.setDashPattern([4 / wide, 4 / wide])
        painter.setPen(pen)
        middle = wide / 2
        painter.drawLine(QPointF(x + middle, 0), QPointF(x + middle, size.height()))
        painter.drawLine(QPointF(0, y + middle), QPointF(size.width(), y + middle))

    def _lines(self, scene: Scene) -> QRegion:
        if not scene.guides or scene.pointer is None:
            return QRegion()
        x, y = (math.floor(value) for value in self._sheet.view.to_point(scene.pointer))
        size = self._sheet.window.toAlignedRect()
        return QRegion(x - 1, 0, 4, size.height()) + QRegion(0, y - 1, size.width(), 4)


def _outline_key(scene: Scene) -> tuple[object, ...]:
    return scene.selection, scene.bright, scene.handles


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _pixels(dirty: QRect, sheet: Sheet) -> QRect:
    """The physical pixels under a part of the window, those it only touches included."""
    view = sheet.view
    left = view.region.x + math.floor(dirty.left() * view.scale)
    top = view.region.y + math.floor(dirty.top() * view.scale)
    right = view.region.x + math.ceil((dirty.right() + 1) * view.scale)
    bottom = view.region.y + math.ceil((dirty.bottom() + 1) * view.scale)
    screen = QRect(view.region.x, view.region.y, view.region.width, view.region.height)
    return QRect(left, top, right - left, bottom - top).intersected(screen)
