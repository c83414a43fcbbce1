"""The welcome: once, answered by closing it, and never in the way."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from support.home import Home

from client.app.account import Account
from client.app.background import Background
from client.app.first_start import FirstStart
from client.app.login import Login
from client.config.files import read_toml
from client.config.paths import Paths
from client.ui.first_start import FirstStartWindow


def make() -> FirstStartWindow:
    return FirstStartWindow("Ctrl+Shift+4", has_tray=True, has_hotkeys=True)


@pytest.fixture
def window(qtbot: QtBot) -> FirstStartWindow:
    made = make()
    qtbot.addWidget(made)
    made.show()
    return made


class Desk:
    """The first start as the app wires it."""

    def __init__(self) -> None:
        self.root = QObject()
        self.paths = Paths.standard()
        self.background = Background(self.root)
        self.account = Account(
            self.paths,
            on_news=lambda _: None,
            on_problem=lambda _: None,
            on_notice=lambda _: None,
            on_change=lambda: None,
        )
        login = Login(self.paths, self.account, self.background, self.root)
        self.first_start = FirstStart(self.paths, login, self.background, self.root)


@pytest.fixture
def desk(home: Home, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.first_start.close()
    made.background.close(5)
    shiboken6.delete(made.root)


def test_it_says_how_and_asks_one_thing(window: FirstStartWindow) -> None:
    texts = " ".join(label.text() for label in window.findChildren(QLabel))

    assert "Press Ctrl+Shift+4" in texts
    assert "tray" in texts
    choices = [button.text() for button in window.findChildren(QRadioButton)]
    assert choices == ["Use the server on board: nothing to set up", "Log in to a server"]
    assert not any(field.isVisible() for field in window.findChildren(QLineEdit))


def test_without_a_tray_it_says_what_stands_in(qtbot: QtBot) -> None:
    window = FirstStartWindow("", has_tray=False, has_hotkeys=False)
    qtbot.addWidget(window)

    texts = " ".join(label.text() for label in window.findChildren(QLabel))

    assert "no tray" in texts
    assert "Click “Capture”" in texts


def test_a_login_unfolds_and_is_told(window: FirstStartWindow, qtbot: QtBot) -> None:
    other = next(b for b in window.findChildren(QRadioButton) if "Log in" in b.text())
    before = window.height()
    QTest.keyClick(other, Qt.Key.Key_Space)
    address, token = window.findChildren(QLineEdit)
    assert window.height() > before
    QTest.keyClicks(address, "https://drops.example.org")
    QTest.keyClicks(token, "secret")

    with qtbot.waitSignal(window.login_wanted) as wanted:
        QTest.keyClick(token, Qt.Key.Key_Return)

    assert wanted.args == ["https://drops.example.org", "secret", False]


def test_done_tells_about_the_autostart_once(window: FirstStartWindow) -> None:
    told: list[bool] = []
    window.started.connect(told.append)
    box = window.findChildren(QCheckBox)[-1]
    QTest.keyClick(box, Qt.Key.Key_Space)
    done = next(b for b in window.findChildren(QPushButton) if b.text() == "Done")

    QTest.mouseClick(done, Qt.MouseButton.LeftButton)
    window.close()

    assert told == [True]


def test_nobody_is_welcomed_twice(desk: Desk, qtbot: QtBot) -> None:
    desk.paths.state.unlink()
    desk.first_start.begin(make)
    qtbot.waitUntil(lambda: desk.first_start.window is not None)

    assert desk.first_start.get_out_of_the_way()

    qtbot.waitUntil(desk.paths.state.exists)
    assert read_toml(desk.paths.state)["welcomed"] is True
    assert not desk.first_start.get_out_of_the_way()
    asked: list[bool] = []
    desk.first_start.begin(make)
    desk.background.run(lambda: None, lambda _: asked.append(True))
    qtbot.waitUntil(lambda: bool(asked))
    assert desk.first_start.window is None


def test_who_has_logged_in_knows_it_already(desk: Desk, qtbot: QtBot) -> None:
    desk.paths.state.unlink()
    desk.paths.account.parent.mkdir(parents=True, exist_ok=True)
    desk.paths.account.write_text('server_url = "https://drops.example.org"\n')
    asked: list[bool] = []
    desk.first_start.begin(make)
    desk.background.run(lambda: None, lambda _: asked.append(True))

    qtbot.waitUntil(lambda: bool(asked))

    assert desk.first_start.window is None
