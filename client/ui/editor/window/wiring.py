"""What each of the window's actions does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from client.ui.editor.window.window import EditorWindow


def connect_actions(window: EditorWindow) -> None:
    """Connects all of them."""
    actions, canvas, selection = window.actions_, window.canvas, window.canvas.selection
    history = window.document.history
    for action, do in (
        (actions.undo, partial(_through_history, window, history.undo)),
        (actions.redo, partial(_through_history, window, history.redo)),
        (actions.copy, window.copy_wanted.emit),
        (actions.save, window.save_wanted.emit),
        (actions.save_as, window.save_as_wanted.emit),
        (actions.upload, window.upload_wanted.emit),
        (actions.pin, window.pin_wanted.emit),
        (actions.close, window.close),
        (actions.keys, window.show_keys),
        (actions.select_all, window.select_all),
        (actions.next, partial(selection.step, 1)),
        (actions.previous, partial(selection.step, -1)),
        (actions.duplicate, lambda: selection.duplicate(canvas.view.scale)),
        (actions.delete, selection.delete),
        (actions.raise_, selection.raise_),
        (actions.lower, selection.lower),
        (actions.to_top, partial(selection.raise_, to_top=True)),
        (actions.to_bottom, partial(selection.lower, to_bottom=True)),
        (actions.larger, partial(window.options.step_size, 1)),
        (actions.smaller, partial(window.options.step_size, -1)),
        (actions.fill, window.options.toggle_fill),
        (actions.zoom_in, partial(canvas.camera.zoom_by_steps, 1)),
        (actions.zoom_out, partial(canvas.camera.zoom_by_steps, -1)),
        (actions.fit, canvas.camera.fit),
        (actions.true_size, canvas.camera.true_size),
    ):
        action.triggered.connect(_without_checked(do))


def _through_history(window: EditorWindow, move: Callable[[], object]) -> None:
    window.canvas.finish()
    move()


def _without_checked(do: Callable[[], object]) -> Callable[[bool], object]:
    def run(_checked: bool = False) -> None:
        do()

    return run
