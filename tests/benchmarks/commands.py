"""Whole commands: `dropcap shot` cold against `flameshot full`, warm against `scrot`."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.desk import scratch_home, session_bus
from benchmarks.report import Report, median_ms, spread
from benchmarks.scenery import scenery
from support.app import running_app
from support.processes import SCRIPTS
from support.xserver import XServer, desktop

_ROUNDS = 9


def run() -> Report:
    """Measures each command from its start to its end, file written."""
    report = Report("Whole commands, 1920×1080, from start to end")
    with scratch_home() as folder, desktop() as screen, scenery(screen), session_bus() as bus:
        shot = folder / "shot.png"
        ours = [SCRIPTS / "dropcap", "shot", "--all", "--no-upload", "--out", shot]
        cold = _rounds(screen, ours, shot)
        flameshot = _rounds(
            screen,
            ["flameshot", "full", "-p", folder / "flameshot.png"],
            folder / "flameshot.png",
            bus,
        )
        scrot = _rounds(screen, ["scrot", "-o", folder / "scrot.png"], folder / "scrot.png")
        with running_app(screen, folder / "app.log"):
            warm = _rounds(screen, ours, shot)
    report.fact("dropcap shot, cold", spread(cold))
    report.fact("flameshot full", spread(flameshot))
    report.fact("dropcap shot, app running", spread(warm))
    report.fact("scrot", spread(scrot))
    report.at_most("cold, against flameshot", median_ms(cold) / median_ms(flameshot), 1.0, "×")
    report.at_least("warm, faster than scrot", median_ms(scrot) / median_ms(warm), 2.0, "×")
    return report


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
