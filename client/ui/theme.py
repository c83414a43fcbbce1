"""Colours, sizes and type in one place, for light and dark."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

ACCENT = "#5b5bd6"
"""Iris: 5.2 : 1 against white, which WCAG 2.2 AA asks 4.5 of."""

ACCENT_ON_DARK = "#9e9eff"
"""The same hue for lines and text on dark ground: 7.4 : 1 against `Palette.surface`."""

RADIUS = 12
SMALL_RADIUS = 7
BIG_GAP = 24
GAP = 12
SMALL_GAP = 6
"""Logical pixels: corners of cards and of controls; room around sections, between things, and
inside one thing."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme.

    Attributes:
        ground: what windows are made of.
        surface: what cards are made of.
        raised: buttons and wells on a card.
        line: hairlines and borders.
        text: what is read.
        muted: what is read second.
        accent: what can be pressed, and what is happening.
        success: what went well.
        danger: what went wrong.
        caution: what may go wrong.
        on_accent: what is read on ground of the accent's colour.
    """

    ground: QColor
    surface: QColor
    raised: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    success: QColor
    danger: QColor
    caution: QColor
    on_accent: QColor


_LIGHT = Palette(
    ground=QColor("#f6f6f9"),
    surface=QColor("#ffffff"),
    raised=QColor("#f1f1f5"),
    line=QColor("#e2e2ea"),
    text=QColor("#1c1b22"),
    muted=QColor("#63626f"),
    accent=QColor(ACCENT),
    success=QColor("#18794e"),
    danger=QColor("#c62a2f"),
    caution=QColor("#8a5a00"),
    on_accent=QColor("#ffffff"),
)

_DARK = Palette(
    ground=QColor("#16151b"),
    surface=QColor("#1f1e26"),
    raised=QColor("#2d2c37"),
    line=QColor("#3a3946"),
    text=QColor("#f2f1f7"),
    muted=QColor("#a9a8b8"),
    accent=QColor(ACCENT_ON_DARK),
    success=QColor("#4cc38a"),
    danger=QColor("#ff8589"),
    caution=QColor("#ffc861"),
    on_accent=QColor("#16151b"),
)


class Appearance(StrEnum):
    """Which scheme a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Choice:
    """The scheme in use, of which there is one a process, as there is one palette."""

    appearance = Appearance.SYSTEM


def choose(appearance: Appearance) -> None:
    """Which scheme is to be used from now on; `client.ui.style.apply` shows it."""
    _Choice.appearance = appearance


def is_dark() -> bool:
    """Whether the scheme in use is dark: the person's choice, or the desktop's."""
    if _Choice.appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return _Choice.appearance is Appearance.DARK


def palette() -> Palette:
    """The colours of the scheme in use."""
    return _DARK if is_dark() else _LIGHT


def font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The desktop's own typeface in another size; 10 points is its ordinary text here."""
    chosen = QFont(QGuiApplication.font())
    chosen.setPointSizeF(points)
    chosen.setWeight(weight)
    return chosen
