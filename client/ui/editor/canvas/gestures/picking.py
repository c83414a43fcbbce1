"""Picking all shapes inside a rectangle."""

from collections.abc import Callable

from PySide6.QtCore import QRectF

from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Point

OnBand = Callable[[QRectF | None], object]


class Picking:
    """A rectangle between two places; what it touches is selected.

    Args:
        scene: what there is.
        start: where the button went down.
        already: what was selected and stays so.
        on_band: told the rectangle to be shown, and None at the end.
    """

    def __init__(
        self, scene: Scene, start: Point, already: frozenset[int], on_band: OnBand
    ) -> None:
        self._scene = scene
        self._start = start
        self._already = already
        self._on_band = on_band
        self._picked = already
        self.live: frozenset[int] = frozenset()

    def move(self, to: Point, *, regular: bool) -> None:
        """Spans it."""
        del regular
        (x1, y1), (x2, y2) = self._start, to
        band = QRectF(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        touched = (s.id for s in self._scene.shapes if s.bounds().intersects(band))
        self._picked = self._already | frozenset(touched)
        self._on_band(band)

    def end(self) -> frozenset[int]:
        """Selects what it touches."""
        self._on_band(None)
        return self._picked

    def cancel(self) -> None:
        """Selects nothing more."""
        self._on_band(None)
