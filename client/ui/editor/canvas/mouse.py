"""From the mouse to gestures, by the tool in hand and what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from client.ui.editor.canvas import marks
from client.ui.editor.canvas.gestures import (
    Cropping,
    Gesture,
    Moving,
    Picking,
    Placing,
    Pulling,
    Resizing,
    Stroking,
)
from client.ui.editor.model.box import box_handles
from client.ui.editor.model.shape import Point, Shape
from client.ui.editor.model.stroke import Stroke
from client.ui.editor.tools import Gesture as Kind

if TYPE_CHECKING:
    from client.ui.editor.canvas.canvas import Canvas

_TO_START = 3.0  # points; a hand that clicks moves less

_CURSORS = {
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
}


class Mouse:
    """Turns what the mouse does on a canvas into one gesture at a time."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
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
        self._begin(self._chosen(at, event.modifiers()))

    def move(self, event: QMouseEvent) -> None:
        """Goes on."""
        at = event.position()
        if self._pans:
            away = at - self._last
            self._last = at
            self._canvas.pan(away.x(), away.y())
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
        shape = self._under(event.position())
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
        shape = self._under(at)
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
        self._begin(self._new(start.toTuple()))
        if self._gesture is not None:
            if canvas.tool.gesture is not Kind.PLACE:
                self._gesture.move((start + QPointF(width, height) * 2).toTuple(), regular=False)
            self._end()

    def show_cursor(self, at: QPointF | None = None) -> None:
        """The pointer that says what a press would do here."""
        self._canvas.setCursor(self._cursor(at))

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

    def _chosen(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        canvas = self._canvas
        if canvas.crop is not None:
            return self._cropping(at, canvas.crop)
        resizing = self._resizing(at)
        if resizing is not None:
            return resizing
        if canvas.tool.gesture is not Kind.SELECT:
            only = canvas.selection.only
            if only is not None and only.is_hit(self._place(at), self._reach()):
                return self._moving(at, canvas.selection.ids, modifiers)
            canvas.selection.clear()
            return self._new(self._place(at))
        return self._selecting(at, modifiers)

    def _selecting(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture:
        canvas = self._canvas
        selected = canvas.selection.ids
        adds = bool(
            modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        )
        shape = self._under(at)
        if shape is None:
            already = selected if adds else frozenset()
            canvas.selection.set(already)
            return Picking(canvas.document.scene, self._place(at), already, canvas.set_band)
        if adds:
            canvas.selection.set(selected ^ {shape.id})
        elif shape.id not in selected:
            canvas.selection.set((shape.id,))
        return self._moving(at, canvas.selection.ids, modifiers)

    def _moving(self, at: QPointF, ids: frozenset[int], modifiers: Qt.KeyboardModifier) -> Moving:
        copies = bool(modifiers & Qt.KeyboardModifier.AltModifier) and bool(ids)
        name = self._canvas.tr("Move")
        return Moving(self._canvas.document, ids, self._place(at), name, copies=copies)

    def _resizing(self, at: QPointF) -> Resizing | None:
        shape = self._canvas.selection.only
        if shape is None:
            return None
        handle = marks.handle_at(dict(shape.handles()), self._canvas.view, at)
        if handle is None:
            return None
        name = self._canvas.tr("Resize")
        return Resizing(self._canvas.document, shape, handle, name)

    def _new(self, place: Point) -> Gesture | None:
        canvas, tool = self._canvas, self._canvas.tool
        if tool.begin is None:
            return None
        shape = tool.begin(canvas.document.scene, place, canvas.style_in_hand)
        match tool.gesture:
            case Kind.PULL:
                return Pulling(canvas.document, tool, shape)
            case Kind.PLACE:
                return Placing(canvas.document, tool, shape, place)
            case Kind.STROKE if isinstance(shape, Stroke):
                return Stroking(canvas.document, tool, shape, canvas.view.scale)
            case Kind.WRITE:
                canvas.writing.open_for(shape)
                return None
            case _:
                return None

    def _cropping(self, at: QPointF, crop: QRectF) -> Cropping:
        canvas = self._canvas
        place = self._place(at)
        scene = canvas.document.scene
        limits = QRectF(0, 0, scene.width, scene.height)
        handle = marks.handle_at(box_handles(crop), canvas.view, at)
        if handle is None and (not crop.contains(*place) or crop == limits):
            inside = (
                min(max(place[0], 0.0), limits.right()),
                min(max(place[1], 0.0), limits.bottom()),
            )
            crop, handle = QRectF(*inside, 0, 0), "se"
        return Cropping(crop, handle or "", place, limits, canvas.set_crop)

    def _under(self, at: QPointF) -> Shape | None:
        """The topmost shape under a point; one that is selected already comes first."""
        place, reach = self._place(at), self._reach()
        canvas = self._canvas
        for shape in reversed(canvas.selection.shapes):
            if shape.is_hit(place, reach):
                return shape
        hit = (s for s in reversed(canvas.document.scene.shapes) if s.is_hit(place, reach))
        return next(hit, None)

    def _reach(self) -> float:
        return marks.REACH / 2 / self._canvas.view.scale

    def _cursor(self, at: QPointF | None) -> Qt.CursorShape:
        canvas = self._canvas
        if self._pans:
            return Qt.CursorShape.ClosedHandCursor
        if self._space:
            return Qt.CursorShape.OpenHandCursor
        if at is not None and canvas.crop is not None:
            handle = marks.handle_at(box_handles(canvas.crop), canvas.view, at)
            return _CURSORS.get(handle or "", Qt.CursorShape.CrossCursor)
        only = canvas.selection.only
        if at is not None and only is not None:
            handle = marks.handle_at(dict(only.handles()), canvas.view, at)
            if handle is not None:
                return _CURSORS.get(handle, Qt.CursorShape.PointingHandCursor)
            if only.is_hit(self._place(at), self._reach()):
                return Qt.CursorShape.SizeAllCursor
        match canvas.tool.gesture:
            case Kind.SELECT:
                found = at is not None and self._under(at) is not None
                return Qt.CursorShape.SizeAllCursor if found else Qt.CursorShape.ArrowCursor
            case Kind.WRITE:
                return Qt.CursorShape.IBeamCursor
            case _:
                return Qt.CursorShape.CrossCursor


def _shift(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
