"""Mouse released to link on the clipboard, with the embedded server."""

import time

from benchmarks.desk import Desk, scratch_home, settle, time_until
from benchmarks.report import Report, median_ms, spread
from benchmarks.scenery import scenery
from support.app import OVERLAY, running_app
from support.hands import pasted, visible_windows
from support.waiting import wait_until
from support.xserver import XServer, desktop

_ROUNDS = 15
_SPOT = (1900, 5)
_AREAS = {
    "800×600 region": ((300, 200), (1100, 800), 100),
    "whole screen": ((0, 0), (1920, 1080), 150),
}


def run() -> Report:
    """Measures from the button's release to the clipboard's new owner, who must hold a link."""
    report = Report("Mouse released → link on the clipboard, embedded server, 1920×1080")
    with (
        scratch_home() as folder,
        desktop() as screen,
        scenery(screen),
        running_app(screen, folder / "app.log"),
    ):
        desk = Desk(screen)
        for name, (start, end, limit) in _AREAS.items():
            taken = [_round(desk, screen, start, end) for _ in range(_ROUNDS + 1)][1:]
            report.fact(name, spread(taken))
            report.at_most(f"{name}, median", median_ms(taken), limit, " ms")
        desk.close()
    return report


def _round(desk: Desk, screen: XServer, start: tuple[int, int], end: tuple[int, int]) -> float:
    bright = desk.pixel(*_SPOT)
    desk.take_clipboard()
    desk.press("Control_L", "Shift_L", "4")
    time_until(lambda: desk.pixel(*_SPOT) != bright)
    desk.move(*start)
    desk.button(down=True)
    desk.move((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
    desk.move(*end)
    released = time.perf_counter()
    desk.button(down=False)
    time_until(desk.clipboard_is_taken)
    taken = time.perf_counter() - released
    assert pasted(screen).startswith("http")
    wait_until(lambda: not visible_windows(screen, OVERLAY))
    settle(desk, *_SPOT, bright)
    return taken
