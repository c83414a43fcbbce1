"""A square that stays on top: things are dropped on it, a click captures, a drag moves it."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from client.ui import mark, theme
from client.ui.dropped import can_read, read

_SIZE = QSize(108, 108)
_SHADOW = 8
_MARK = 34
_MARGIN = 24


class DropWindow(QWidget):
    """The drop window.

    Signals:
        dropped: a `Dropped`.
        clicked: it was clicked, not dragged.
        menu_wanted: where the menu is to open, in global points.
        moved: where a person has put it, in global points.
    """

    dropped = Signal(object)
    clicked = Signal()
    menu_wanted = Signal(QPoint)
    moved = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setWindowTitle(self.tr("Dropcap drop window"))
        self.setAccessibleName(self.tr("Drop files here to share them"))
        self.setToolTip(self.tr("Drop files, folders, text or pictures here. Click to capture."))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(_SIZE)
        self.setAcceptDrops(True)
        self._hovered = False
        self._grip: QPoint | None = None
        self._was_dragged = False

    def place(self, position: QPoint | None) -> None:
        """Puts it where it was, if that is still on a screen, or to the right, above all toasts."""
        if position is not None and self._is_visible_at(position):
            self.move(position)
            return
        area = QGuiApplication.primaryScreen().availableGeometry()
        self.move(area.right() - self.width() - _MARGIN, area.center().y() - self.height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Lights up when what comes can be shared."""
        if can_read(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hovered = True
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Goes dark again."""
        self._hovered = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes what was dropped."""
        self._hovered = False
        self.update()
        content = read(event.mimeData())
        if content is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(content)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()
            self._was_dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it, once it is sure that this is no click."""
        if self._grip is None:
            return
        target = event.globalPosition().toPoint() - self._grip
        far = (target - self.pos()).manhattanLength() >= QApplication.startDragDistance()
        if far or self._was_dragged:
            self._was_dragged = True
            self.move(target)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of it, or was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or self._grip is None:
            return
        self._grip = None
        if self._was_dragged:
            self.moved.emit(self.pos())
        else:
            self.clicked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu."""
        self.menu_wanted.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the desktop from light to dark and back."""
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the square, its dashed rim, the mark and a word."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(20, 18, 60, 10 if theme.is_dark() else 3))
            grown = card.adjusted(-ring, -ring + 1, ring, ring)
            painter.drawRoundedRect(grown, theme.RADIUS + ring, theme.RADIUS + ring)
        painter.setBrush(colours.raised if self._hovered else colours.surface)
        painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)
        rim = QPen(colours.accent if self._hovered else colours.line, 1.5)
        rim.setStyle(Qt.PenStyle.SolidLine if self._hovered else Qt.PenStyle.DashLine)
        painter.setPen(rim)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(card.adjusted(6, 6, -6, -6), theme.RADIUS - 4, theme.RADIUS - 4)
        icon = QRectF(0, 0, _MARK, _MARK)
        icon.moveCenter(card.center())
        icon.translate(0, -9)
        mark.draw_app_icon(painter, icon)
        painter.setPen(colours.accent if self._hovered else colours.muted)
        painter.setFont(theme.font(9, QFont.Weight.Medium))
        word = QRectF(card.left(), icon.bottom() + 4, card.width(), 18)
        text = self.tr("Let go") if self._hovered else self.tr("Drop here")
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _is_visible_at(self, position: QPoint) -> bool:
        centre = position + QPoint(self.width() // 2, self.height() // 2)
        return QGuiApplication.screenAt(centre) is not None
