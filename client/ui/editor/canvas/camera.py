"""How the picture is looked at, and all ways to look at it otherwise."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from client.ui.editor.canvas.view import STEPS, View, centred, fitted


class Camera(QObject):
    """Keeps the picture fitted in until it is looked at otherwise.

    Args:
        widget: that shows the picture.
        area: what of the picture is shown, in its pixels.

    Signals:
        moved: it is looked at otherwise now.
        zoomed: device pixels per pixel of the picture.
    """

    moved = Signal()
    zoomed = Signal(float)

    def __init__(self, widget: QWidget, area: Callable[[], QRect]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._area = area
        self._view = View()
        self._fits = True

    @property
    def view(self) -> View:
        """How it is looked at."""
        return self._view

    def fit(self) -> None:
        """Shows the whole picture."""
        self._fits = True
        self._look(
            fitted(self._area(), QSizeF(self._widget.size()), self._widget.devicePixelRatioF())
        )

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Another magnification, round a point of the widget or its middle."""
        self._fits = False
        self._look(self._view.zoomed(zoom, self._middle() if at is None else at))

    def zoom_by_steps(self, steps: int) -> None:
        """To the next usual magnification."""
        if steps > 0:
            further = [step for step in STEPS if step > self._view.zoom * 1.001]
            self.zoom_to(further[0] if further else STEPS[-1])
        else:
            further = [step for step in STEPS if step < self._view.zoom * 0.999]
            self.zoom_to(further[-1] if further else STEPS[0])

    def true_size(self) -> None:
        """A pixel of the picture on a pixel of the screen."""
        self._fits = False
        self._look(
            centred(
                self._area(), QSizeF(self._widget.size()), self._widget.devicePixelRatioF(), 1.0
            )
            if self._view.zoom < 1
            else self._view.zoomed(1.0, self._middle())
        )

    def pan(self, dx: float, dy: float) -> None:
        """Pushes the picture, by points."""
        self._fits = False
        self._look(self._view.moved(dx, dy))

    def settle(self) -> None:
        """Something about the area or the screen is different: fits it in again, if it was."""
        if self._fits:
            self.fit()
        else:
            self._look(self._view)

    def resized(self, by: QSize) -> None:
        """Keeps the picture fitted in, or its middle in the middle."""
        if self._fits:
            self.fit()
        else:
            self._look(self._view.moved(by.width() / 2, by.height() / 2))

    def _middle(self) -> QPointF:
        return QRectF(self._widget.rect()).center()

    def _look(self, view: View) -> None:
        view = replace(view, ratio=self._widget.devicePixelRatioF())
        view = view.kept_in_sight(self._area(), QSizeF(self._widget.size()))
        before, self._view = self._view, view
        self.moved.emit()
        if before.zoom != view.zoom:
            self.zoomed.emit(view.zoom)
