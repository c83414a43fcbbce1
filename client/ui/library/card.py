"""How a drop looks in the grid: its picture, its name, and what there is to know about it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from client.ui import icons, theme
from client.ui.library.entry import Entry, EntryState, Kind
from client.ui.library.model import LibraryModel
from client.ui.library.wording import size_text, state_text, when

PICTURE_HEIGHT = 128
HEIGHT = PICTURE_HEIGHT + 54
MARGIN = 7
"""Logical pixels round each card; the cell is larger by them."""

_RADIUS = 9
_PADDING = 10
_ICON = 38
_SMALL_ICON = 15
_KIND_ICONS: Final = {
    Kind.PICTURE: "picture",
    Kind.FILM: "film",
    Kind.SOUND: "sound",
    Kind.TEXT: "text",
    Kind.LINK: "link",
    Kind.ARCHIVE: "archive",
    Kind.FILE: "file",
}
_IN_TROUBLE = (EntryState.FAILED, EntryState.WAITING)


class CardDelegate(QStyledItemDelegate):
    """Draws cards."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__(model)
        self._model = model
        self._name_font = theme.font(10, QFont.Weight.Medium)
        self._small_font = theme.font(9)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The view's grid decides."""
        return QSize(200, HEIGHT + 2 * MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws one."""
        entry: Entry = index.data(LibraryModel.ENTRY)
        state = option.state
        box = QRectF(option.rect)
        card = box.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        colours = theme.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = colours.accent if selected or focused else colours.line
        painter.setPen(QPen(edge, 2 if selected else 1))
        painter.setBrush(colours.raised if hovered and not selected else colours.surface)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        area = QRectF(card.left(), card.top(), card.width(), PICTURE_HEIGHT)
        self._picture(painter, area, entry)
        if selected:
            wash = QColor(colours.accent)
            wash.setAlpha(28)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        self._progress(painter, area, entry)
        self._badge(painter, area, entry)
        self._words(painter, card, entry)
        painter.restore()

    def _picture(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        colours = theme.palette()
        inside = area.adjusted(1, 1, -1, 0)
        pixmap = self._model.picture(entry)
        if pixmap is None or pixmap.isNull():
            painter.fillPath(_top_rounded(inside), colours.raised)
            icon = QRectF(0, 0, _ICON, _ICON)
            icon.moveCenter(inside.center())
            icons.paint(painter, _KIND_ICONS[entry.kind], icon, colours.muted)
            return
        painter.drawPixmap(inside, pixmap, QRectF(pixmap.rect()))
        if entry.kind is Kind.FILM:
            _play_sign(painter, inside.center())

    def _progress(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        if entry.state is not EntryState.UPLOADING:
            return
        colours = theme.palette()
        track = QRectF(area.left() + 1, area.bottom() - 4, area.width() - 2, 4)
        painter.fillRect(track, colours.line)
        track.setWidth(track.width() * min(max(entry.progress, 0.02), 1.0))
        painter.fillRect(track, colours.accent)

    def _badge(self, painter: QPainter, area: QRectF, entry: Entry) -> None:
        """Where it stands, in the picture's corner, when that is not simply “ready”."""
        text = state_text(entry)
        if not text:
            return
        colours = theme.palette()
        painter.setFont(self._small_font)
        width = QFontMetricsF(self._small_font).horizontalAdvance(text) + 16
        pill = QRectF(area.left() + 8, area.top() + 8, width, 22)
        ground = QColor(colours.surface)
        ground.setAlpha(236)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, 11, 11)
        colour = colours.muted
        if entry.state in _IN_TROUBLE:
            failed = entry.state is EntryState.FAILED
            colour = colours.danger if failed else colours.caution
        elif entry.state is EntryState.UPLOADING:
            colour = colours.accent
        painter.setPen(colour)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _words(self, painter: QPainter, card: QRectF, entry: Entry) -> None:
        colours = theme.palette()
        left, width = card.left() + _PADDING, card.width() - 2 * _PADDING
        top = card.top() + PICTURE_HEIGHT + 8
        metrics = QFontMetricsF(self._name_font)
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, width)
        painter.setFont(self._name_font)
        painter.setPen(colours.text)
        painter.drawText(QPointF(left, top + metrics.ascent()), name)
        small = QFontMetricsF(self._small_font)
        line = top + metrics.height() + 3
        right = left + width
        for icon in _signs(entry):
            right -= _SMALL_ICON
            box = QRectF(right, line + (small.height() - _SMALL_ICON) / 2, _SMALL_ICON, _SMALL_ICON)
            icons.paint(painter, icon, box, colours.muted)
            right -= 4
        told = "  ·  ".join(filter(None, (when(entry.created_at), size_text(entry.size))))
        told = small.elidedText(told, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(self._small_font)
        painter.setPen(colours.muted)
        painter.drawText(QPointF(left, line + small.ascent()), told)


def _signs(entry: Entry) -> list[str]:
    """Small icons for what is out of the ordinary."""
    signs = []
    if entry.privacy == "private":
        signs.append("lock")
    if entry.expires_at is not None:
        signs.append("clock")
    return signs


def _top_rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(box.bottomLeft())
    path.lineTo(box.left(), box.top() + _RADIUS)
    path.quadTo(box.topLeft(), QPointF(box.left() + _RADIUS, box.top()))
    path.lineTo(box.right() - _RADIUS, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + _RADIUS))
    path.lineTo(box.bottomRight())
    path.closeSubpath()
    return path


def _play_sign(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(centre, 19, 19)
    painter.setBrush(QColor("white"))
    triangle = [QPointF(-5, -8), QPointF(-5, 8), QPointF(9, 0)]
    painter.drawPolygon([centre + point for point in triangle])
