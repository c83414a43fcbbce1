"""What every page of the preferences is made of: cards of rows, each bound to a setting."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from client.config.settings import Settings
from client.ui import style, theme

_WIDEST = 640
_CONTROL = 210


class Page(QWidget):
    """A page.

    Signals:
        changed: settings that were changed, by their names.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        style.kind(self, "page")
        self._showing = False
        self._show: list[Callable[[Settings], object]] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.BIG_GAP, 20, theme.BIG_GAP, 20)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GAP)

    def head(self, title: str, introduction: str = "") -> None:
        """What the page is about, at its top."""
        self.column.addWidget(style.kind(QLabel(title), "title"))
        if introduction:
            self.column.addWidget(_small(introduction))

    def finish(self) -> None:
        """To be called when everything is on the page."""
        self.column.addStretch()

    def card(self, heading: str = "") -> QVBoxLayout:
        """A new card at the end of the page."""
        if heading:
            label = style.kind(QLabel(heading), "heading")
            label.setContentsMargins(0, theme.SMALL_GAP, 0, 0)
            self.column.addWidget(label)
        frame = style.kind(QFrame(), "card")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(10)
        self.column.addWidget(frame)
        return rows

    def row(self, rows: QVBoxLayout, label: str, control: QWidget, hint: str = "") -> None:
        """A control with what it is for to its left; the label names it to a screen reader."""
        name = QLabel(label)
        name.setBuddy(control)
        control.setAccessibleName(label)
        if hint:
            control.setAccessibleDescription(hint)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(name)
        if hint:
            words.addWidget(_small(hint))
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addLayout(words, 1)
        if not isinstance(control, QCheckBox):
            control.setMinimumWidth(_CONTROL)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(line)

    def check(self, rows: QVBoxLayout, name: str, label: str, hint: str = "") -> QCheckBox:
        """A switch for a setting that is true or false."""
        box = QCheckBox(label)
        box.setAccessibleName(label)
        box.toggled.connect(lambda on: self._tell(name, on))
        self._show.append(lambda settings: box.setChecked(getattr(settings, name)))
        rows.addWidget(box)
        if hint:
            rows.addWidget(_indented(hint))
        return box

    def choice(
        self,
        rows: QVBoxLayout,
        name: str,
        label: str,
        values: Sequence[tuple[Any, str]],
        hint: str = "",
    ) -> QComboBox:
        """A choice of one of some values."""
        box = QComboBox()
        for value, text in values:
            box.addItem(text, value)
        box.activated.connect(lambda index: self._tell(name, box.itemData(index)))
        self._show.append(
            lambda settings: box.setCurrentIndex(box.findData(getattr(settings, name)))
        )
        self.row(rows, label, box, hint)
        return box

    def number(
        self,
        rows: QVBoxLayout,
        name: str,
        label: str,
        limits: tuple[int, int],
        suffix: str = "",
        hint: str = "",
    ) -> QSpinBox:
        """A whole number between two others."""
        box = QSpinBox()
        box.setRange(*limits)
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._tell(name, value))
        self._show.append(lambda settings: box.setValue(getattr(settings, name)))
        self.row(rows, label, box, hint)
        return box

    def text(
        self,
        name: str,
        check: Callable[[str], str] = lambda _text: "",
        on_wrong: Callable[[str], object] = lambda _reason: None,
    ) -> QLineEdit:
        """A field for a text, which takes effect when it is left.

        Args:
            name: the setting.
            check: says what is wrong with a text; empty = nothing.
            on_wrong: told that, at each key.
        """
        field = QLineEdit()

        def typed() -> None:
            reason = check(field.text())
            style.kind(field, "wrong" if reason else "")
            on_wrong(reason)

        def left() -> None:
            if not check(field.text()):
                self._tell(name, field.text())

        field.textChanged.connect(lambda _text: typed())
        field.editingFinished.connect(left)
        self._show.append(lambda settings: field.setText(getattr(settings, name)))
        return field

    def show_settings(self, settings: Settings) -> None:
        """Shows what is set, without telling that as a change."""
        self._showing = True
        try:
            for show in self._show:
                show(settings)
        finally:
            self._showing = False

    def on_show(self, show: Callable[[Settings], object]) -> None:
        """Has something else shown with the settings."""
        self._show.append(show)

    def _tell(self, name: str, value: Any) -> None:
        if not self._showing:
            self.changed.emit({name: value})


def _small(text: str) -> QLabel:
    label = style.kind(QLabel(text), "small")
    label.setWordWrap(True)
    return label


def _indented(text: str) -> QLabel:
    label = _small(text)
    label.setContentsMargins(27, 0, 0, 0)
    return label
