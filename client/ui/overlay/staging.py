"""From the state of a choice to what one screen's window shows of it."""

from fractions import Fraction

from PySide6.QtCore import Qt

from capture.models import Region
from client.ui.overlay.choice import Mode
from client.ui.overlay.grips import INSIDE, Grip
from client.ui.overlay.hints import HintLine
from client.ui.overlay.interaction import Interaction, Phase
from client.ui.overlay.scene import Scene


def scene_of(
    state: Interaction,
    screen: Region,
    hint: HintLine | None,
    *,
    pointer_here: bool,
    magnifier: bool,
) -> Scene:
    """What the window of a screen shows.

    Args:
        state: the choice.
        screen: the screen's pixels.
        hint: the line about the keys, on one screen only.
        pointer_here: whether the pointer aims at something; not over the bar.
        magnifier: whether it is wanted.
    """
    pointer = state.pointer if pointer_here else None
    if pointer is not None and not screen.contains(*pointer):
        pointer = None
    aims_at_pixels = state.mode is Mode.REGION and state.phase is not Phase.ADJUSTING
    return Scene(
        selection=state.region,
        suggestion=state.suggestion if pointer_here else None,
        label=_label(state),
        handles=state.phase is Phase.ADJUSTING,
        pointer=pointer,
        towards=state.direction,
        guides=aims_at_pixels and state.region is None,
        magnifier=magnifier and (aims_at_pixels or state.is_pressed),
        hint=hint.text if hint is not None else "",
        hint_opacity=hint.opacity if hint is not None else 0.0,
    )


def cursor_for(grip: Grip | None) -> Qt.CursorShape:
    """The pointer's look over a grip, or over nothing."""
    if grip is None:
        return Qt.CursorShape.CrossCursor
    if grip == INSIDE:
        return Qt.CursorShape.SizeAllCursor
    if grip.along == 0:
        return Qt.CursorShape.SizeHorCursor
    if grip.across == 0:
        return Qt.CursorShape.SizeVerCursor
    falls = grip.across == grip.along
    return Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor


def _label(state: Interaction) -> str:
    region = state.region or state.suggestion
    if region is None:
        return ""
    size = f"{region.width} × {region.height}"
    if state.region is not None:
        return f"{size}    {_ratio(state.ratio)}" if state.ratio is not None else size
    window = state.suggested_window
    title = (window.title or window.application or "") if window is not None else ""
    return f"{title}    {size}" if title else size


def _ratio(ratio: Fraction) -> str:
    return f"{ratio.numerator} : {ratio.denominator}"
