"""How much more memory a 5 GB upload takes than one of 5 MB, at both ends."""

import tempfile
from pathlib import Path

from benchmarks.processes import cost_of, peak_of
from benchmarks.report import Report
from support.processes import SCRIPTS
from support.server import dropcap_server

_MB = 1_000_000


def run() -> Report:
    """Measures peaks, each with a server of its own."""
    report = Report("Memory: 5 GB uploaded, above 5 MB uploaded")
    peaks = [_peaks(size) for size in (5 * _MB, 5000 * _MB)]
    for place, name in enumerate(("dropcap upload", "dropcap-server")):
        small, large = (each[place] / _MB for each in peaks)
        report.fact(f"{name}, peak of 5 MB", f"{small:.0f} MB")
        report.at_most(f"{name}, 5 GB above it", large - small, 40, " MB")
    return report


def _peaks(size: int) -> tuple[int, int]:
    with tempfile.TemporaryDirectory(prefix="dropcap-bench-") as name:
        folder = Path(name)
        file = folder / "file.bin"
        with file.open("wb") as stream:
            stream.truncate(size)
        with dropcap_server(folder / "data") as server:
            home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), name)
            command: list[str | Path] = [SCRIPTS / "dropcap", "upload", file, "--json"]
            pid = server.process.pid
            return cost_of(command, pid, {**server.environment, **home}).peak, peak_of(pid)
