"""One toast."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from client.ui import theme
from client.ui.toast.content import ToastContent, ToastKind
from client.ui.toast.elided import ElidedLabel
from client.ui.toast.picture import Picture

WIDTH = 376
SHADOW = 10
_STAYS_MS = {ToastKind.INFO: 6000, ToastKind.SUCCESS: 6000, ToastKind.ERROR: 12000}
_FADE_MS = 160
_LINE_HEIGHT = 3


class ToastCard(QWidget):
    """A card that never takes the focus, stays while the pointer is on it, and fades away.

    Signals:
        opened: it was clicked.
        action: the id of the button that was pressed.
        gone: it has faded away or was closed.
        resized: its height has changed.
    """

    opened = Signal()
    action = Signal(str)
    gone = Signal()
    resized = Signal()

    def __init__(self, content: ToastContent) -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFixedWidth(WIDTH + 2 * SHADOW)
        self._content = content
        self._picture = Picture()
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._text = ElidedLabel()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.SMALL_GAP)
        self._close = QPushButton("✕")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setFixedSize(22, 22)
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._fade = QPropertyAnimation(self, b"windowOpacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._faded)
        self.set_content(content)

    def set_content(self, content: ToastContent) -> None:
        """Shows something else in its place."""
        self._content = content
        self._picture.set_image(content.thumbnail)
        self.setWindowTitle(content.title)
        self._title.setText(content.title)
        self._text.set_full_text(content.text)
        self._text.setVisible(bool(content.text))
        self._fill_buttons()
        self._dress()
        clickable = content.url is not None
        shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setAccessibleName(f"{content.title} {content.text}".strip())
        self._row.activate()
        before = self.height()
        self.adjustSize()
        if self.height() != before:
            self.resized.emit()
        self.update()
        self._wait()

    def appear(self) -> None:
        """Fades in, without taking the focus."""
        self.setWindowOpacity(0.0)
        self.show()
        self._run_fade(1.0)
        self._wait()

    def dismiss(self) -> None:
        """Fades away."""
        self._timer.stop()
        self._run_fade(0.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the card under its contents: shadow, surface, border, progress."""
        colours = theme.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(SHADOW, 0, -1):
            painter.setBrush(QColor(20, 18, 60, 9 if theme.is_dark() else 2))
            grown = card.adjusted(-ring, -ring + 2, ring, ring)
            painter.drawRoundedRect(grown, theme.RADIUS + ring, theme.RADIUS + ring)
        painter.setBrush(colours.surface)
        painter.setPen(QPen(colours.line, 1))
        outline = card.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, theme.RADIUS, theme.RADIUS)
        self._paint_progress(painter, card)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens what the toast is about."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            if self._content.url is not None:
                self.opened.emit()
            self.dismiss()

    def enterEvent(self, _event: QEnterEvent) -> None:
        """Stays while it is looked at."""
        self._timer.stop()
        self._run_fade(1.0)

    def leaveEvent(self, _event: QEvent) -> None:
        """Goes away in its time."""
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the desktop from light to dark and back."""
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self._dress()
            self.update()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addLayout(self._buttons)
        words.addStretch()
        row = self._row = QHBoxLayout(self)
        inner = SHADOW + theme.GAP
        row.setContentsMargins(inner, inner, inner - 4, inner)
        row.setSpacing(theme.GAP)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _fill_buttons(self) -> None:
        wanted = self._content.actions
        shown = tuple((button.objectName(), button.text()) for button in self._action_buttons())
        if wanted == shown:
            return
        while (item := self._buttons.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for name, label in wanted:
            button = QPushButton(label)
            button.setObjectName(name)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, name=name: self.action.emit(name))
            self._buttons.addWidget(button)
        if wanted:
            self._buttons.addStretch()
        self._buttons.setContentsMargins(0, theme.SMALL_GAP if wanted else 0, 0, 0)

    def _action_buttons(self) -> list[QPushButton]:
        items = (self._buttons.itemAt(index) for index in range(self._buttons.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _dress(self) -> None:
        colours = theme.palette()
        is_error = self._content.kind is ToastKind.ERROR
        title = colours.danger if is_error else colours.text
        self._title.setFont(theme.font(10.5, QFont.Weight.DemiBold))
        self._title.setStyleSheet(f"color: {title.name()}")
        self._text.setFont(theme.font(9.5))
        link = self._content.url is not None
        muted = colours.accent if link else colours.muted
        self._text.setStyleSheet(f"color: {muted.name()}")
        self._text.set_wrapped(not link)
        self._close.setStyleSheet(
            f"QPushButton {{ color: {colours.muted.name()}; border: none; background: none;"
            " border-radius: 11px; font-size: 9pt; padding: 0; min-height: 0 }"
            f"QPushButton:hover {{ background: {colours.raised.name()} }}"
        )
        for button in self._action_buttons():
            button.setFont(theme.font(9.5, QFont.Weight.Medium))
            button.setStyleSheet(
                f"QPushButton {{ color: {colours.text.name()}; background: {colours.raised.name()};"
                " border: none; border-radius: 7px; padding: 5px 11px; min-height: 0 }"
                f"QPushButton:hover {{ background: {colours.line.name()} }}"
            )

    def _paint_progress(self, painter: QPainter, card: QRectF) -> None:
        progress = self._content.progress
        if progress is None:
            return
        path = QPainterPath()
        path.addRoundedRect(card.adjusted(1, 1, -1, -1), theme.RADIUS - 1, theme.RADIUS - 1)
        painter.setClipPath(path)
        done = QRectF(card.left(), card.bottom() - _LINE_HEIGHT - 1, card.width(), _LINE_HEIGHT + 1)
        painter.fillRect(done, theme.palette().raised)
        done.setWidth(card.width() * min(max(progress, 0.0), 1.0))
        painter.fillRect(done, theme.palette().accent)

    def _wait(self) -> None:
        """Goes away after a while, but not while something is under way or it is looked at."""
        if self._content.progress is not None or self.underMouse():
            self._timer.stop()
        else:
            self._timer.start(_STAYS_MS[self._content.kind])

    def _run_fade(self, target: float) -> None:
        self._fade.stop()
        self._fade.setStartValue(self.windowOpacity())
        self._fade.setEndValue(target)
        self._fade.start()

    def _faded(self) -> None:
        if self._fade.endValue() == 0.0:
            self.hide()
            self.gone.emit()

    def sizeHint(self) -> QSize:
        """As wide as all toasts, as high as this one needs."""
        return QSize(WIDTH + 2 * SHADOW, self._row.totalHeightForWidth(WIDTH + 2 * SHADOW))
