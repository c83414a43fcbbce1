"""Screen readers get a name for everything that can be used, and the keyboard reaches it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sheet_windows import windows

INTERACTIVE = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit),
)
WITHOUT_FOCUS = ("toast", "toast-error")
"""They must never take the keyboard away; what they offer is in the library as well."""


def interactive(window: QWidget) -> Iterator[QWidget]:
    """What can be used in a window, leaving out the insides of Qt's own controls."""
    for widget in window.findChildren(QWidget):
        inside = widget.parentWidget()
        while inside is not None and inside is not window:
            if isinstance(inside, QComboBox | QAbstractSpinBox | QLineEdit):
                break
            inside = inside.parentWidget()
        else:
            if isinstance(widget, INTERACTIVE) and not isinstance(widget, QScrollBar):
                yield widget


@pytest.mark.parametrize("name", [name for name, _ in windows()])
def test_everything_has_a_name_and_a_role(qtbot: QtBot, name: str) -> None:
    window = dict(windows())[name]()
    qtbot.addWidget(window)
    window.show()

    for widget in interactive(window):
        if not widget.isVisibleTo(window):
            continue  # it gets its words when it is needed
        told = QAccessible.queryAccessibleInterface(widget)
        assert told is not None, widget
        label = told.text(QAccessible.Text.Name)
        assert label.strip(" ✕…"), f"{widget} in {widget.parentWidget()} has no name"
        assert told.role() is not QAccessible.Role.NoRole
    assert window.windowTitle() or window.accessibleName() or isinstance(window, QMenu)


@pytest.mark.parametrize("name", [n for n, _ in windows() if n not in WITHOUT_FOCUS])
def test_the_keyboard_reaches_everything(qtbot: QtBot, name: str) -> None:
    window = dict(windows())[name]()
    qtbot.addWidget(window)
    window.show()

    chain = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget not in chain:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    for control in interactive(window):
        if control.isVisibleTo(window) and control.isEnabled():
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control
            assert control in chain
