"""Hotkey to overlay on screen, against `flameshot gui` with its daemon running."""

import subprocess
import time
from collections.abc import Callable

from benchmarks.desk import Desk, is_on_bus, scratch_home, settle, time_until
from benchmarks.report import Report, median_ms, spread
from support.app import running_app
from support.processes import running, stop
from support.session_bus import session_bus
from support.waiting import wait_until
from support.xserver import XServer, desktop

_ROUNDS = 20
_SPOT = (1500, 700)  # far from hints and toolbars: only the dimming changes it


def run() -> Report:
    """Measures the time from a key, or a command, to a changed pixel."""
    report = Report("Hotkey → overlay on screen, warm, 1920×1080")
    with scratch_home() as folder, desktop() as screen:
        screen.run("xsetroot", "-solid", "#c0c8d0")
        desk = Desk(screen)
        with running_app(screen, folder / "app.log"):
            ours = _rounds(desk, lambda: desk.press("Control_L", "Shift_L", "4"))
        theirs = _flameshot(screen, desk)
        desk.close()
    report.fact("dropcap", spread(ours))
    report.fact("flameshot gui, daemon running", spread(theirs))
    report.at_most("dropcap, median", median_ms(ours), 60, " ms")
    report.at_least("faster than flameshot", median_ms(theirs) / median_ms(ours), 1.5, "×")
    return report


def _rounds(
    desk: Desk, ask: Callable[[], object], settled: Callable[[], object] = lambda: None
) -> list[float]:
    bright = desk.pixel(*_SPOT)
    taken = []
    for _ in range(_ROUNDS + 1):
        started = time.perf_counter()
        ask()
        time_until(lambda: desk.pixel(*_SPOT) != bright)
        taken.append(time.perf_counter() - started)
        desk.press("Escape")
        settle(desk, *_SPOT, bright)
        settled()
    return taken[1:]


def _flameshot(screen: XServer, desk: Desk) -> list[float]:
    with session_bus() as bus:
        environment = {**screen.environment, **bus}
        asked: list[subprocess.Popen[bytes]] = []

        def ask() -> None:
            asked.append(
                subprocess.Popen(
                    ["flameshot", "gui"],
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )

        with running(["flameshot"], environment=environment):
            wait_until(lambda: is_on_bus(environment, "org.flameshot.Flameshot"), timeout=20)
            try:
                return _rounds(desk, ask, lambda: asked[-1].wait(10))
            finally:
                for process in asked:
                    stop(process)
