"""The library's window: its states, its keys, and what can be done with what is selected."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from support.entries import entry

from client.ui.library import Action, Entry, EntryState, Kind, LibraryWindow, Situation
from client.ui.library.actions import ActionMenu


@pytest.fixture
def window(qtbot: QtBot) -> LibraryWindow:
    made = LibraryWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown_texts(window: LibraryWindow) -> str:
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in window.findChildren(QPushButton) if button.isVisible()]
    return " | ".join(labels + buttons)


def fill(window: LibraryWindow, *entries: Entry) -> None:
    window.model.replace_all(entries)
    window.set_situation(Situation.THERE)


@pytest.mark.parametrize(
    ("situation", "message", "button"),
    [
        (Situation.LOADING, "One moment", ""),
        (Situation.OFFLINE, "No answer.", "Try again"),
        (Situation.FAILED, "No answer.", "Try again"),
        (Situation.THERE, "Nothing here yet", "Capture something"),
    ],
)
def test_an_empty_library_says_why(
    window: LibraryWindow, situation: Situation, message: str, button: str
) -> None:
    window.set_situation(situation, "No answer.", "Look at the network.")

    assert message in shown_texts(window)
    assert button in shown_texts(window)
    assert not window.grid.isVisible()


def test_offline_what_is_known_is_shown_with_the_reason(window: LibraryWindow) -> None:
    fill(window, entry(0))

    window.set_situation(Situation.OFFLINE, "No answer.", "Look at the network.")

    assert window.grid.isVisible()
    assert "No answer. Look at the network." in shown_texts(window)


def test_a_search_without_a_hit_leads_back(window: LibraryWindow, qtbot: QtBot) -> None:
    fill(window)
    window.set_searching(True)
    assert "Nothing found" in shown_texts(window)
    window.tools.focus_search()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "zebra")
    with qtbot.waitSignal(window.tools.searched) as searched:
        pass
    assert searched.args == ["zebra"]

    everything = next(b for b in window.findChildren(QPushButton) if b.text() == "Show everything")
    with qtbot.waitSignal(window.tools.searched) as cleared:
        QTest.mouseClick(everything, Qt.MouseButton.LeftButton)

    assert cleared.args == [""]


def test_the_keys_of_the_grid(window: LibraryWindow, qtbot: QtBot) -> None:
    fill(window, *(entry(number) for number in range(6)))
    window.grid.select(["drop:2"])
    wanted: list[tuple[Action, list[str]]] = []
    window.wanted.connect(lambda action, entries: wanted.append((action, [e.key for e in entries])))

    QTest.keyClick(window.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.grid, Qt.Key.Key_Return)
    QTest.keyClick(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.grid, Qt.Key.Key_Delete)

    assert wanted == [
        (Action.COPY_LINK, ["drop:2"]),
        (Action.OPEN, ["drop:2"]),
        (Action.DELETE, ["drop:2", "drop:3"]),
    ]


def test_a_double_click_shows_a_capture_without_link_in_its_folder(
    window: LibraryWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window, entry(0, state=EntryState.LOCAL, url=None, path=tmp_path / "a.png"))
    centre = window.grid.visualRect(window.model.index(0)).center()

    with qtbot.waitSignal(window.wanted) as wanted:
        viewport = window.grid.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=centre)

    assert wanted.args is not None
    assert wanted.args[0] is Action.REVEAL


def labels(menu: QMenu) -> set[str]:
    return {action.text() for action in menu.actions() if action.text()}


@pytest.mark.parametrize(
    ("state", "there", "not_there"),
    [
        (EntryState.READY, {"Copy link", "Rename…", "Delete"}, {"Try again", "Upload"}),
        (EntryState.FAILED, {"Try again", "Delete"}, {"Rename…", "Cancel the upload"}),
        (EntryState.UPLOADING, {"Cancel the upload", "Copy link"}, {"Rename…", "Try again"}),
        (EntryState.LOCAL, {"Upload", "Delete"}, {"Rename…", "Copy link"}),
    ],
)
def test_the_menu_has_what_makes_sense(
    qtbot: QtBot, state: EntryState, there: set[str], not_there: set[str]
) -> None:
    linked = state in (EntryState.READY, EntryState.UPLOADING)
    one = entry(0, state=state, **({} if linked else {"url": None}))

    menu = ActionMenu([one])
    qtbot.addWidget(menu)

    assert there <= labels(menu)
    assert not not_there & labels(menu)


def test_who_can_open_it_is_chosen_in_the_menu(window: LibraryWindow, qtbot: QtBot) -> None:
    fill(window, entry(0))
    window.grid.select(["drop:0"])
    window.grid.menu_wanted.emit(QPoint(10, 10))
    menu = next(m for m in window.findChildren(ActionMenu))
    privacy = next(m for m in menu.findChildren(QMenu) if "Long link" in labels(m))

    with qtbot.waitSignal(window.privacy_wanted) as wanted:
        next(a for a in privacy.actions() if a.text() == "Long link").trigger()

    assert wanted.args is not None
    assert wanted.args[1:] == ["obscure", None]
    menu.close()


def test_the_bar_offers_what_can_be_done_with_all_that_is_selected(window: LibraryWindow) -> None:
    fill(window, entry(0), entry(1, state=EntryState.FAILED, url=None))

    def offered() -> set[str]:
        buttons = window.findChildren(QToolButton)
        return {b.accessibleName() for b in buttons if b.isVisible()}

    window.grid.select(["drop:0"])
    assert "Copy link" in offered()
    window.grid.select(["drop:0", "drop:1"])
    assert "Copy link" not in offered()
    assert "Delete" in offered()
    assert "2 selected" in shown_texts(window)


def test_deleting_can_be_undone_by_the_button_and_by_the_key(
    window: LibraryWindow, qtbot: QtBot
) -> None:
    fill(window, entry(0))
    window.say_deleted(1, "Screenshot 0.png")
    undo = next(b for b in window.findChildren(QPushButton) if b.text() == "Undo")

    with qtbot.waitSignal(window.undo_wanted):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not undo.isVisible()
    with qtbot.waitSignal(window.undo_wanted):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_more_is_asked_for_near_the_end_alone(window: LibraryWindow, qtbot: QtBot) -> None:
    fill(window, *(entry(number) for number in range(300)))
    qtbot.wait(1)
    QApplication.processEvents()
    asked: list[bool] = []
    window.more_wanted.connect(lambda: asked.append(True))

    window.grid.verticalScrollBar().setValue(200)
    QApplication.processEvents()
    assert not asked
    with qtbot.waitSignal(window.more_wanted):
        window.grid.verticalScrollBar().setValue(window.grid.verticalScrollBar().maximum())


def test_every_entry_is_told_to_a_screen_reader(window: LibraryWindow) -> None:
    fill(window, entry(0, state=EntryState.FAILED, url=None, kind=Kind.FILM))

    text = window.model.data(window.model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert isinstance(text, str)
    assert text.startswith("Screenshot 0.png, Failed")
