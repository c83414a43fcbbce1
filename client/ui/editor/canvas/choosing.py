"""What a press of the mouse means, by the tool in hand and by what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt

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


class Choosing:
    """Chooses gestures for a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def gesture(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """What a press at a point of the widget begins."""
        canvas = self._canvas
        if canvas.crop is not None:
            return self._cropping(at, canvas.crop)
        resizing = self._resizing(at)
        if resizing is not None:
            return resizing
        if canvas.tool.gesture is not Kind.SELECT:
            only = canvas.selection.only
            if only is not None and only.is_hit(self._canvas.view.to_picture(at), self.reach()):
                return self._moving(at, canvas.selection.ids, modifiers)
            canvas.selection.clear()
            return self.new(self._canvas.view.to_picture(at))
        return self._selecting(at, modifiers)

    def _selecting(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture:
        canvas = self._canvas
        selected = canvas.selection.ids
        adds = bool(
            modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        )
        shape = self.under(at)
        if shape is None:
            already = selected if adds else frozenset()
            canvas.selection.set(already)
            return Picking(
                canvas.document.scene, self._canvas.view.to_picture(at), already, canvas.set_band
            )
        if adds:
            canvas.selection.set(selected ^ {shape.id})
        elif shape.id not in selected:
            canvas.selection.set((shape.id,))
        return self._moving(at, canvas.selection.ids, modifiers)

    def _moving(self, at: QPointF, ids: frozenset[int], modifiers: Qt.KeyboardModifier) -> Moving:
        copies = bool(modifiers & Qt.KeyboardModifier.AltModifier) and bool(ids)
        name = QCoreApplication.translate("EditorGestures", "Move")
        return Moving(
            self._canvas.document, ids, self._canvas.view.to_picture(at), name, copies=copies
        )

    def _resizing(self, at: QPointF) -> Resizing | None:
        shape = self._canvas.selection.only
        if shape is None:
            return None
        handle = marks.handle_at(dict(shape.handles()), self._canvas.view, at)
        if handle is None:
            return None
        name = QCoreApplication.translate("EditorGestures", "Resize")
        return Resizing(self._canvas.document, shape, handle, name)

    def new(self, place: Point) -> Gesture | None:
        """What begins a new shape at a place of the picture, with the tool in hand."""
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
        place = self._canvas.view.to_picture(at)
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

    def under(self, at: QPointF) -> Shape | None:
        """The topmost shape under a point; one that is selected already comes first."""
        place, reach = self._canvas.view.to_picture(at), self.reach()
        canvas = self._canvas
        for shape in reversed(canvas.selection.shapes):
            if shape.is_hit(place, reach):
                return shape
        hit = (s for s in reversed(canvas.document.scene.shapes) if s.is_hit(place, reach))
        return next(hit, None)

    def reach(self) -> float:
        """How many pixels of the picture beside a shape still mean it."""
        return marks.REACH / 2 / self._canvas.view.scale
