"""What can be chosen for the tool in hand, or for what is selected."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFont, QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLabel, QMenu, QWidget

from client.ui import theme
from client.ui.editor.model.style import Style
from client.ui.editor.tools import Gesture, Option, Tool
from client.ui.editor.window import icons
from client.ui.editor.window.buttons import (
    SIDE,
    AnyColourButton,
    DotButton,
    FlatButton,
    IconButton,
    LabelButton,
    LetterButton,
    Separator,
    SwatchButton,
)

COLOURS = (
    "#e5484d",
    "#f76b15",
    "#ffd60a",
    "#30a46c",
    "#0090ff",
    "#8e4ec6",
    "#16151c",
    "#ffffff",
)

WIDTHS = (2.0, 4.0, 7.0, 12.0)
STRENGTHS = (6.0, 10.0, 16.0, 26.0)
SIZES = (16.0, 24.0, 36.0, 56.0)
_DOTS = (4.0, 7.0, 11.0, 16.0)
_LETTERS = (8.0, 10.0, 12.5, 15.5)

_ROOM_FOR_HINT = 860  # points

Change = Callable[[Style], Style]


class Options(QWidget):
    """A row of choices.

    Signals:
        chosen: a function that makes a style the chosen one, and the name of what it changes.
        crop_kept: what is inside of the crop is to be kept.
        crop_widened: the whole picture is to be inside of it.
        crop_left: it is to be as it was.
    """

    chosen = Signal(object, str)
    crop_kept = Signal()
    crop_widened = Signal()
    crop_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tool: Tool | None = None
        self._style = Style()
        self._title = QLabel()
        self._hint = QLabel()
        self._title.setFont(theme.font(10, QFont.Weight.DemiBold))
        self._hint.setFont(theme.font(9.5))
        self._swatches = [self._swatch(index, each) for index, each in enumerate(COLOURS)]
        self._custom = AnyColourButton("#000000", self.tr("Another colour…"))
        self._custom.setToolTip(self.tr("Another colour…"))
        self._custom.clicked.connect(self._ask_colour)
        self._widths = self._row(DotButton, _DOTS, WIDTHS, self.tr("Line"), "width")
        self._strengths = self._row(DotButton, _DOTS, STRENGTHS, self.tr("Strength"), "width")
        self._sizes = self._row(LetterButton, _LETTERS, SIZES, self.tr("Letters"), "size")
        self._fill = IconButton(icons.fill, self.tr("Fill"), "F")
        self._fill.setCheckable(True)
        self._fill.clicked.connect(self.toggle_fill)
        self._fonts = QMenu(self)
        self._fonts.aboutToShow.connect(self._list_fonts)
        self._font = LabelButton(self.tr("Font"))
        self._font.clicked.connect(self._show_fonts)
        self._crop_buttons = self._for_crop()
        self._lay_out()
        self.setMinimumHeight(SIDE)  # the same for every tool, or the picture would jump
        self.dress()

    def show_tool(self, tool: Tool, style: Style, options: Option) -> None:
        """Shows what there is to choose, and what is chosen.

        Args:
            tool: that is in hand.
            style: in units, not magnified.
            options: of the tool, or of what is selected.
        """
        self._tool = tool
        self._style = style
        self._title.setText(tool.label())
        self._hint.setText(tool.hint())
        has = options.__contains__
        for group, option in (
            ((*self._swatches, self._custom), Option.COLOUR),
            (self._widths, Option.WIDTH),
            (self._strengths, Option.STRENGTH),
            (self._sizes, Option.SIZE),
            ((self._fill,), Option.FILL),
            ((self._font,), Option.FONT),
        ):
            for button in group:
                button.setVisible(has(option))
        cropping = tool.gesture is Gesture.CROP
        for button in self._crop_buttons:
            button.setVisible(cropping)
        self._separators[0].setVisible(bool(options) or cropping)
        rest = options & ~Option.COLOUR
        self._separators[1].setVisible(has(Option.COLOUR) and bool(rest))
        self._mark()

    def choose_colour(self, index: int) -> None:
        """The colour at a place of the row, if there are colours to choose now."""
        if self._swatches[index].isVisibleTo(self):
            self._choose_colour(COLOURS[index])

    def step_size(self, by: int) -> None:
        """The next larger (1) or smaller (-1) width, strength or size."""
        for row, values, field in (
            (self._widths, WIDTHS, "width"),
            (self._strengths, STRENGTHS, "width"),
            (self._sizes, SIZES, "size"),
        ):
            if row[0].isVisibleTo(self):
                place = _nearest(values, getattr(self._style, field))
                self._choose(field, values[min(max(place + by, 0), len(values) - 1)])
                return

    def toggle_fill(self) -> None:
        """Filled or not."""
        if self._fill.isVisibleTo(self):
            self._choose("filled", not self._style.filled)

    def dress(self) -> None:
        """Takes the colours of the desktop's scheme."""
        colours = theme.palette()
        self._title.setStyleSheet(f"color: {colours.text.name()}")
        self._hint.setStyleSheet(f"color: {colours.muted.name()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the hint is left to the tooltip."""
        self._hint.setVisible(event.size().width() >= _ROOM_FOR_HINT)
        super().resizeEvent(event)

    def _swatch(self, index: int, colour: str) -> SwatchButton:
        button = SwatchButton(colour, self._colour_name(index), str(index + 1))
        button.clicked.connect(partial(self._choose_colour, colour))
        return button

    def _colour_name(self, index: int) -> str:
        return (
            self.tr("Red"),
            self.tr("Orange"),
            self.tr("Yellow"),
            self.tr("Green"),
            self.tr("Blue"),
            self.tr("Violet"),
            self.tr("Black"),
            self.tr("White"),
        )[index]

    def _row(
        self,
        kind: type[DotButton] | type[LetterButton],
        looks: Sequence[float],
        values: Sequence[float],
        what: str,
        field: str,
    ) -> list[FlatButton]:
        names = (self.tr("small"), self.tr("medium"), self.tr("large"), self.tr("very large"))
        buttons: list[FlatButton] = []
        for look, value, name in zip(looks, values, names, strict=True):
            button = kind(look, f"{what}: {name}", "[ ]")
            button.clicked.connect(partial(self._choose, field, value))
            buttons.append(button)
        return buttons

    def _for_crop(self) -> list[FlatButton]:
        keep = LabelButton(self.tr("Keep this part"), self.tr("Enter"), primary=True)
        keep.clicked.connect(self.crop_kept)
        widen = LabelButton(self.tr("Whole picture"))
        widen.clicked.connect(self.crop_widened)
        leave = LabelButton(self.tr("Cancel"), self.tr("Esc"))
        leave.clicked.connect(self.crop_left)
        return [keep, widen, leave]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, 0, theme.GAP, 0)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addSpacing(theme.SMALL_GAP + 2)
        row.addWidget(self._hint)
        self._separators = [Separator(), Separator()]
        row.addSpacing(theme.SMALL_GAP)
        row.addWidget(self._separators[0])
        for swatch in (*self._swatches, self._custom):
            row.addWidget(swatch)
        row.addWidget(self._separators[1])
        for button in (*self._widths, *self._strengths, *self._sizes, self._fill, self._font):
            row.addWidget(button)
        for button in self._crop_buttons:
            row.addWidget(button)
        row.addStretch()

    def _mark(self) -> None:
        colour = self._style.colour
        for swatch in self._swatches:
            swatch.setChecked(swatch.colour == colour)
        self._custom.setChecked(colour not in COLOURS)
        if colour not in COLOURS:
            self._custom.set_colour(colour)
        for row, values, value in (
            (self._widths, WIDTHS, self._style.width),
            (self._strengths, STRENGTHS, self._style.width),
            (self._sizes, SIZES, self._style.size),
        ):
            for place, sized in enumerate(row):
                sized.setChecked(place == _nearest(values, value))
        with QSignalBlocker(self._fill):
            self._fill.setChecked(self._style.filled)
        self._font.setText(_shortened(self._style.font or self.tr("Font")))
        self._font.updateGeometry()

    def _choose_colour(self, colour: str) -> None:
        self._choose("colour", colour)

    def _choose(self, field: str, value: float | str | bool, _checked: bool = False) -> None:
        self._style = replace(self._style, **{field: value})  # type: ignore[arg-type]
        self._mark()
        self.chosen.emit(lambda style: replace(style, **{field: value}), field)

    def _ask_colour(self) -> None:
        self._mark()
        dialog = QColorDialog(QColor(self._style.colour), self)
        dialog.setWindowTitle(self.tr("Colour"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._choose_colour(colour.name()))
        dialog.open()

    def _show_fonts(self) -> None:
        self._fonts.popup(self._font.mapToGlobal(self._font.rect().bottomLeft()))

    def _list_fonts(self) -> None:
        """Fills the menu when it is first wanted: there may be many hundreds."""
        if self._fonts.isEmpty():
            group = QActionGroup(self._fonts)
            self._add_font(group, self.tr("The desktop's own"), "")
            for family in QFontDatabase.families():
                if not QFontDatabase.isPrivateFamily(family):
                    self._add_font(group, family, family)
        for action in self._fonts.actions():
            action.setChecked(action.data() == self._style.font)

    def _add_font(self, group: QActionGroup, label: str, family: str) -> None:
        action = QAction(label.replace("&", "&&"), self._fonts)
        action.setCheckable(True)
        action.setData(family)
        action.triggered.connect(partial(self._choose, "font", family))
        group.addAction(action)
        self._fonts.addAction(action)


def _nearest(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda place: abs(values[place] - value))


def _shortened(name: str) -> str:
    return name if len(name) <= 20 else f"{name[:19]}…"
