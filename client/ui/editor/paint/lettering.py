"""Lines of letters, laid out once for as long as they stay the same."""

import threading
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QTextLayout, QTextOption

_LINE_SEPARATOR = "\u2028"  # what QTextLayout begins a new line at


def font_of(family: str, size: float, *, bold: bool = False) -> QFont:
    """A font whose letters keep their places at every magnification.

    Args:
        family: its name; empty = the desktop's own.
        size: in pixels.
        bold: whether it is.
    """
    font = QFont(QGuiApplication.font())
    if family:
        font.setFamily(family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.DemiBold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@dataclass(frozen=True)
class Lettering:
    """A text that was laid out.

    Attributes:
        width: of its longest line, in pixels.
        height: of all lines.
    """

    layout: QTextLayout
    width: float
    height: float

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paints the lines that can be seen, with the painter's pen."""
        clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF()
        self.layout.draw(painter, at, [], clip)


def laid_out(text: str, family: str, size: float) -> Lettering:
    """Lays a text out, or finds it as it was laid out before in this thread."""
    # A layout changes inside while it is drawn: no two threads may share one.
    return _lay_out(text, family, size, threading.get_ident())


@lru_cache(maxsize=256)
def _lay_out(text: str, family: str, size: float, _thread: int) -> Lettering:
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font_of(family, size))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.ManualWrap)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    width = height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1e7)
        line.setPosition(QPointF(0, height))
        height += line.height()
        width = max(width, line.naturalTextWidth())
    layout.endLayout()
    return Lettering(layout, width, height)
