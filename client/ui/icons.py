"""Icons: line drawings from `resources/icons`, in any colour and size."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from client.ui import theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
"""The folder of what is no code; beside the packages in a checkout and where they are installed."""


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """An icon that is drawn anew at every size, so that it is sharp on every screen.

    Args:
        name: of a file in `resources/icons`.
        colour: None = that of text in the scheme in use, whichever it is when it is drawn.
    """
    return QIcon(_Engine(name, colour))


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draws an icon into a box."""
    _renderer(name, colour.name()).render(painter, box)


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(text.replace("currentColor", colour).encode())


class _Engine(QIconEngine):
    """Draws a file in a colour."""

    def __init__(self, name: str, colour: QColor | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draws it; fainter where it cannot be used."""
        del state
        colour = self._colour or theme.palette().text
        painter.save()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        paint(painter, self._name, QRectF(rect), colour)  # type: ignore[call-overload]  # a QRect
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture, for what cannot draw."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Engine(self._name, self._colour)
