"""Icons: line drawings from `resources/icons`, in any colour and size."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from client.ui import theme

_SIDES = (16, 20, 24, 32, 40, 48)
"""Physical pixels: ordinary screens, and those of twice their resolution."""

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
"""The folder of what is no code; beside the packages in a checkout and where they are installed."""


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """An icon in the sizes and resolutions that controls ask for.

    Args:
        name: of a file in `resources/icons`.
        colour: None = that of text in the scheme in use.
    """
    chosen = colour or theme.palette().text
    made = QIcon()
    for side in _SIDES:
        picture = _drawn(name, chosen.name(), side)
        made.addPixmap(picture)
        made.addPixmap(_fainter(picture), QIcon.Mode.Disabled)
    return made


def put(button: QAbstractButton, name: str, colour: str = "text") -> None:
    """Gives a button an icon in one of the palette's colours, whichever scheme is in use."""
    button.setProperty("drawn", (name, colour))
    button.setIcon(icon(name, getattr(theme.palette(), colour)))


def refresh(widget: QWidget) -> None:
    """Draws a button's icon anew after the scheme has changed."""
    told = widget.property("drawn")
    if told is not None and isinstance(widget, QAbstractButton):
        put(widget, *told)


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draws an icon into a box."""
    ratio = painter.device().devicePixelRatio()
    side = max(1, round(min(box.width(), box.height()) * ratio))
    painter.drawPixmap(box, _drawn(name, colour.name(), side), QRectF(0, 0, side, side))


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, side: int) -> QPixmap:
    """An icon in physical pixels: to read and draw its lines takes longer than a frame has."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(text.replace("currentColor", colour).encode())


def _fainter(picture: QPixmap) -> QPixmap:
    faint = QPixmap(picture.size())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(0.4)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faint
