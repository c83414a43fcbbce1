"""Each tool, drawn by the mouse, in the pixels of the exported file."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from support.drawing import click, drag, exported, key, noise, plain, write

from client.ui.editor import EditorWindow

from .conftest import OpenEditor

WHITE = (255, 255, 255)
RED = (0xE5, 0x48, 0x4D)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def is_red(pixel: object) -> bool:
    return tuple(np.asarray(pixel).tolist()) == RED


def test_an_arrow_points_from_where_it_was_begun(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_A)
    drag(window, (50, 150), (350, 150))

    pixels = exported(window)

    assert is_red(pixels[150, 200]), "the shaft"
    assert is_red(pixels[150, 340]), "the head"
    assert np.any(pixels[:, 328] != 255, axis=1).sum() > np.any(pixels[:, 100] != 255, axis=1).sum()
    assert np.all(pixels[150, 360] == 255), "nothing beyond the tip"
    assert np.all(pixels[150, 40] == 255)


def test_a_line_has_the_same_width_everywhere(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_L)
    drag(window, (50, 100), (350, 100))

    pixels = exported(window)

    for x in (60, 200, 340):
        assert is_red(pixels[100, x])
        assert np.any(pixels[:, x] != 255, axis=1).sum() in (4, 5)


def test_shift_keeps_a_line_straight(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_L)
    drag(window, (50, 100), (350, 112), held=SHIFT)

    rows = np.any(exported(window) != 255, axis=(1, 2)).nonzero()[0]

    assert rows.min() >= 97
    assert rows.max() <= 102


def test_a_rectangle_is_an_outline(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_R)
    drag(window, (100, 80), (300, 220))

    pixels = exported(window)

    for y, x in ((80, 200), (220, 200), (150, 100), (150, 300)):
        assert is_red(pixels[y, x])
    assert np.all(pixels[150, 200] == 255)


def test_a_filled_rectangle_is_tinted(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_R)
    key(window, Qt.Key.Key_F)
    drag(window, (100, 80), (300, 220))

    red, green, _ = exported(window)[150, 200]

    assert red > 245
    assert 190 < green < 230


def test_an_ellipse_leaves_the_corners_alone(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_E)
    drag(window, (100, 80), (300, 220))

    pixels = exported(window)

    for y, x in ((80, 200), (220, 200), (150, 100), (150, 300)):
        assert is_red(pixels[y, x])
    assert np.all(pixels[82, 102] == 255)
    assert np.all(pixels[150, 200] == 255)


def test_the_pen_follows_the_hand(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_P)
    drag(window, (60, 60), (60, 200), (200, 200))

    pixels = exported(window)

    assert is_red(pixels[120, 60])
    assert is_red(pixels[200, 150])
    assert np.all(pixels[120, 130] == 255), "not the short way"


def test_the_highlighter_lets_through_what_is_below(open_editor: OpenEditor) -> None:
    page = plain(400, 300, WHITE)
    page[100:110, 150:250] = 0
    window = open_editor(page)
    key(window, Qt.Key.Key_H)
    drag(window, (80, 105), (320, 105))

    pixels = exported(window)

    assert tuple(pixels[98, 200]) == (255, 214, 10), "yellow where the page is white"
    assert pixels[105, 200].max() < 60, "and dark where there is a letter"
    assert pixels[105, 200, 0] > 20, "but not invisible on black"


def test_text_is_written_where_it_was_clicked(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_T)
    click(window, (100, 150))
    write(window, "Look")
    key(window, Qt.Key.Key_Escape)

    drawn = np.any(exported(window) != 255, axis=2)

    rows, columns = drawn.nonzero()
    assert 95 <= columns.min() <= 110
    assert 130 <= columns.max() <= 200
    assert 130 <= rows.min() <= rows.max() <= 175


def test_a_text_with_a_plate_can_be_read_on_anything(open_editor: OpenEditor) -> None:
    window = open_editor(noise(400, 300))
    key(window, Qt.Key.Key_T)
    key(window, Qt.Key.Key_F)
    click(window, (100, 150))
    write(window, "Look")
    key(window, Qt.Key.Key_Escape)

    plate = exported(window)[140:160, 98:150].reshape(-1, 3)

    assert np.all(plate == RED, axis=1).sum() > 200
    assert np.all(plate == 255, axis=1).sum() > 20, "white letters"


def test_each_click_places_the_next_number(open_editor: OpenEditor) -> None:
    window = open_editor(plain(400, 300, WHITE))
    key(window, Qt.Key.Key_N)
    click(window, (100, 150))
    click(window, (200, 150))
    click(window, (300, 150))

    pixels = exported(window)

    numbers = [getattr(shape, "number", 0) for shape in window.document.scene.shapes]
    assert numbers == [1, 2, 3]
    discs = [pixels[130:171, x - 20 : x + 21] for x in (100, 200, 300)]
    for disc in discs:
        assert is_red(disc[20, 8])
        assert np.all(disc == 255, axis=2).any(), "the digit is white"
    assert not np.array_equal(discs[0], discs[1])


def test_pixelated_squares_are_the_mean_of_what_they_cover(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    key(window, Qt.Key.Key_X)
    drag(window, (100, 100), (240, 170))

    part = exported(window)[100:170, 100:240]

    squares = part.reshape(5, 14, 10, 14, 3).swapaxes(1, 2)
    means = original[100:170, 100:240].reshape(5, 14, 10, 14, 3).mean(axis=(1, 3))
    assert np.all(squares == squares[:, :, :1, :1]), "each square has one colour"
    assert np.abs(squares[:, :, 0, 0] - means).max() <= 3
    assert np.array_equal(exported(window)[:100], original[:100])


def test_blur_is_smooth_and_stays_inside(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    key(window, Qt.Key.Key_B)
    drag(window, (100, 100), (240, 170))

    pixels = exported(window).astype(int)

    inside = pixels[100:170, 100:240]
    assert np.abs(np.diff(inside, axis=1)).max() <= 12
    assert np.abs(inside.mean() - original[100:170, 100:240].mean()) < 6
    outside = np.ones((300, 400), bool)
    outside[100:170, 100:240] = False
    assert np.array_equal(pixels[outside], original[outside])


def test_a_spotlight_dims_everything_else(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    key(window, Qt.Key.Key_S)
    drag(window, (100, 100), (200, 200))
    key(window, Qt.Key.Key_Escape)
    drag(window, (250, 100), (350, 200))

    pixels = exported(window)

    for left, right in ((100, 200), (250, 350)):
        assert np.array_equal(pixels[100:200, left:right], original[100:200, left:right])
    assert pixels[:90].mean() < original[:90].mean() * 0.6
    assert pixels[100:200, 210:240].mean() < original[100:200, 210:240].mean() * 0.6


def test_a_crop_leaves_exactly_what_is_inside_and_can_be_had_back(
    open_editor: OpenEditor,
) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    key(window, Qt.Key.Key_C)
    drag(window, (50, 60), (350, 240))
    key(window, Qt.Key.Key_Return)

    assert np.array_equal(exported(window), original[60:240, 50:350])

    key(window, Qt.Key.Key_C)
    drag(window, (350, 240), (400, 300))
    drag(window, (50, 60), (0, 0))
    key(window, Qt.Key.Key_Return)

    assert np.array_equal(exported(window), original)


def test_esc_leaves_the_crop_as_it_was(open_editor: OpenEditor) -> None:
    window = open_editor(noise(400, 300))
    key(window, Qt.Key.Key_C)
    drag(window, (50, 60), (350, 240))
    key(window, Qt.Key.Key_Escape)

    assert exported(window).shape == (300, 400, 3)
    assert window.document.is_saved


@pytest.mark.parametrize("letter", list("ALREPHTNDBXS"))
def test_every_tool_draws_by_the_keyboard_alone(letter: str, open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    key(window, getattr(Qt.Key, f"Key_{letter}"))
    key(window, Qt.Key.Key_Return)
    if letter == "T":
        write(window, "typed")
        key(window, Qt.Key.Key_Escape)

    assert len(window.document.scene.shapes) == 1
    assert not np.array_equal(exported(window), original)


def test_the_crop_has_buttons_too(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    key(window, Qt.Key.Key_C)
    drag(window, (50, 60), (350, 240))
    assert "300 × 180" in [label.text() for label in window.findChildren(QLabel)]

    button(window, "Keep this part").click()
    assert exported(window).shape == (180, 300, 3)

    key(window, Qt.Key.Key_C)
    button(window, "Whole picture").click()
    button(window, "Cancel").click()
    assert exported(window).shape == (180, 300, 3)
    key(window, Qt.Key.Key_C)
    button(window, "Whole picture").click()
    button(window, "Keep this part").click()
    assert np.array_equal(exported(window), original)


def button(window: EditorWindow, label: str) -> QAbstractButton:
    (found,) = (b for b in window.findChildren(QAbstractButton) if b.text() == label)
    assert found.isVisible()
    return found
