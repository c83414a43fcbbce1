"""What a redaction covers is nowhere in what leaves the machine."""

import io
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from support.drawing import (
    click,
    drag,
    exported,
    exported_file,
    image_of,
    key,
    noise,
    pixels_of,
    write,
)

from capture.encode import ImageFormat
from client.ui.editor import EditorWindow

from .conftest import OpenEditor

INK = (0x16, 0x15, 0x1C)
SECRET = (slice(100, 160), slice(120, 280))


def redact(window: EditorWindow) -> None:
    key(window, Qt.Key.Key_D)
    drag(window, (120, 100), (280, 160))


def runs_of(pixels: NDArray[np.uint8]) -> list[bytes]:
    """Rows of the secret as they could lie in memory or in a file, in both orders of colours."""
    return [
        channels.tobytes()[start : start + 24]
        for row in pixels[SECRET]
        for channels in (row, row[:, ::-1], np.dstack([row[None], row[None, :, :1]])[0])
        for start in (0, 60)
    ]


def everything_in(file: bytes) -> bytes:
    """The file, and what is compressed in it."""
    position = 8
    chunks: list[bytes] = []
    data: list[bytes] = []
    while position < len(file):
        length = int.from_bytes(file[position : position + 4], "big")
        kind = file[position + 4 : position + 8]
        content = file[position + 8 : position + 8 + length]
        (data if kind == b"IDAT" else chunks).append(kind + content)
        position += 12 + length
    assert {chunk[:4] for chunk in chunks} <= {b"IHDR", b"pHYs", b"IEND"}, "no room for more"
    return file + zlib.decompress(b"".join(part[4:] for part in data))


def test_every_pixel_below_is_one_colour(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    redact(window)

    pixels = exported(window)

    assert np.all(pixels[SECRET] == INK)
    outside = np.ones((300, 400), bool)
    outside[SECRET] = False
    assert np.array_equal(pixels[outside], original[outside])


def test_the_original_is_nowhere_in_the_file(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    redact(window)

    content = everything_in(exported_file(window))

    assert not [run for run in runs_of(original) if run in content]


def test_two_secrets_under_one_redaction_give_the_same_file(open_editor: OpenEditor) -> None:
    one, other = noise(400, 300), noise(400, 300)
    other[SECRET] = noise(160, 60, seed=9)
    files = []
    for original in (one, other):
        window = open_editor(original)
        redact(window)
        files.append(exported_file(window))

    assert files[0] == files[1], "nothing of what is below has any influence on the file"


@pytest.mark.parametrize("effect", [Qt.Key.Key_B, Qt.Key.Key_X], ids=["blur", "pixelate"])
@pytest.mark.parametrize("first", ["effect", "redaction"])
def test_effects_over_or_under_a_redaction_show_nothing_of_it(
    effect: Qt.Key, first: str, open_editor: OpenEditor
) -> None:
    one, other = noise(400, 300), noise(400, 300)
    other[SECRET] = 255 - other[SECRET]
    files = []
    for original in (one, other):
        window = open_editor(original)
        if first == "redaction":
            redact(window)
        key(window, Qt.Key.Key_Escape)
        key(window, effect)
        drag(window, (90, 80), (310, 200))
        key(window, Qt.Key.Key_Escape)
        if first == "effect":
            redact(window)
        files.append(exported_file(window))

    assert files[0] == files[1]


def test_a_redaction_between_pixels_covers_all_that_it_touches(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    window.canvas.camera.zoom_to(2.7)
    key(window, Qt.Key.Key_D)
    drag(window, (180.3, 140.6), (220.4, 160.7))
    shape = window.document.scene.shapes[0]

    pixels = exported(window)

    box = shape.bounds().toRect()
    assert box.x() < 180.5
    assert np.all(pixels[box.y() : box.y() + box.height(), box.x() : box.x() + box.width()] == INK)


@pytest.mark.parametrize("image_format", [ImageFormat.JPEG, ImageFormat.WEBP])
def test_other_formats_hold_nothing_of_it_either(
    image_format: ImageFormat, open_editor: OpenEditor
) -> None:
    one, other = noise(400, 300), noise(400, 300)
    other[SECRET] = 255 - other[SECRET]
    files = []
    for original in (one, other):
        window = open_editor(original)
        redact(window)
        files.append(exported_file(window, image_format))

    assert files[0] == files[1]
    inner = pixels_of(files[0])[110:150, 130:270].astype(int)
    assert np.abs(inner - np.array(INK)).max() < 24


def test_what_came_with_the_picture_does_not_leave_with_it(open_editor: OpenEditor) -> None:
    window = open_editor(noise(400, 300))
    window.canvas.original.image.setText("Comment", "taken at home")
    redact(window)

    assert Image.open(io.BytesIO(exported_file(window))).info == {}


def test_what_was_undone_and_written_below_is_not_in_the_file(open_editor: OpenEditor) -> None:
    original = noise(400, 300)
    window = open_editor(original)
    redact(window)
    plain_file = exported_file(window)
    window.actions_.undo.trigger()
    key(window, Qt.Key.Key_T)
    click(window, (130, 130))
    write(window, "hunter2")
    key(window, Qt.Key.Key_Escape)
    key(window, Qt.Key.Key_Escape)
    redact(window)

    file = exported_file(window)

    assert b"hunter2" not in file
    assert file == plain_file
    assert image_of(original) == window.canvas.original.image, "still there to be undone"
