"""1 GB and 500 small files to a server on loopback, against copyparty with u2c and with curl."""

import contextlib
import os
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import requests
from benchmarks.processes import Cost, cost_of
from benchmarks.report import Report
from support.processes import SCRIPTS, running
from support.server import DropcapServer, dropcap_server, free_port
from support.waiting import wait_until

_LARGE = 1_000_000_000
_SMALL = 20_000
_FILES = 500
_ROUNDS = 3


def run() -> Report:
    """Measures whole commands, start-up and all, each in turn with its peers."""
    report = Report("Uploads over loopback: 1 GB, and 500 files of 20 kB")
    with (
        tempfile.TemporaryDirectory(prefix="dropcap-bench-") as name,
        dropcap_server(Path(name) / "data") as server,
        _copyparty(Path(name) / "shared") as (url, copyparty),
    ):
        folder = Path(name)
        _large(report, folder, server, url, copyparty)
        _small(report, folder, server, url, copyparty)
    return report


def _large(report: Report, folder: Path, server: DropcapServer, url: str, copyparty: int) -> None:
    file = folder / "large.bin"
    costs: dict[str, list[Cost]] = {"dropcap upload": [], "u2c": [], "curl -T": []}
    for number in range(_ROUNDS):
        with file.open("wb") as stream:
            for _ in range(_LARGE // 1_000_000):
                stream.write(os.urandom(1_000_000))
        costs["dropcap upload"].append(_dropcap(folder, server, file))
        costs["u2c"].append(cost_of([SCRIPTS / "u2c", url, file], copyparty))
        to = f"{url}curl-{number}.bin"
        costs["curl -T"].append(cost_of(["curl", "-sfT", file, to, "-o", "/dev/null"], copyparty))
        _forget(folder)
    file.unlink()
    for name, each in costs.items():
        report.fact(f"1 GB, {name}", str(min(each, key=_seconds)))
    ours = statistics.median(map(_seconds, costs["dropcap upload"]))
    for name, limit in (("u2c", 1.0), ("curl -T", 1.3)):
        theirs = statistics.median(map(_seconds, costs[name]))
        report.at_most(f"1 GB, of the time of {name}", ours / theirs, limit, " ×")


def _small(report: Report, folder: Path, server: DropcapServer, url: str, copyparty: int) -> None:
    rates: dict[str, list[float]] = {"dropcap upload": [], "u2c": []}
    for number in range(_ROUNDS):
        many = folder / f"many-{number}"
        many.mkdir()
        files = [many / f"{n}.bin" for n in range(_FILES)]
        for file in files:
            file.write_bytes(os.urandom(_SMALL))
        rates["dropcap upload"].append(_FILES / _dropcap(folder, server, *files).seconds)
        rates["u2c"].append(_FILES / cost_of([SCRIPTS / "u2c", url, many], copyparty).seconds)
    for name, each in rates.items():
        report.fact(f"500 files, {name}", f"{statistics.median(each):.0f} a second")
    ratio = statistics.median(rates["dropcap upload"]) / statistics.median(rates["u2c"])
    report.fact("500 files, of the files a second of u2c", f"{ratio:.2f} ×")


def _dropcap(folder: Path, server: DropcapServer, *files: Path) -> Cost:
    home = {"HOME": str(folder / "home"), "XDG_RUNTIME_DIR": str(folder / "run")}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        home[name] = str(folder / "home")
    command: list[str | Path] = [SCRIPTS / "dropcap", "upload", "--json", *files]
    return cost_of(command, server.process.pid, {**server.environment, **home})


def _forget(folder: Path) -> None:
    """Keeps the disk from filling up, and its writing from disturbing the next round."""
    for path in (folder / "shared").glob("*.bin"):
        path.unlink()
    os.sync()


@contextlib.contextmanager
def _copyparty(shared: Path) -> Iterator[tuple[str, int]]:
    shared.mkdir()
    port = free_port()
    arguments = ["-i", "127.0.0.1", "-p", str(port), "-q", "-v", f"{shared}::rw", "--no-crt"]
    url = f"http://127.0.0.1:{port}/"
    with running([SCRIPTS / "copyparty", *arguments]) as process:
        wait_until(lambda: _answers(url), timeout=30, interval=0.1)
        yield url, process.pid


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=5).ok
    except requests.ConnectionError:
        return False


def _seconds(cost: Cost) -> float:
    return cost.seconds
