"""What the overlay looks like on one screen."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion

from client.ui.overlay.labels import Hint, SizeLabel
from client.ui.overlay.layers import Ground, Guides, Layer, Outline
from client.ui.overlay.magnifier import Magnifier
from client.ui.overlay.scene import Scene, Sheet, rects


class OverlayPainter:
    """Draws scenes layer by layer, and no more of them than has changed."""

    def __init__(self, sheet: Sheet) -> None:
        self._layers: tuple[Layer, ...] = (
            Ground(sheet),
            Guides(sheet),
            Outline(sheet),
            SizeLabel(sheet),
            Hint(sheet),
            Magnifier(sheet),
        )

    def changed(self, before: Scene, after: Scene) -> QRegion:
        """Where the window looks different, in points."""
        region = QRegion()
        for layer in self._layers:
            region += layer.changed(before, after)
        return region

    def paint(self, painter: QPainter, scene: Scene, dirty: QRegion) -> None:
        """Draws what is asked for."""
        painter.setClipRegion(dirty)
        around: QRect = dirty.boundingRect()
        ground, *above = self._layers
        for rect in rects(dirty):
            ground.paint(painter, scene, rect)
        for layer in above:
            layer.paint(painter, scene, around)
