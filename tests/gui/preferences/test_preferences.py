"""The preferences: what is shown is what is set, what is changed is told, keys are pressed."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from client.app.preferences_room import preview
from client.config.settings import DEFAULT_HOTKEYS, Settings
from client.ui.preferences import PreferencesWindow
from client.ui.preferences.key_field import KeyField


@pytest.fixture
def window(qtbot: QtBot) -> PreferencesWindow:
    made = PreferencesWindow(Settings(), preview, Path("/pictures"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def named(window: QWidget, kind: type[Any], name: str) -> Any:
    return next(w for w in window.findChildren(kind) if w.accessibleName() == name)


def changes(window: PreferencesWindow) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    window.changed.connect(told.append)
    return told


def test_showing_settings_tells_no_change(window: PreferencesWindow) -> None:
    told = changes(window)

    window.show_settings(
        Settings(appearance="dark", record_fps=12, cursor=True, name_template="{random}")
    )

    assert told == []
    assert named(window, QComboBox, "Colours").currentData() == "dark"
    assert named(window, QSpinBox, "Frames a second").value() == 12
    assert named(window, QCheckBox, "Have the mouse pointer in pictures").isChecked()


def test_what_is_changed_is_told_at_once(window: PreferencesWindow) -> None:
    told = changes(window)

    window.turn_to("general")
    QTest.keyClick(named(window, QCheckBox, "Show the drop window"), Qt.Key.Key_Space)
    colours = named(window, QComboBox, "Colours")
    QTest.keyClick(colours, Qt.Key.Key_Down)
    window.turn_to("recording")
    named(window, QSpinBox, "Frames a second").setValue(60)

    assert told == [{"show_drop_window": True}, {"appearance": "light"}, {"record_fps": 60}]


def test_actions_after_a_capture_are_any_combination(window: PreferencesWindow) -> None:
    window.turn_to("after")
    told = changes(window)
    boxes = [box for box in window.findChildren(QCheckBox) if box.isVisible()]

    for text in ("Copy the picture itself", "Upload it"):
        box = next(box for box in boxes if box.text() == text)
        QTest.keyClick(box, Qt.Key.Key_Space)

    assert told[0] == {"after_still": ("upload", "copy_link", "copy_picture")}
    assert told[1] == {"after_still": ("copy_link", "copy_picture")}
    assert not next(box for box in boxes if box.text() == "Copy its link").isEnabled()


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{kind} {nonsense}", "nonsense"),
        ("{kind", "bracket"),
        ("", "empty"),
        ("a/b", "slash"),
        ("{kind!r}", "only names"),
    ],
)
def test_a_template_that_cannot_be_meant_is_not_taken(
    window: PreferencesWindow, template: str, said: str
) -> None:
    told = changes(window)
    field: QLineEdit = named(window, QLineEdit, "How captures are called")

    field.setText(template)
    field.editingFinished.emit()

    assert told == []
    assert any(said in label.text() for label in window.findChildren(QLabel))


def test_a_template_shows_what_it_makes(window: PreferencesWindow) -> None:
    told = changes(window)
    field: QLineEdit = named(window, QLineEdit, "How captures are called")

    field.setText("{window} {width}x{height}")
    field.editingFinished.emit()

    assert told == [{"name_template": "{window} {width}x{height}"}]
    texts = [label.text() for label in window.findChildren(QLabel)]
    assert "For example: A window's title 1920x1080" in texts


def field_for(window: PreferencesWindow, action: str) -> KeyField:
    window.turn_to("hotkeys")
    return next(f for f in window.findChildren(KeyField) if f.accessibleName() == action)


def press(field: KeyField, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    QTest.keyClick(field, key, modifiers)


def test_keys_are_taken_by_pressing_them(window: PreferencesWindow) -> None:
    told = changes(window)
    listening: list[bool] = []
    window.hotkeys.listening.connect(listening.append)
    modifier = Qt.KeyboardModifier

    press(field_for(window, "Capture the screen"), Qt.Key.Key_F9)
    press(
        field_for(window, "Capture a region"),
        Qt.Key.Key_Dollar,  # what Shift makes of 4 on American keyboards
        modifier.ControlModifier,
        modifier.ShiftModifier,
    )

    assert told[0]["hotkeys"]["capture_screen"] == "f9"
    assert told[1]["hotkeys"]["capture_region"] == "ctrl+shift+4"
    assert listening == [True, False, True, False]


def test_escape_leaves_and_delete_empties_a_key_field(window: PreferencesWindow) -> None:
    told = changes(window)
    field = field_for(window, "Capture the screen")

    press(field, Qt.Key.Key_Escape)
    assert told == []
    assert field.text() == "Ctrl+Shift+3"
    assert window.isVisible()
    press(field, Qt.Key.Key_Delete)

    assert told[0]["hotkeys"]["capture_screen"] == ""
    assert field.text() == "None"


def test_a_key_that_is_needed_for_typing_is_refused(window: PreferencesWindow) -> None:
    told = changes(window)

    press(field_for(window, "Capture the screen"), Qt.Key.Key_A)

    assert told == []
    assert any("needed for typing" in label.text() for label in window.findChildren(QLabel))


def test_keys_that_are_set_twice_or_taken_elsewhere_are_said(window: PreferencesWindow) -> None:
    window.show_settings(Settings(hotkeys={**DEFAULT_HOTKEYS, "capture_window": "ctrl+shift+3"}))
    window.hotkeys.show_conflicts({"capture_region": "Ctrl+Shift+4 is taken."})
    window.turn_to("hotkeys")

    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]

    assert "Ctrl+Shift+4 is taken." in said
    assert "These keys are set for “Capture the active window” as well." in said


def test_reset_brings_the_keys_back(window: PreferencesWindow) -> None:
    window.show_settings(Settings(hotkeys={**DEFAULT_HOTKEYS, "capture_window": "f2"}))
    told = changes(window)
    window.turn_to("hotkeys")
    reset = next(b for b in window.findChildren(QPushButton) if b.text() == "Reset all")

    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)

    assert told == [{"hotkeys": dict(DEFAULT_HOTKEYS)}]


def test_a_token_is_not_sent_openly_without_being_asked(
    window: PreferencesWindow, qtbot: QtBot
) -> None:
    window.turn_to("account")
    address: QLineEdit = named(window, QLineEdit, "Server's address")
    token: QLineEdit = named(window, QLineEdit, "Access token")
    openly = next(box for box in window.findChildren(QCheckBox) if "plain HTTP" in box.text())
    QTest.keyClicks(address, "http://drops.example.org")
    assert openly.isVisible()
    QTest.keyClicks(token, "secret")

    with qtbot.waitSignal(window.account.login_wanted) as wanted:
        QTest.keyClick(token, Qt.Key.Key_Return)

    assert wanted.args == ["http://drops.example.org", "secret", False]
    assert token.echoMode() is QLineEdit.EchoMode.Password
