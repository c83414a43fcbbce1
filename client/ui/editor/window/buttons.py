"""Buttons with hand-drawn icons."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QConicalGradient,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from client.ui import theme
from client.ui.editor.window.icons import DrawIcon, paint_icon

SIDE = 36
_ICON = 22.0
_ROUNDING = 8.0
_LABEL_POINTS = 10.0


class FlatButton(QAbstractButton):
    """A button that shows its ground only when it has something to say.

    Args:
        name: for screen readers and the tooltip.
        keys: the keys that do the same, as they are shown.
    """

    def __init__(self, name: str, keys: str = "", hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        title = f"{name}  ({keys})" if keys else name
        self.setToolTip(f"{title}\n{hint}" if hint else title)
        self.setAccessibleDescription(" ".join(filter(None, (hint, keys))))
        # A click leaves the keyboard with the canvas, whose keys go on working.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """A square that a finger hits."""
        return QSize(SIDE, SIDE)

    def minimumSizeHint(self) -> QSize:
        """The same; buttons are not squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws ground, content and, for the keyboard, a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ground())
        painter.drawRoundedRect(box, _ROUNDING, _ROUNDING)
        self.paint_content(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(theme.palette().accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, _ROUNDING, _ROUNDING)
        painter.end()

    def ground(self) -> QColor:
        """The colour below the content."""
        colours = theme.palette()
        if self.isChecked():
            tint = QColor(colours.accent)
            tint.setAlphaF(0.26 if theme.is_dark() else 0.16)
            return tint
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            return colours.line if self.isDown() else colours.raised
        return QColor(0, 0, 0, 0)

    def ink(self) -> QColor:
        """The colour of the content."""
        colours = theme.palette()
        if not self.isEnabled():
            faded = QColor(colours.muted)
            faded.setAlphaF(0.45)
            return faded
        return colours.accent if self.isChecked() else colours.text

    def paint_content(self, painter: QPainter, box: QRectF) -> None:
        """Draws what is on the ground."""
        raise NotImplementedError


class IconButton(FlatButton):
    """A button with an icon."""

    def __init__(self, draw: DrawIcon, name: str, keys: str = "", hint: str = "") -> None:
        super().__init__(name, keys, hint)
        self._draw = draw

    def paint_content(self, painter: QPainter, box: QRectF) -> None:
        """The icon in the middle."""
        icon = QRectF(0, 0, _ICON, _ICON)
        icon.moveCenter(box.center())
        paint_icon(painter, self._draw, icon, self.ink())


class LabelButton(FlatButton):
    """A button with an icon and a word, or a word alone.

    Args:
        label: the word.
        primary: whether it is what most people want next.
    """

    def __init__(
        self, label: str, keys: str = "", draw: DrawIcon | None = None, *, primary: bool = False
    ) -> None:
        super().__init__(label, keys)
        self.setText(label)
        self._draw = draw
        self._primary = primary
        weight = QFont.Weight.DemiBold if primary else QFont.Weight.Medium
        self.setFont(theme.font(_LABEL_POINTS, weight))

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 2 * theme.GAP
        return QSize(round(width + (_ICON + 4 if self._draw else 0)), SIDE)

    def ground(self) -> QColor:
        """Accent for what most people want next."""
        if not self._primary or not self.isEnabled():
            return super().ground()
        accent = QColor(theme.ACCENT)
        if self.isDown():
            return accent.darker(115)
        return accent.lighter(112) if self.underMouse() else accent

    def ink(self) -> QColor:
        """White on the accent."""
        return QColor("#ffffff") if self._primary and self.isEnabled() else super().ink()

    def paint_content(self, painter: QPainter, box: QRectF) -> None:
        """Icon, then word."""
        inside = box.adjusted(theme.GAP - 2, 0, -theme.GAP + 2, 0)
        if self._draw is not None:
            icon = QRectF(inside.left(), 0, _ICON, _ICON)
            icon.moveTop(box.center().y() - _ICON / 2)
            paint_icon(painter, self._draw, icon, self.ink())
            inside.setLeft(icon.right() + 4)
        painter.setPen(self.ink())
        painter.setFont(self.font())
        where = Qt.AlignmentFlag.AlignLeft if self._draw else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(inside, where | Qt.AlignmentFlag.AlignVCenter, self.text())


class SwatchButton(FlatButton):
    """A colour to choose."""

    def __init__(self, colour: str, name: str, keys: str = "") -> None:
        super().__init__(name, keys)
        self.setCheckable(True)
        self.colour = colour

    def sizeHint(self) -> QSize:
        """Smaller than a tool."""
        return QSize(28, SIDE)

    def ground(self) -> QColor:
        """Nothing: the colour itself is enough."""
        return QColor(0, 0, 0, 0)

    def set_colour(self, colour: str) -> None:
        """Another colour."""
        self.colour = colour
        self.update()

    def brush(self, centre: QPointF) -> QBrush:
        """What the disc is filled with."""
        del centre
        return QBrush(QColor(self.colour))

    def paint_content(self, painter: QPainter, box: QRectF) -> None:
        """A disc; with a ring while it is chosen."""
        colours = theme.palette()
        centre = box.center()
        if self.isChecked():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 11.5, 11.5)
        radius = 8.0 if self.isChecked() else 9.0 + (0.8 if self.underMouse() else 0.0)
        rim = QColor(colours.text)
        rim.setAlphaF(0.28)
        painter.setPen(QPen(rim, 1))
        painter.setBrush(self.brush(centre))
        painter.drawEllipse(centre, radius, radius)


class AnyColourButton(SwatchButton):
    """All colours there are, until one of them is chosen."""

    def brush(self, centre: QPointF) -> QBrush:
        """The colours in a circle, or the one that was chosen."""
        if self.isChecked():
            return super().brush(centre)
        around = QConicalGradient(centre, 90)
        for step in range(7):
            around.setColorAt(step / 6, QColor.fromHsvF(step / 6 % 1.0, 0.62, 0.98))
        return QBrush(around)


class DotButton(FlatButton):
    """A size to choose, shown as a dot."""

    def __init__(self, diameter: float, name: str, keys: str = "") -> None:
        super().__init__(name, keys)
        self.setCheckable(True)
        self._diameter = diameter

    def sizeHint(self) -> QSize:
        """As high as a tool."""
        return QSize(32, SIDE)

    def paint_content(self, painter: QPainter, box: QRectF) -> None:
        """The dot."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink())
        painter.drawEllipse(box.center(), self._diameter / 2, self._diameter / 2)


class LetterButton(FlatButton):
    """A size of letters to choose, shown as a letter."""

    def __init__(self, points: float, name: str, keys: str = "") -> None:
        super().__init__(name, keys)
        self.setCheckable(True)
        self._points = points

    def sizeHint(self) -> QSize:
        """As high as a tool."""
        return QSize(32, SIDE)

    def paint_content(self, painter: QPainter, box: QRectF) -> None:
        """The letter."""
        painter.setPen(self.ink())
        painter.setFont(theme.font(self._points, QFont.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "A")


class Separator(QWidget):
    """A thin line between groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(13, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        painter.fillRect(QRectF(6, 8, 1, self.height() - 16), theme.palette().line)
        painter.end()
