"""Undo and redo, with random actions: the document is always what a list of scenes says."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from client.ui.editor import KINDS, record_of, scene_from
from client.ui.editor.canvas.selection import Selection
from client.ui.editor.model.document import Document
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.shape import Shape
from client.ui.editor.model.style import Style
from client.ui.editor.tools.arrow import Arrow
from client.ui.editor.tools.pen import Scribble
from client.ui.editor.tools.redaction import Redaction
from client.ui.editor.tools.step import Step
from client.ui.editor.tools.text import Text

numbers = st.floats(-2000, 2000, allow_nan=False)
points = st.tuples(numbers, numbers)
lengths = st.floats(0, 3000)
styles = st.builds(
    Style,
    colour=st.sampled_from(["#e5484d", "#000000", "#ffffff"]),
    width=st.floats(0.5, 100),
    size=st.floats(1, 400),
    filled=st.booleans(),
)
shapes: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Arrow, st.just(0), styles, points, points),
    st.builds(Redaction, st.just(0), styles, numbers, numbers, lengths, lengths),
    st.builds(Scribble, st.just(0), styles, st.lists(points, min_size=1, max_size=9).map(tuple)),
    st.builds(Text, st.just(0), styles, numbers, numbers, st.text(max_size=20)),
    st.builds(Step, st.just(0), styles, numbers, numbers, st.integers(1, 999)),
)
chosen = st.frozensets(st.integers(1, 12), max_size=4)
actions: st.SearchStrategy[tuple[Any, ...]] = st.one_of(
    st.tuples(st.just("add"), shapes),
    st.tuples(st.just("delete"), chosen),
    st.tuples(st.just("duplicate"), chosen),
    st.tuples(st.just("raise"), chosen, st.booleans()),
    st.tuples(st.just("lower"), chosen, st.booleans()),
    st.tuples(st.just("nudge"), chosen, st.integers(-5, 5)),
    st.tuples(st.just("restyle"), chosen, styles),
    st.tuples(st.just("crop"), st.integers(0, 300), st.integers(1, 400)),
    st.tuples(st.just("try out"), shapes),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def act(document: Document, selection: Selection, action: tuple[Any, ...]) -> None:
    match action:
        case ("add", shape):
            scene = document.scene
            document.change(scene.with_shape(replace(shape, id=scene.free_id())), "add")
        case ("delete", ids):
            selection.set(ids & {shape.id for shape in document.scene.shapes})
            selection.delete()
        case ("duplicate", ids):
            selection.set(ids & {shape.id for shape in document.scene.shapes})
            selection.duplicate(1.0)
        case ("raise", ids, far):
            selection.set(ids & {shape.id for shape in document.scene.shapes})
            selection.raise_(to_top=far)
        case ("lower", ids, far):
            selection.set(ids & {shape.id for shape in document.scene.shapes})
            selection.lower(to_bottom=far)
        case ("nudge", ids, by):
            selection.set(ids & {shape.id for shape in document.scene.shapes})
            selection.nudge(by, 1)
        case ("restyle", ids, style):
            selection.set(ids & {shape.id for shape in document.scene.shapes})
            selection.restyle(lambda _: style, "all")
        case ("crop", x, width):
            document.change(document.scene.cropped(QRect(x, x, width, width)), "crop")
        case ("try out", shape):
            document.try_out(document.scene.with_shape(replace(shape, id=99)))
            document.show_again()
        case _:
            raise AssertionError(action)


@settings(max_examples=120, deadline=None)
@given(st.lists(actions, max_size=40))
def test_undo_and_redo_lead_to_every_scene_there_was(
    qapp: object, plan: list[tuple[Any, ...]]
) -> None:
    document = Document(Scene(400, 300))
    selection = Selection(document)
    past: list[Scene] = [document.scene]
    future: list[Scene] = []
    for action in plan:
        if action[0] == "undo":
            document.history.undo()
            if len(past) > 1:
                future.append(past.pop())
        elif action[0] == "redo":
            document.history.redo()
            if future:
                past.append(future.pop())
        else:
            steps = document.history.count()
            index = document.history.index()
            before = document.scene
            act(document, selection, action)
            if document.scene != before:
                merged = document.history.count() == steps and index == steps
                if merged:
                    past[-1] = document.scene
                else:
                    past.append(document.scene)
                future.clear()
        assert document.scene == past[-1]
        assert document.shown == document.scene
        assert document.history.index() == len(past) - 1
        ids = [shape.id for shape in document.scene.shapes]
        assert len(ids) == len(set(ids))
        assert selection.ids <= set(ids)
    for scene in reversed(past):
        assert document.scene == scene
        document.history.undo()
    assert document.is_saved
    for scene in past:
        assert document.scene == scene
        document.history.redo()


@settings(max_examples=150, deadline=None)
@given(st.lists(shapes, max_size=8), st.booleans())
def test_a_scene_is_the_same_after_it_was_written_and_read(
    qapp: object, made: list[Shape], cropped: bool
) -> None:
    import json

    numbered = tuple(replace(shape, id=index + 1) for index, shape in enumerate(made))
    scene = Scene(400, 300, numbered, (10, 20, 300, 200) if cropped else None)

    assert scene_from(json.loads(json.dumps(record_of(scene))), KINDS) == scene


@settings(max_examples=80, deadline=None)
@given(shapes, st.sampled_from(["nw", "n", "ne", "e", "se", "s", "sw", "w"]), points, st.booleans())
def test_every_handle_can_be_pulled_anywhere(
    qapp: object, shape: Shape, handle: str, to: tuple[float, float], regular: bool
) -> None:
    handles = shape.handles()
    name = handle if handle in handles else next(iter(handles))

    pulled = shape.pulled(name, to, regular=regular)

    assert pulled.bounds().width() >= 0
    assert pulled.bounds().height() >= 0
    back = scene_from(record_of(Scene(10, 10, (replace(pulled, id=1),))), KINDS)
    assert back.shapes == (replace(pulled, id=1),)


def test_a_row_of_nudges_is_one_step_and_other_things_between_end_it(qtbot: QtBot) -> None:
    document = Document(Scene(400, 300))
    selection = Selection(document)
    document.change(document.scene.with_shape(Step(1, Style(), 50, 50, 1)), "step")
    selection.set((1,))
    for _ in range(5):
        selection.nudge(1, 0)
    assert document.history.index() == 2
    document.change(document.scene.cropped(QRect(0, 0, 200, 200)), "crop")
    selection.nudge(1, 0)
    assert document.history.index() == 4

    document.history.undo()
    document.history.undo()
    document.history.undo()

    assert document.scene.shapes == (Step(1, Style(), 50, 50, 1),)
