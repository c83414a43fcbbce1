"""The overlay as a whole: a window a screen, one choice over all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from capture.models import Frame, Window
from client.ui.overlay.choice import Choice, Mode, Options, Product
from client.ui.overlay.geometry import Pixel
from client.ui.overlay.hints import HintLine
from client.ui.overlay.interaction import Interaction, Phase
from client.ui.overlay.keys import Command, command_of, step_of
from client.ui.overlay.picture import Picture, hex_of
from client.ui.overlay.staging import cursor_for, scene_of
from client.ui.overlay.window import TITLE, OverlayWindow
from client.ui.overlay.windows import OverlayWindows

_REACH = 7.0  # points round a grip in which it can be pulled at

_MODES = {Command.REGION: Mode.REGION, Command.WINDOW: Mode.WINDOW, Command.SCREEN: Mode.SCREEN}
_PRODUCTS = {
    Command.PICTURE: Product.PICTURE,
    Command.VIDEO: Product.VIDEO,
    Command.GIF: Product.GIF,
}


class RegionOverlay(QObject):
    """Lets a person choose a part of a frozen screen, and what is to become of it.

    Signals:
        selected: a `Choice`.
        cancelled: nothing was chosen.
        stale: the screens have changed, and the frozen picture is of those that were before.
        colour_picked: the colour of a pixel, as `#RRGGBB`, is to be copied.
    """

    selected = Signal(object)
    cancelled = Signal()
    stale = Signal()
    colour_picked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows = OverlayWindows(self)
        self._windows.made.connect(self._connect)
        self._windows.screens_changed.connect(self._screens_changed)
        self._hint = HintLine(self)
        self._hint.changed.connect(self._show)
        self._state: Interaction | None = None
        self._picture: Picture | None = None
        self._over_bar = False
        self._has_bar = True
        self._magnifier = True
        self._warped_to: Pixel | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is being chosen."""
        return self._state is not None

    def prepare(self) -> None:
        """Makes the windows in advance, hidden, so that opening is quick."""
        self._windows.prepare()

    def open(self, frame: Frame, options: Options | None = None) -> None:
        """Shows a frame, frozen, on every screen; one of the signals follows.

        Args:
            frame: the pixels of all screens.
            options: how to begin.
        """
        options = options or Options()
        self._picture = Picture(frame)
        self._over_bar = False
        self._has_bar = True
        self._magnifier = options.magnifier
        self._warped_to = None
        self._windows.reveal(frame)
        screens = [window.view.region for window in self._windows if window.view is not None]
        self._state = Interaction(frame.region, screens, options)
        self._state.pointer = self._windows.pointer()
        self._tell()

    def set_windows(self, windows: Sequence[Window]) -> None:
        """The windows that can be suggested, top-most first; they may come after the frame."""
        if self._state is not None:
            others = (window for window in windows if not (window.title or "").startswith(TITLE))
            self._state.set_windows(tuple(others))
            self._show()

    def close(self) -> None:
        """Puts the screen back as it was; no signal follows."""
        self._state = None
        self._picture = None
        self._hint.stop()
        self._windows.conceal()

    def _connect(self, window: OverlayWindow) -> None:
        window.pressed.connect(self._press)
        window.moved.connect(self._move)
        window.released.connect(self._release)
        window.double_clicked.connect(self._double_click)
        window.key_pressed.connect(self._key)
        window.key_released.connect(self._key_up)
        window.cancelled.connect(self._cancel)
        window.entered.connect(self._show)
        window.bar.wanted.connect(self._command)
        window.bar.hovered.connect(self._hover_bar)

    def _press(self, pixel: Pixel, _modifiers: Qt.KeyboardModifier) -> None:
        if self._state is not None:
            self._state.press(pixel, self._reach(pixel))
            self._tell()

    def _move(self, pixel: Pixel, modifiers: Qt.KeyboardModifier) -> None:
        state = self._state
        if state is None or pixel == self._warped_to:
            return  # the pointer itself moves by points; the pixel aimed at may lie between two
        self._warped_to = None
        state.point(pixel, square=_is_square(modifiers))
        cursor = cursor_for(state.grip_under(pixel, self._reach(pixel)))
        for window in self._windows:
            if window.cursor().shape() != cursor:
                window.setCursor(cursor)
        self._tell()

    def _release(self, pixel: Pixel, modifiers: Qt.KeyboardModifier) -> None:
        state = self._state
        if state is None:
            return
        if pixel == self._warped_to and state.pointer is not None:
            pixel = state.pointer
        other = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        self._take(state.release(pixel, square=_is_square(modifiers), wait=other))

    def _double_click(self) -> None:
        if self._state is not None and self._state.phase is Phase.ADJUSTING:
            self._take(self._state.accept())

    def _key(self, event: QKeyEvent) -> None:
        state = self._state
        if state is None:
            return
        key, modifiers = event.key(), event.modifiers()
        step = step_of(key, modifiers)
        if step is not None:
            self._arrow(state, step, modifiers)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            state.moves = True
        elif key == Qt.Key.Key_Shift:
            self._shift(state, held=True)
        elif (command := command_of(key, modifiers)) is not None:
            self._command(command)

    def _key_up(self, event: QKeyEvent) -> None:
        state = self._state
        if state is None or event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Space:
            state.moves = False
        elif event.key() == Qt.Key.Key_Shift:
            self._shift(state, held=False)

    def _shift(self, state: Interaction, *, held: bool) -> None:
        if state.is_pressed and state.pointer is not None:
            state.point(state.pointer, square=held)
            self._show()

    def _arrow(
        self, state: Interaction, step: tuple[int, int], modifiers: Qt.KeyboardModifier
    ) -> None:
        before = state.pointer
        if _is_square(modifiers):
            state.resize(*step)
        else:
            state.nudge(*step)
        if state.pointer is not None and state.pointer != before:
            self._warped_to = self._windows.move_pointer(state.pointer)
        self._tell()

    def _command(self, command: Command) -> None:
        state = self._state
        if state is None:
            return
        if command in _MODES:
            state.set_mode(_MODES[command])
        elif command in _PRODUCTS:
            state.set_product(_PRODUCTS[command])
        elif command is Command.COLOUR:
            self._copy_colour(state)
            return
        else:
            self._act(state, command)
        self._tell()

    def _act(self, state: Interaction, command: Command) -> None:
        match command:
            case Command.CANCEL:
                if state.phase is not Phase.ADJUSTING or not state.cancel_selection():
                    self._cancel()
            case Command.ACCEPT:
                self._take(state.accept())
            case Command.LAST:
                self._take(state.take_last())
            case Command.DELAY:
                state.next_delay()
            case Command.RATIO:
                state.next_ratio()
            case Command.ADJUST:
                state.adjust = not state.adjust
            case Command.MAGNIFIER:
                self._magnifier = not self._magnifier
            case Command.BAR:
                self._has_bar = not self._has_bar
            case _:
                raise ValueError(command)

    def _copy_colour(self, state: Interaction) -> None:
        picture = self._picture
        colour = picture.colour_at(state.pointer) if picture and state.pointer else None
        if colour is not None:
            self.colour_picked.emit(hex_of(colour))
            self._hint.say(self.tr("{colour} copied").format(colour=hex_of(colour)))

    def _hover_bar(self, over: bool) -> None:
        self._over_bar = over
        self._show()

    def _reach(self, pixel: Pixel) -> float:
        for window in self._windows:
            view = window.view
            if view is not None and view.region.contains(*pixel):
                return _REACH * view.scale
        return _REACH

    def _tell(self) -> None:
        """Shows the state and says what helps in it."""
        if self._state is not None:
            self._hint.say(self._hint.for_state(self._state))
            self._show()

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        active = self._windows.under_pointer()
        for window in self._windows:
            if window.view is None:
                continue
            scene = scene_of(
                state,
                window.view.region,
                self._hint if window is active else None,
                pointer_here=not self._over_bar or state.is_pressed,
                magnifier=self._magnifier,
            )
            window.show_scene(scene)
            shows_bar = self._has_bar and window is active and not state.is_pressed
            window.show_bar(state, visible=shows_bar)

    def _take(self, choice: Choice | None) -> None:
        if choice is None or not self.is_open:
            self._tell()
            return
        self.close()
        self.selected.emit(choice)

    def _cancel(self) -> None:
        if self.is_open:
            self.close()
            self.cancelled.emit()

    def _screens_changed(self) -> None:
        if self.is_open:
            self.close()
            self.stale.emit()


def _is_square(modifiers: Qt.KeyboardModifier) -> bool:
    return bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
