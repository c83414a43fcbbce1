"""From the mouse to gestures, by the tool in hand and what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from client.ui.editor.canvas.choosing import Choosing
from client.ui.editor.canvas.cursors import cursor_at
from client.ui.editor.canvas.gestures import Cropping, Gesture
from client.ui.editor.model.shape import Point
from client.ui.editor.tools import Gesture as Kind

if TYPE_CHECKING:
    from client.ui.editor.canvas.canvas import Canvas

_TO_START = 3.0  # points; a hand that clicks moves less


class Mouse:
    """Turns what the mouse does on a canvas into one gesture at a time."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._choosing = Choosing(canvas)
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()
        self._started = False
        self._last = QPointF()
        self._pans = False
        self._space = False

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """Begins what the tool and the place call for."""
        canvas, at = self._canvas, event.position()
        canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at = self._last = at
        middle = event.button() is Qt.MouseButton.MiddleButton
        if middle or (self._space and event.button() is Qt.MouseButton.LeftButton):
            self._pans = True
            self.show_cursor(at)
            return
        if event.button() is not Qt.MouseButton.LeftButton or self._gesture is not None:
            return
        if canvas.writing.is_open:
            canvas.writing.finish()
            return
        self._begin(self._choosing.gesture(at, event.modifiers()))

    def move(self, event: QMouseEvent) -> None:
        """Goes on."""
        at = event.position()
        if self._pans:
            away = at - self._last
            self._last = at
            self._canvas.camera.pan(away.x(), away.y())
        elif self._gesture is None:
            self.show_cursor(at)
        elif self._started or (at - self._pressed_at).manhattanLength() >= _TO_START:
            self._started = True
            self._gesture.move(self._place(at), regular=_shift(event))

    def release(self, event: QMouseEvent) -> None:
        """Ends it."""
        if self._pans:
            self._pans = False
            self.show_cursor(event.position())
        elif self._gesture is not None and event.button() is Qt.MouseButton.LeftButton:
            self._end()
            self.show_cursor(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Keeps the crop, or writes on in a text; otherwise it is a second press."""
        self.cancel()
        if self._canvas.crop is not None:
            if self._canvas.crop.contains(*self._place(event.position())):
                self._canvas.accept()
            return
        shape = self._choosing.under(event.position())
        if shape is not None and self._canvas.writing.open_for(shape):
            return
        self.press(event)

    def cancel(self) -> None:
        """Drops the gesture that is under way."""
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.cancel()
            self._canvas.end_live()

    def hold_space(self, *, held: bool) -> None:
        """Whether the mouse pushes the picture."""
        self._space = held
        self.show_cursor()

    def select_under(self, at: QPointF) -> None:
        """Selects the shape under a point, unless it is among those that are selected."""
        shape = self._choosing.under(at)
        if shape is not None and shape.id not in self._canvas.selection.ids:
            self._canvas.selection.set((shape.id,))

    def draw_in_the_middle(self) -> None:
        """What a drag across the middle of the view would draw, for those who use the keyboard."""
        canvas = self._canvas
        if canvas.tool.begin is None or canvas.is_busy:
            return
        seen = canvas.view.rect_to_picture(QRectF(canvas.rect()))
        seen = seen.intersected(QRectF(canvas.document.shown.area))
        width, height = seen.width() / 8, seen.height() / 8
        start = seen.center() - QPointF(width, height)
        self._begin(self._choosing.new(start.toTuple()))
        if self._gesture is not None:
            if canvas.tool.gesture is not Kind.PLACE:
                self._gesture.move((start + QPointF(width, height) * 2).toTuple(), regular=False)
            self._end()

    def show_cursor(self, at: QPointF | None = None) -> None:
        """The pointer that says what a press would do here."""
        if self._pans:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = cursor_at(self._canvas, self._choosing, at)
        self._canvas.setCursor(shape)

    def _begin(self, gesture: Gesture | None) -> None:
        self._gesture = gesture
        self._started = False
        if gesture is not None:
            self._canvas.begin_live(gesture.live)

    def _end(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        selected = gesture.end()
        self._canvas.end_live()
        if not isinstance(gesture, Cropping):
            self._canvas.selection.set(selected)

    def _place(self, at: QPointF) -> Point:
        return self._canvas.view.to_picture(at)


def _shift(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
