"""The window, used as a person does: keys, mouse, wheel."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.drawing import at, click, drag, exported, key, noise, plain, write

from client.ui.editor import EditorWindow, Scene, render
from client.ui.editor.canvas import marks
from client.ui.editor.canvas.writing import LONGEST
from client.ui.editor.model.style import Style
from client.ui.editor.tools import BY_NAME
from client.ui.editor.tools.arrow import Arrow
from client.ui.editor.tools.blur import Blur
from client.ui.editor.tools.highlighter import Highlight
from client.ui.editor.tools.pixelate import Pixelation
from client.ui.editor.tools.rectangle import Rectangle
from client.ui.editor.tools.redaction import Redaction
from client.ui.editor.tools.spotlight import Spotlight
from client.ui.editor.tools.text import Text

from .conftest import OpenEditor

WHITE = (255, 255, 255)
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def boxes(window: EditorWindow) -> list[tuple[float, float, float, float]]:
    return [
        (round(s.x), round(s.y), round(s.width), round(s.height))
        for s in window.document.scene.shapes
        if isinstance(s, Rectangle)
    ]


def two_boxes(open_editor: OpenEditor) -> EditorWindow:
    scene = Scene(400, 300)
    for number, x in ((1, 50.0), (2, 200.0)):
        filled = Style(filled=True)
        scene = scene.with_shape(Rectangle(number, filled, x, 100.0, 100.0, 80.0))
    window = open_editor(plain(400, 300, WHITE), scene)
    key(window, Qt.Key.Key_V)
    return window


def test_a_shape_is_picked_and_moved(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)

    drag(window, (100, 140), (120, 190))

    assert boxes(window) == [(70, 150, 100, 80), (200, 100, 100, 80)]


def test_a_shape_is_resized_by_a_corner_and_flipped(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)
    click(window, (100, 140))

    drag(window, (150, 180), (30, 60))

    assert boxes(window)[0] == (30, 60, 20, 40)


def test_shift_makes_a_square(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)
    click(window, (100, 140))

    drag(window, (150, 180), (250, 200), held=SHIFT)

    assert boxes(window)[0] == (50, 100, 200, 200)


def test_several_are_picked_by_a_band_and_moved_together(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)

    drag(window, (20, 20), (380, 280))
    assert window.canvas.selection.ids == {1, 2}
    drag(window, (100, 140), (110, 140))

    assert boxes(window) == [(60, 100, 100, 80), (210, 100, 100, 80)]


def test_shift_adds_to_what_is_picked(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)

    click(window, (100, 140))
    click(window, (250, 140), SHIFT)

    assert window.canvas.selection.ids == {1, 2}


def test_alt_drags_a_copy(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)

    drag(window, (100, 140), (100, 230), held=ALT)

    assert boxes(window) == [(50, 100, 100, 80), (200, 100, 100, 80), (50, 190, 100, 80)]
    assert window.canvas.selection.ids == {3}


def test_esc_while_dragging_puts_it_back(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)
    canvas = window.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(window, (100, 140)))
    QTest.mouseMove(canvas, at(window, (150, 200)))
    assert window.document.shown != window.document.scene

    key(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(window, (150, 200)))

    assert boxes(window) == [(50, 100, 100, 80), (200, 100, 100, 80)]
    assert window.document.is_saved


def test_everything_can_be_done_by_keys(open_editor: OpenEditor) -> None:
    window = two_boxes(open_editor)
    key(window, Qt.Key.Key_Right, ALT)
    assert window.canvas.selection.ids == {1}
    key(window, Qt.Key.Key_Right)
    key(window, Qt.Key.Key_Down, SHIFT)
    assert boxes(window)[0] == (51, 110, 100, 80)
    key(window, Qt.Key.Key_BracketRight, CONTROL)
    assert boxes(window)[1] == (51, 110, 100, 80), "it is above the other now"
    key(window, Qt.Key.Key_D, CONTROL)
    assert len(boxes(window)) == 3
    key(window, Qt.Key.Key_Delete)
    key(window, Qt.Key.Key_A, CONTROL)
    key(window, Qt.Key.Key_Backspace)
    assert boxes(window) == []
    for _ in range(10):
        key(window, Qt.Key.Key_Z, CONTROL)
    assert boxes(window) == [(50, 100, 100, 80), (200, 100, 100, 80)]
    for _ in range(10):
        key(window, Qt.Key.Key_Y, CONTROL)
    assert boxes(window) == []


def test_restacking_decides_what_is_seen(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    for digit in (Qt.Key.Key_1, Qt.Key.Key_5):
        key(window, Qt.Key.Key_D)
        key(window, digit)
        drag(window, (100, 100), (200, 200))
        key(window, Qt.Key.Key_Escape)
    blue = exported(window)[150, 150].copy()

    key(window, Qt.Key.Key_V)
    click(window, (150, 150))
    window.actions_.to_bottom.trigger()

    assert tuple(blue) == (0, 0x90, 0xFF)
    assert tuple(exported(window)[150, 150]) == (0xE5, 0x48, 0x4D)


def test_colour_and_width_change_what_is_selected_and_what_comes(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    changes: list[dict[str, Style]] = []
    window.styles_changed.connect(changes.append)
    key(window, Qt.Key.Key_R)
    drag(window, (50, 50), (150, 150))

    key(window, Qt.Key.Key_4)
    key(window, Qt.Key.Key_BracketRight)
    key(window, Qt.Key.Key_Escape)
    drag(window, (200, 50), (300, 150))

    looks = [(shape.style.colour, shape.style.width) for shape in window.document.scene.shapes]
    assert looks == [("#30a46c", 7.0), ("#30a46c", 7.0)]
    assert changes[-1]["rectangle"].colour == "#30a46c"
    assert changes[-1]["arrow"].colour != "#30a46c"


def test_a_text_is_changed_by_a_double_click(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_T)
    click(window, (100, 150))
    write(window, "one")
    key(window, Qt.Key.Key_Return)
    write(window, "two")
    key(window, Qt.Key.Key_Escape)
    key(window, Qt.Key.Key_V)

    QTest.mouseDClick(window.canvas, Qt.MouseButton.LeftButton, pos=at(window, (110, 150)))
    write(window, "three")
    key(window, Qt.Key.Key_Return, CONTROL)

    texts = [s.text for s in window.document.scene.shapes if isinstance(s, Text)]
    assert texts == ["three"]
    key(window, Qt.Key.Key_Z, CONTROL)
    texts = [s.text for s in window.document.scene.shapes if isinstance(s, Text)]
    assert texts == ["one\ntwo"]


def test_letters_are_text_while_one_writes_and_not_keys_of_tools(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_T)
    click(window, (100, 150))

    write(window, "arrow [8] fhd")
    key(window, Qt.Key.Key_Escape)

    (shape,) = window.document.scene.shapes
    assert isinstance(shape, Text)
    assert shape.text == "arrow [8] fhd"


def test_what_is_written_is_kept_when_something_else_is_done(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_T)
    click(window, (100, 150))
    write(window, "unfinished")

    assert not np.all(exported(window) == 255), "saving includes it"
    assert len(window.document.scene.shapes) == 1


def test_a_text_without_a_letter_is_nothing(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_T)
    click(window, (100, 150))
    write(window, "  ")
    key(window, Qt.Key.Key_Escape)

    assert window.document.is_saved


def test_a_huge_text_is_cut_with_a_word_and_freezes_nothing(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_T)
    click(window, (100, 150))
    QGuiApplication.clipboard().setText("Ünïcödé words, many of them. " * 7000)

    key(window, Qt.Key.Key_V, CONTROL)
    key(window, Qt.Key.Key_Escape)
    exported(window)

    (shape,) = window.document.scene.shapes
    assert isinstance(shape, Text)
    assert len(shape.text) == LONGEST
    assert "left out" in window._foot._news.text()


def test_a_thousand_shapes_can_be_worked_with(open_editor: OpenEditor) -> None:
    shapes = tuple(
        Rectangle(n, Style(), n % 40 * 9.0, n // 40 * 9.0, 30.0, 20.0) for n in range(1, 1001)
    )
    window = open_editor(plain(400, 300, WHITE), Scene(400, 300, shapes))
    key(window, Qt.Key.Key_A, CONTROL)
    drag(window, (9, 9), (19, 19), (29, 29))
    key(window, Qt.Key.Key_Z, CONTROL)
    key(window, Qt.Key.Key_Delete)

    assert window.document.scene.shapes == ()
    key(window, Qt.Key.Key_Z, CONTROL)
    assert window.document.scene.shapes == shapes


def wheel(
    window: EditorWindow, place: tuple[float, float], notches: int, held: Qt.KeyboardModifier
) -> None:
    canvas = window.canvas
    point = QPointF(at(window, place))
    event = QWheelEvent(
        point,
        QPointF(canvas.mapToGlobal(point)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_ctrl_and_wheel_zoom_round_the_pointer(open_editor: OpenEditor) -> None:
    window = open_editor(noise(400, 300))
    before = at(window, (300, 200))

    wheel(window, (300, 200), 4, CONTROL)

    after = at(window, (300, 200))
    assert window.canvas.view.zoom == pytest.approx(1.2**4, rel=0.01)
    assert (after - before).manhattanLength() <= 3


def test_the_wheel_alone_and_space_push_the_picture(open_editor: OpenEditor) -> None:
    window = open_editor(noise(400, 300))
    before = at(window, (0, 0))
    wheel(window, (100, 100), -1, Qt.KeyboardModifier.NoModifier)
    assert (at(window, (0, 0)) - before).y() == -60

    QTest.keyPress(window.canvas, Qt.Key.Key_Space)
    drag(window, (100, 100), (150, 100))
    QTest.keyRelease(window.canvas, Qt.Key.Key_Space)

    assert (at(window, (0, 0)) - before).x() == pytest.approx(50, abs=2)
    assert window.document.scene.shapes == ()


def test_fit_and_true_size(open_editor: OpenEditor) -> None:
    window = open_editor(noise(3000, 2000))
    assert window.canvas.view.zoom < 0.5
    key(window, Qt.Key.Key_1, CONTROL)
    assert window.canvas.view.zoom == 1.0
    key(window, Qt.Key.Key_Plus, CONTROL)
    assert window.canvas.view.zoom > 1.0
    key(window, Qt.Key.Key_0, CONTROL)
    assert window.canvas.view.zoom < 0.5


@pytest.mark.parametrize("zoom", [1.0, 2.0, 3.0])
def test_the_canvas_shows_what_is_exported(zoom: float, open_editor: OpenEditor) -> None:
    window = open_editor(noise(200, 150))
    key(window, Qt.Key.Key_D)
    drag(window, (40, 40), (120, 90))
    key(window, Qt.Key.Key_Escape)
    window.canvas.camera.zoom_to(zoom)
    shown = window.canvas.grab().toImage()

    pixels = exported(window)
    for x, y in ((20, 20), (60, 60), (110, 85), (150, 120), (121, 91)):
        place = window.canvas.view.to_widget((x + 0.5, y + 0.5))
        colour = shown.pixelColor(int(place.x()), int(place.y()))
        assert (colour.red(), colour.green(), colour.blue()) == tuple(pixels[y, x])


def test_a_drag_paints_what_a_full_repaint_paints(open_editor: OpenEditor, qtbot: QtBot) -> None:
    window = open_editor(noise(400, 300))
    for letter, start, end in (
        (Qt.Key.Key_R, (30, 30), (200, 150)),
        (Qt.Key.Key_B, (100, 60), (260, 200)),
        (Qt.Key.Key_H, (40, 100), (300, 110)),
        (Qt.Key.Key_S, (60, 60), (300, 220)),
        (Qt.Key.Key_D, (150, 80), (250, 160)),
        (Qt.Key.Key_A, (350, 250), (120, 90)),
    ):
        key(window, letter)
        drag(window, start, end)
        key(window, Qt.Key.Key_Escape)
    key(window, Qt.Key.Key_V)
    for place in ((200, 120), (30, 90), (240, 190)):
        click(window, place)
        drag(window, place, (place[0] + 31, place[1] - 17))
    window.canvas.selection.clear()
    QApplication.processEvents()
    shown = window.canvas.grab().toImage()

    window.canvas._layers.forget()

    assert window.canvas.grab().toImage() == shown


def test_every_button_has_a_name_and_says_its_key(open_editor: OpenEditor) -> None:
    window = open_editor(noise(40, 30))

    for button in window.findChildren(QAbstractButton):
        assert button.accessibleName(), button
        assert button.toolTip(), button
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    for tool in BY_NAME.values():
        found = window.findChild(QAbstractButton, f"tool-{tool.name}")
        assert found is not None
        assert f"({tool.key})" in found.toolTip()


def test_no_key_means_two_things(open_editor: OpenEditor) -> None:
    window = open_editor(noise(40, 30))
    keys = [tool.key for tool in BY_NAME.values()]
    for action in window.actions_.all():
        assert action.shortcuts(), action.text()
        keys += [shortcut.toString() for shortcut in action.shortcuts()]

    assert len(keys) == len(set(keys))
    assert not {key for key in keys if re.fullmatch("[1-8]", key)}, "those are colours"


def test_the_keyboard_reaches_every_control(open_editor: OpenEditor) -> None:
    window = open_editor(noise(40, 30))
    reached: set[QWidget] = set()
    for _ in range(60):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(window.focusWidget())

    missed = [
        button.accessibleName()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and button.group() is None
        if button not in reached
    ]
    assert missed == []
    assert window.canvas in reached


def test_among_tools_the_arrows_lead_on(open_editor: OpenEditor) -> None:
    window = open_editor(noise(40, 30))
    arrow = window.findChild(QAbstractButton, "tool-arrow")
    assert arrow is not None
    arrow.setFocus()

    key(window, Qt.Key.Key_Right)

    line = window.findChild(QAbstractButton, "tool-line")
    assert line is not None
    assert line.hasFocus()
    assert window.canvas.tool is BY_NAME["line"]


def test_the_title_says_what_it_is_and_whether_it_is_saved(open_editor: OpenEditor) -> None:
    window = open_editor(noise(400, 300))
    assert "picture.png" in window.windowTitle()
    assert not window.isWindowModified()

    drag(window, (50, 50), (200, 200))

    assert window.isWindowModified()


@pytest.mark.parametrize("index", range(8))
def test_while_a_shape_is_dragged_all_is_seen_as_it_will_be(
    index: int, open_editor: OpenEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "paint_selection", lambda *_: None)
    filled = Style(filled=True)
    scene = Scene(
        400,
        300,
        (
            Blur(1, Style(width=9), 40, 40, 150, 120),
            Spotlight(2, Style(), 60, 20, 200, 200),
            Rectangle(3, filled, 100, 60, 120, 90),
            Highlight(4, Style(colour="#ffd60a"), ((30.0, 100.0), (330.0, 110.0))),
            Redaction(5, Style(colour="#16151c"), 150, 90, 90, 70),
            Pixelation(6, Style(width=12), 200, 40, 150, 150),
            Arrow(7, Style(width=6), (350.0, 260.0), (120.0, 80.0)),
            Spotlight(8, Style(), 20, 150, 110, 120),
        ),
    )
    window = open_editor(noise(400, 300), scene)
    key(window, Qt.Key.Key_V)
    canvas = window.canvas
    canvas.selection.set((index + 1,))
    shape = scene.shapes[index]
    place = (200.0, 105.0) if index == 3 else shape.bounds().center().toTuple()
    start = at(window, place)

    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for step in (QPoint(9, 4), QPoint(25, 13), QPoint(17, -6)):
        QTest.mouseMove(canvas, start + step)
        corner = at(window, (0, 0))
        seen = canvas.grab().toImage().copy(corner.x(), corner.y(), 400, 300)
        assert window.document.shown != scene
        expected = render(canvas.original, window.document.shown)
        assert seen.convertToFormat(expected.format()) == expected
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start)
