"""Writing a text where it will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from client.ui.editor.model.shape import Shape
from client.ui.editor.model.style import Style
from client.ui.editor.paint.contrast import readable_on
from client.ui.editor.paint.lettering import font_of
from client.ui.editor.tools.text import Text

if TYPE_CHECKING:
    from client.ui.editor.canvas.canvas import Canvas

LONGEST = 20_000
"""Letters of one text; laying out many more takes longer than a hand waits."""

_ROOM = 12  # points beside the last letter, so that the view does not jump while one writes


class Writing(QObject):
    """A field over the canvas that becomes a text of the picture.

    Signals:
        opened: something is being written.
        too_long: what was put in had to be cut.
    """

    opened = Signal()
    too_long = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._text: Text | None = None
        self._is_new = False
        self._field = _Field(canvas)
        self._field.left.connect(self.finish)
        self._field.textChanged.connect(self._changed)
        self._field.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._text is not None

    def open_for(self, shape: Shape) -> bool:
        """Opens the field for a text, whether it is in the scene or new. False for others."""
        if not isinstance(shape, Text):
            return False
        document = self._canvas.document
        self._is_new = not document.scene.find((shape.id,))
        self._text = shape
        self._dress()
        self._field.setPlainText(shape.text)
        self._field.selectAll()
        if not self._is_new:
            document.try_out(document.scene.without((shape.id,)))
        self.follow()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()
        return True

    def open_selected(self) -> bool:
        """Opens the field for the selected text, if it is one."""
        shape = self._canvas.selection.only
        return shape is not None and self.open_for(shape)

    def restyle(self, change: Callable[[Style], Style]) -> None:
        """Shows what is written in another style."""
        if self._text is not None:
            self._text = replace(self._text, style=change(self._text.style))
            self._dress()
            self.follow()

    @property
    def text(self) -> Text | None:
        """The text that is being written, as it was at the beginning."""
        return self._text

    def finish(self) -> None:
        """Keeps what is written; a text without a letter is taken away."""
        text, self._text = self._text, None
        if text is None:
            return
        written = replace(text, text=self._field.toPlainText())
        self._field.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        document = self._canvas.document
        scene = document.scene
        if not written.is_something:
            document.change(scene.without((text.id,)), self.tr("Delete"))
            return
        if self._is_new:
            document.change(scene.with_shape(written), self.tr("Text"))
        else:
            document.change(scene.with_changed((written,)), self.tr("Change the text"))
        self._canvas.selection.set((text.id,))

    def follow(self) -> None:
        """Puts the field where the text is seen."""
        text = self._text
        if text is None:
            return
        view = self._canvas.view
        font = font_of(text.style.font, text.style.size * view.scale)
        self._field.setFont(font)
        content = self._field.document()
        content.setDefaultFont(font)
        metrics = self._field.fontMetrics()
        lines = self._field.toPlainText().split("\n")
        longest = max(lines, key=len)
        width = metrics.horizontalAdvance(longest[:2000]) + metrics.averageCharWidth() * 2 + _ROOM
        height = metrics.lineSpacing() * len(lines) + 4
        corner = view.to_widget((text.x, text.y))
        box = QRectF(corner.x(), corner.y(), width, height)
        room = QRectF(self._canvas.rect()).adjusted(0, 0, -4, -4)
        box.setRight(min(box.right(), max(room.right(), box.left() + 60)))
        box.setBottom(min(box.bottom(), max(room.bottom(), box.top() + 30)))
        self._field.setGeometry(box.toAlignedRect())

    def _dress(self) -> None:
        text = self._text
        if text is None:
            return
        colour = QColor(text.style.colour)
        ground = colour.name() if text.style.filled else "transparent"
        letters = readable_on(colour) if text.style.filled else colour
        self._field.setStyleSheet(
            f"QPlainTextEdit {{ color: {letters.name()}; background: {ground}; border: none;"
            " padding: 0; margin: 0; }"
        )

    def _changed(self) -> None:
        if self._text is None:
            return
        written = self._field.toPlainText()
        if len(written) > LONGEST:
            self._field.setPlainText(written[:LONGEST])
            self.too_long.emit()
        self.follow()


class _Field(QPlainTextEdit):
    """The field itself.

    Signals:
        left: Esc or Ctrl+Enter was pressed, or something else has the keyboard.
    """

    left = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setObjectName("writing")
        self.setAccessibleName(self.tr("Text on the picture"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.viewport().setAutoFillBackground(False)

    def event(self, event: QEvent) -> bool:
        """While one writes, the keys that end it mean nothing else."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_end(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Ctrl+Enter are the end."""
        if _is_end(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is written is kept when something else is done."""
        super().focusOutEvent(event)
        temporary = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in temporary:
            self.left.emit()


def _is_end(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or (enter and held)
