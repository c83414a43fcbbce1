"""Saving, closing and opening again, with real files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from support.desk import Desk
from support.drawing import drag, key, noise, pixels_of
from support.small_disk import fill, small_disk

from capture.models import Frame, Region
from client.app.editing.editor import Editor
from client.app.editing.editors import Editors
from client.app.editing.remembering import FILE, StyleMemory

# Windows that are brought to the front, where there is no front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier
INK = (0x16, 0x15, 0x1C)
SECRET = (slice(100, 160), slice(120, 280))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    yield made
    made.background.close(5)


@pytest.fixture
def editors(desk: Desk, qtbot: QtBot) -> Iterator[Editors]:
    opened = Editors(desk, StyleMemory(desk.folder, desk.background))
    yield opened
    opened.close_all()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    Image.fromarray(noise(400, 300)).save(path)
    return path


def opened(editors: Editors, file: Path, qtbot: QtBot) -> Editor:
    there: list[Editor] = []
    errors: list[Exception] = []
    editors.edit_file(file, there.append, errors.append)
    qtbot.waitUntil(lambda: bool(there or errors))
    assert not errors
    qtbot.waitExposed(there[0].window)
    return there[0]


def redact(editor: Editor) -> None:
    key(editor.window, Qt.Key.Key_D)
    drag(editor.window, (120, 100), (280, 160))


def save(editor: Editor, qtbot: QtBot) -> None:
    editor.window.actions_.save.trigger()
    qtbot.waitUntil(lambda: editor.window.document.is_saved)


def said(editor: Editor) -> str:
    return str(editor.window._foot._news.text())


def question(editor: Editor) -> QMessageBox | None:
    return editor.window.findChild(QMessageBox, "unsaved")


def answer(editor: Editor, name: str) -> None:
    """Presses a button of the question about unsaved changes."""
    box = question(editor)
    assert box is not None
    button = box.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_a_saved_picture_can_be_changed_later_and_what_was_below_comes_back(
    editors: Editors, file: Path, qtbot: QtBot
) -> None:
    original = pixels_of(file.read_bytes())
    editor = opened(editors, file, qtbot)
    redact(editor)
    save(editor, qtbot)
    editor.window.close()
    assert np.all(pixels_of(file.read_bytes())[SECRET] == INK)

    again = opened(editors, file, qtbot)
    assert [shape.kind for shape in again.window.document.scene.shapes] == ["redaction"]
    again.window.canvas.selection.everything()
    again.window.actions_.delete.trigger()
    save(again, qtbot)

    assert np.array_equal(pixels_of(file.read_bytes()), original)


def test_a_file_that_was_moved_keeps_its_annotations(
    editors: Editors, file: Path, qtbot: QtBot
) -> None:
    editor = opened(editors, file, qtbot)
    redact(editor)
    save(editor, qtbot)
    editor.window.close()

    moved = file.rename(file.with_name("elsewhere.png"))

    assert opened(editors, moved, qtbot).window.document.scene.shapes


def test_originals_nobody_needs_any_more_are_forgotten(
    editors: Editors, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    editor = opened(editors, file, qtbot)
    for _ in range(3):
        redact(editor)
        save(editor, qtbot)

    records = list((desk.folder / "annotations").glob("*.json"))
    originals = list((desk.folder / "annotations/originals").iterdir())

    assert len(records) == 1
    assert len(originals) == 1
    for folder in (desk.folder / "annotations", desk.folder / "annotations/originals"):
        assert folder.stat().st_mode & 0o077 == 0, "for nobody else"


def test_closing_without_changes_asks_nothing(editors: Editors, file: Path, qtbot: QtBot) -> None:
    editor = opened(editors, file, qtbot)

    assert editor.window.close()
    assert editors.count == 0


def test_closing_with_changes_asks_and_cancel_keeps_everything(
    editors: Editors, file: Path, qtbot: QtBot
) -> None:
    before = file.read_bytes()
    editor = opened(editors, file, qtbot)
    redact(editor)

    assert not editor.window.close()
    box = question(editor)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert editor.window.isVisible()
    assert len(editor.window.document.scene.shapes) == 1
    assert file.read_bytes() == before


def test_closing_with_changes_can_save(editors: Editors, file: Path, qtbot: QtBot) -> None:
    editor = opened(editors, file, qtbot)
    redact(editor)
    editor.window.close()

    answer(editor, "save")

    qtbot.waitUntil(lambda: editors.count == 0)
    assert np.all(pixels_of(file.read_bytes())[SECRET] == INK)


def test_closing_with_changes_can_throw_them_away(
    editors: Editors, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    before = file.read_bytes()
    editor = opened(editors, file, qtbot)
    redact(editor)
    editor.window.close()

    answer(editor, "discard")

    qtbot.waitUntil(lambda: editors.count == 0)
    assert file.read_bytes() == before
    assert not opened(editors, file, qtbot).window.document.scene.shapes


def test_a_full_disk_loses_nothing(
    editors: Editors, desk: Desk, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with small_disk(tmp_path / "small", "2m") as small:
        picture = small / "picture.png"
        picture.write_bytes(file.read_bytes())
        editor = opened(editors, picture, qtbot)
        redact(editor)
        fill(small)

        editor.window.actions_.save.trigger()
        qtbot.waitUntil(lambda: bool(said(editor)))

        assert "the disk is full" in said(editor)
        assert not editor.window.document.is_saved
        assert picture.read_bytes() == file.read_bytes(), "not one byte of it is gone"
        assert len(editor.window.document.scene.shapes) == 1

        (small / "ballast").unlink()
        save(editor, qtbot)
        assert np.all(pixels_of(picture.read_bytes())[SECRET] == INK)
        editor.window.leave()


def test_when_the_original_cannot_be_kept_it_is_not_overwritten(
    editors: Editors, desk: Desk, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = file.read_bytes()
    with small_disk(tmp_path / "small", "1m") as small:
        fill(small)
        desk.folder = small
        editor = opened(editors, file, qtbot)
        redact(editor)

        editor.window.actions_.save.trigger()
        qtbot.waitUntil(lambda: bool(said(editor)))

        assert "the disk is full" in said(editor)
        assert file.read_bytes() == before
        editor.window.leave()


def test_saving_that_fails_does_not_close_the_window(
    editors: Editors, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = opened(editors, file, qtbot)
    redact(editor)
    editor._path = tmp_path / "a folder" / "that is" / "a file" / "picture.png"
    (tmp_path / "a folder").write_text("not a folder")
    editor.window.close()

    answer(editor, "save")
    qtbot.waitUntil(lambda: bool(said(editor)))

    assert editor.window.isVisible()
    assert len(editor.window.document.scene.shapes) == 1


def test_save_as_writes_another_file_and_goes_on_with_it(
    editors: Editors, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = file.read_bytes()
    editor = opened(editors, file, qtbot)
    redact(editor)

    editor.window.actions_.save_as.trigger()
    dialog = editor.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(tmp_path / "other.jpg"))
    dialog.accept()

    qtbot.waitUntil(lambda: editor.window.document.is_saved)
    assert file.read_bytes() == before
    assert (tmp_path / "other.jpg").read_bytes().startswith(b"\xff\xd8\xff")
    assert editor.path == tmp_path / "other.jpg"


def test_a_gif_is_saved_as_something_that_can_be_written(
    editors: Editors, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "moving.gif"
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    editor = opened(editors, path, qtbot)
    assert editor.window.canvas.original.image.pixelColor(5, 5).name() == "#ff0000"

    editor.window.actions_.save.trigger()

    dialog = editor.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles() == [str(tmp_path / "moving.png")]
    dialog.reject()


def test_the_copied_picture_is_the_redacted_one(editors: Editors, file: Path, qtbot: QtBot) -> None:
    editor = opened(editors, file, qtbot)
    redact(editor)

    editor.window.actions_.copy.trigger()
    qtbot.waitUntil(lambda: said(editor) == "Copied")

    mime = QGuiApplication.clipboard().mimeData()
    assert np.all(pixels_of(bytes(mime.data("image/png").data()))[SECRET] == INK)
    image = mime.imageData()
    assert isinstance(image, QImage)
    assert image.pixelColor(200, 130) == QColor(*INK)


def test_the_pinned_picture_is_what_is_seen(
    editors: Editors, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    editor = opened(editors, file, qtbot)
    redact(editor)

    editor.window.actions_.pin.trigger()

    qtbot.waitUntil(lambda: len(desk.pinned) == 1)
    assert desk.pinned[0].pixelColor(200, 130) == QColor(*INK)


def frame() -> Frame:
    pixels = np.dstack([noise(400, 300), np.full((300, 400), 255, np.uint8)])
    return Frame(Region(10, 10, 400, 300), pixels.tobytes(), 1600, 2.0)


def taken(editors: Editors, qtbot: QtBot) -> Editor:
    there: list[Editor] = []
    errors: list[Any] = []
    editors.edit_frame(frame(), errors.append, there.append)
    qtbot.waitUntil(lambda: bool(there or errors))
    assert not errors
    return there[0]


def test_a_capture_is_on_the_disk_while_it_is_edited(
    editors: Editors, desk: Desk, qtbot: QtBot
) -> None:
    editor = taken(editors, qtbot)

    assert editor.path is not None
    qtbot.waitUntil(lambda: editor.path is not None and editor.path.exists())
    assert editor.path.parent == desk.captures
    assert np.array_equal(pixels_of(editor.path.read_bytes()), noise(400, 300)[:, :, ::-1])
    assert not editor.window.close(), "it is not saved yet"


def test_a_capture_that_is_saved_takes_the_place_of_the_draft(
    editors: Editors, desk: Desk, qtbot: QtBot
) -> None:
    editor = taken(editors, qtbot)
    redact(editor)
    save(editor, qtbot)

    (saved,) = desk.captures.iterdir()
    assert np.all(pixels_of(saved.read_bytes())[SECRET] == INK)
    with Image.open(saved) as picture:
        assert round(picture.info["dpi"][0]) == 192, "its scale is kept"


def test_a_capture_nobody_wants_is_gone(editors: Editors, desk: Desk, qtbot: QtBot) -> None:
    editor = taken(editors, qtbot)
    qtbot.waitUntil(lambda: any(desk.captures.iterdir()))
    editor.window.close()

    answer(editor, "discard")

    qtbot.waitUntil(lambda: editors.count == 0 and not any(desk.captures.iterdir()))


def test_what_was_drawn_survives_the_end_of_the_app(
    editors: Editors, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    editor = opened(editors, file, qtbot)
    redact(editor)

    editors.close_all()
    editors.keep_unsaved()
    desk.background.close(5)

    desk.background = type(desk.background)()
    later = Editors(desk, StyleMemory(desk.folder, desk.background))
    assert opened(later, file, qtbot).window.document.scene.shapes
    later.close_all()


def test_how_tools_draw_is_remembered(
    editors: Editors, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    editor = opened(editors, file, qtbot)
    key(editor.window, Qt.Key.Key_R)
    key(editor.window, Qt.Key.Key_4)
    key(editor.window, Qt.Key.Key_BracketRight)
    qtbot.waitUntil((desk.folder / FILE).exists)
    editor.window.leave()

    def remembered() -> bool:
        style = StyleMemory(desk.folder, desk.background).read()["rectangle"]
        return (style.colour, style.width) == ("#30a46c", 7.0)

    qtbot.waitUntil(remembered)


def test_the_same_file_is_opened_once(editors: Editors, file: Path, qtbot: QtBot) -> None:
    assert opened(editors, file, qtbot) is opened(editors, file, qtbot)
    assert editors.count == 1
