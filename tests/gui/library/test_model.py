"""The library's model: sorted, brought up to date in place, each picture asked for once."""

import random

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from support.entries import entry

from client.ui.library import Entry
from client.ui.library.model import LibraryModel


@pytest.fixture
def model(qtbot: QtBot) -> LibraryModel:
    made = LibraryModel()
    QAbstractItemModelTester(made, made)
    return made


def names(model: LibraryModel) -> list[str]:
    return [model.entry(row).name for row in range(model.rowCount())]


def test_whatever_the_order_they_come_in_the_newest_is_first(model: LibraryModel) -> None:
    numbers = list(range(60))
    random.Random(3).shuffle(numbers)
    for start in range(0, 60, 7):
        model.put([entry(number) for number in numbers[start : start + 7]])

    assert names(model) == [f"Screenshot {number}.png" for number in range(60)]
    assert [model.row(f"drop:{number}") for number in range(60)] == list(range(60))


def test_a_page_goes_in_at_once(model: LibraryModel, qtbot: QtBot) -> None:
    model.replace_all([entry(number) for number in range(5)])
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))

    model.put([entry(number) for number in range(5, 105)])

    assert inserted == [(5, 104)]


def test_news_of_an_entry_stay_where_it_is(model: LibraryModel) -> None:
    model.replace_all([entry(number) for number in range(5)])
    changed: list[int] = []
    model.dataChanged.connect(lambda first, *_: changed.append(first.row()))

    model.put([entry(3, name="renamed.png")])

    assert changed == [3]
    assert names(model)[3] == "renamed.png"


def test_an_entry_with_another_moment_moves(model: LibraryModel) -> None:
    model.replace_all([entry(number) for number in range(5)])

    model.put([entry(4, created_at=entry(0).created_at.replace(year=2027))])

    assert names(model)[0] == "Screenshot 4.png"
    assert model.rowCount() == 5


def test_what_is_taken_is_gone(model: LibraryModel) -> None:
    model.replace_all([entry(number) for number in range(5)])

    model.take(["drop:1", "drop:3", "nobody"])

    assert names(model) == ["Screenshot 0.png", "Screenshot 2.png", "Screenshot 4.png"]
    assert model.row("drop:3") is None


def test_a_picture_is_asked_for_once(model: LibraryModel) -> None:
    model.replace_all([entry(0)])
    wanted: list[Entry] = []
    model.picture_wanted.connect(wanted.append)

    assert model.picture(model.entry(0)) is None
    assert model.picture(model.entry(0)) is None
    assert [each.key for each in wanted] == ["drop:0"]
    model.set_picture("drop:0", QImage(8, 8, QImage.Format.Format_RGB32))
    picture = model.picture(model.entry(0))
    assert picture is not None
    assert picture.width() == 8


def test_a_picture_that_was_left_behind_is_asked_for_again(model: LibraryModel) -> None:
    model.replace_all([entry(0)])
    wanted: list[Entry] = []
    model.picture_wanted.connect(wanted.append)
    model.picture(model.entry(0))

    model.set_picture("drop:0", None)
    model.picture(model.entry(0))

    assert len(wanted) == 2
