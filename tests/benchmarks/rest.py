"""The tray app at rest: processor time and memory, its server's beside it."""

import os
import time
from pathlib import Path

from benchmarks.desk import scratch_home
from benchmarks.report import Report
from support.app import running_app
from support.xserver import desktop

_SECONDS = 10
_TICKS = os.sysconf("SC_CLK_TCK")


def run() -> Report:
    """Measures 10 s in which nobody does anything."""
    report = Report(f"At rest for {_SECONDS} s")
    with (
        scratch_home() as folder,
        desktop() as screen,
        running_app(screen, folder / "app.log") as app,
    ):
        time.sleep(_SECONDS)  # what starting up still had to do is over after this
        children = _children(app.process.pid)
        before = {pid: _cpu_seconds(pid) for pid in (app.process.pid, *children)}
        time.sleep(_SECONDS)
        used = {pid: _cpu_seconds(pid) - before[pid] for pid in before}
        report.at_most("app, CPU", round(used[app.process.pid] / _SECONDS * 100, 1), 0.0, " %")
        report.fact("app, memory of its own (PSS)", f"{_pss_mb(app.process.pid):.0f} MB")
        for pid in children:
            report.fact("embedded server, CPU", f"{used[pid] / _SECONDS * 100:.1f} %")
            report.fact("embedded server, memory of its own (PSS)", f"{_pss_mb(pid):.0f} MB")
    return report


def _children(pid: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _pss_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise AssertionError(f"process {pid} has no Pss line")
