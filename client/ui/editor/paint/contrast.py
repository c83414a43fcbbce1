"""Letters that can be read on a colour."""

from PySide6.QtGui import QColor

_WHITE = QColor("#ffffff")
_BLACK = QColor("#16151c")


def readable_on(ground: QColor) -> QColor:
    """White or black, whichever has the higher contrast (WCAG 2.2, relative luminance)."""
    luminance = _luminance(ground)
    against_white = 1.05 / (luminance + 0.05)
    against_black = (luminance + 0.05) / (_luminance(_BLACK) + 0.05)
    return _WHITE if against_white * 1.6 >= against_black else _BLACK


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
