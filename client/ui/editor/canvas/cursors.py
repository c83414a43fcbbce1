"""The cursor that says what a press of the mouse would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from client.ui.editor.canvas import marks
from client.ui.editor.model.box import box_handles
from client.ui.editor.tools import Gesture

if TYPE_CHECKING:
    from client.ui.editor.canvas.canvas import Canvas
    from client.ui.editor.canvas.choosing import Choosing

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


def cursor_at(canvas: Canvas, choosing: Choosing, at: QPointF | None) -> Qt.CursorShape:
    """The cursor for a point of the widget; None = it is not known where the pointer is."""
    if at is not None and canvas.crop is not None:
        handle = marks.handle_at(box_handles(canvas.crop), canvas.view, at)
        return _CURSORS.get(handle or "", Qt.CursorShape.CrossCursor)
    only = canvas.selection.only
    if at is not None and only is not None:
        handle = marks.handle_at(dict(only.handles()), canvas.view, at)
        if handle is not None:
            return _CURSORS.get(handle, Qt.CursorShape.PointingHandCursor)
        if only.is_hit(canvas.view.to_picture(at), choosing.reach()):
            return Qt.CursorShape.SizeAllCursor
    match canvas.tool.gesture:
        case Gesture.SELECT:
            found = at is not None and choosing.under(at) is not None
            return Qt.CursorShape.SizeAllCursor if found else Qt.CursorShape.ArrowCursor
        case Gesture.WRITE:
            return Qt.CursorShape.IBeamCursor
        case _:
            return Qt.CursorShape.CrossCursor
