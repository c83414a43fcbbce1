"""Colours, sizes and type in one place, for light and dark."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

ACCENT = "#5b5bd6"
"""Iris: 5.2 : 1 against white, which WCAG 2.2 AA asks 4.5 of."""

ACCENT_ON_DARK = "#9e9eff"
"""The same hue for lines and text on dark ground: 7.4 : 1 against `Palette.surface`."""

RADIUS = 12
GAP = 12
SMALL_GAP = 6


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme.

    Attributes:
        surface: what cards are made of.
        raised: buttons and wells on a card.
        line: hairlines and borders.
        text: what is read.
        muted: what is read second.
        accent: what can be pressed, and what is happening.
        success: what went well.
        danger: what went wrong.
    """

    surface: QColor
    raised: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    success: QColor
    danger: QColor


_LIGHT = Palette(
    surface=QColor("#ffffff"),
    raised=QColor("#f1f1f5"),
    line=QColor("#e2e2ea"),
    text=QColor("#1c1b22"),
    muted=QColor("#63626f"),
    accent=QColor(ACCENT),
    success=QColor("#18794e"),
    danger=QColor("#c62a2f"),
)

_DARK = Palette(
    surface=QColor("#1f1e26"),
    raised=QColor("#2d2c37"),
    line=QColor("#3a3946"),
    text=QColor("#f2f1f7"),
    muted=QColor("#a9a8b8"),
    accent=QColor(ACCENT_ON_DARK),
    success=QColor("#4cc38a"),
    danger=QColor("#ff8589"),
)


def is_dark() -> bool:
    """Whether the desktop is set to dark."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def palette() -> Palette:
    """The colours of the desktop's scheme."""
    return _DARK if is_dark() else _LIGHT


def font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The desktop's own typeface in another size; 10 points is its ordinary text here."""
    chosen = QFont(QGuiApplication.font())
    chosen.setPointSizeF(points)
    chosen.setWeight(weight)
    return chosen
