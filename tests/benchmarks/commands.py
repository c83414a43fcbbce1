"""Whole commands: `dropcap shot` cold against `flameshot full`, warm against `scrot`.

All of them capture the same screen: one as people have it, with text and a photo, which the limits
are for, and a smooth one, which is easy to compress and so shows what starting costs.
"""

import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.desk import is_on_bus, scratch_home
from benchmarks.report import Report, median_ms, spread
from benchmarks.scenery import scenery, workplace
from support.app import running_app
from support.processes import SCRIPTS
from support.session_bus import session_bus
from support.xserver import XServer, desktop

_ROUNDS = 9


def run() -> Report:
    """Measures each command from its start to its end, file written."""
    report = Report("Whole commands, 1920×1080, from start to end")
    ours, flameshot, scrot = _measure(workplace)
    _facts(report, "", ours, flameshot, scrot)
    report.at_most("cold, against flameshot", median_ms(ours.cold) / median_ms(flameshot), 1.0, "×")
    report.at_least("warm, faster than scrot", median_ms(scrot) / median_ms(ours.warm), 2.0, "×")
    _facts(report, " of a smooth picture", *_measure(scenery))
    return report


@dataclass(frozen=True)
class _Ours:
    cold: list[float]
    warm: list[float]


def _facts(
    report: Report, scene: str, ours: _Ours, flameshot: list[float], scrot: list[float]
) -> None:
    report.fact(f"dropcap shot{scene}, cold", spread(ours.cold))
    report.fact(f"flameshot full{scene}, cold", spread(flameshot))
    report.fact(f"dropcap shot{scene}, app running", spread(ours.warm))
    report.fact(f"scrot{scene}", spread(scrot))


def _measure(
    scene: Callable[[XServer], AbstractContextManager[None]],
) -> tuple[_Ours, list[float], list[float]]:
    with scratch_home() as folder, desktop() as screen, scene(screen), session_bus() as bus:
        shot, theirs = folder / "shot.png", folder / "theirs.png"
        command = [SCRIPTS / "dropcap", "shot", "--all", "--no-upload", "--out", shot]
        cold = _rounds(screen, command, shot)
        flameshot = _rounds(screen, ["flameshot", "full", "-p", theirs], theirs, bus)
        assert not is_on_bus(bus, "org.flameshot.Flameshot"), "what was measured was not cold"
        scrot = _rounds(screen, ["scrot", "-o", theirs], theirs)
        with running_app(screen, folder / "app.log"):
            warm = _rounds(screen, command, shot)
    return _Ours(cold, warm), flameshot, scrot


def _rounds(
    screen: XServer,
    command: Sequence[object],
    written: Path,
    environment: dict[str, str] | None = None,
) -> list[float]:
    taken = []
    for _ in range(_ROUNDS + 1):
        written.unlink(missing_ok=True)
        started = time.perf_counter()
        subprocess.run(
            [str(part) for part in command],
            env={**screen.environment, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        taken.append(time.perf_counter() - started)
        assert written.stat().st_size > 0
    return taken[1:]
