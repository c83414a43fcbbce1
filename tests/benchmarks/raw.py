"""`GET /{slug}/raw` of a 10 kB drop, against a plain route and against copyparty."""

import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import requests
from benchmarks.report import Report
from support.processes import SCRIPTS, running
from support.server import dropcap_server, free_port
from support.waiting import wait_until

_ROUNDS = 5
_CONTENT = os.urandom(10_000)
_PLAIN = """
import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
CONTENT = open(sys.argv[2], "rb").read()
async def raw(request):
    return Response(CONTENT, media_type="application/octet-stream")
app = Starlette(routes=[Route("/{slug}/raw", raw)])
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=False, log_level="error",
            loop="uvloop", http="httptools")
"""


def run() -> Report:
    """Measures requests a second with 64 connections, one server process each."""
    report = Report("GET /{slug}/raw of 10 kB, 64 connections, one process")
    with tempfile.TemporaryDirectory(prefix="dropcap-bench-") as name:
        folder = Path(name)
        (folder / "shared").mkdir()
        (folder / "shared/file.bin").write_bytes(_CONTENT)
        with (
            _ours(folder) as our_url,
            _plain(folder) as plain_url,
            _copyparty(folder / "shared") as copyparty_url,
        ):
            ours, plain, copyparty = _in_turn(our_url, plain_url, copyparty_url)
    report.fact("dropcap", f"{ours:,.0f} a second")
    report.fact("plain Starlette route, the same bytes from memory", f"{plain:,.0f} a second")
    report.fact("copyparty", f"{copyparty:,.0f} a second")
    report.at_least("of the plain route", ours / plain, 0.5, "×")
    report.at_least("of copyparty", ours / copyparty, 1.0, "×")
    return report


def _in_turn(*urls: str) -> list[float]:
    """Requests a second of each: the median of rounds in which all have their turn.

    What else the machine does then slows all of them alike.
    """
    rounds = [[_requests_a_second(url) for url in urls] for _ in range(_ROUNDS)]
    return [statistics.median(of_one) for of_one in zip(*rounds, strict=True)]


@contextlib.contextmanager
def _ours(folder: Path) -> Iterator[str]:
    with dropcap_server(folder / "data") as server:
        uploaded = subprocess.run(
            [SCRIPTS / "dropcap", "upload", folder / "shared/file.bin", "--json"],
            env={**os.environ, **server.environment},
            capture_output=True,
            check=True,
        )
        yield json.loads(uploaded.stdout)["url"] + "/raw"


@contextlib.contextmanager
def _plain(folder: Path) -> Iterator[str]:
    port = free_port()
    script = folder / "plain.py"
    script.write_text("import sys\n" + _PLAIN)
    with running([sys.executable, script, str(port), folder / "shared/file.bin"]):
        yield f"http://127.0.0.1:{port}/anything/raw"


@contextlib.contextmanager
def _copyparty(shared: Path) -> Iterator[str]:
    port = free_port()
    arguments = ["-i", "127.0.0.1", "-p", str(port), "-q", "-v", f"{shared}::r", "--no-crt"]
    with running([SCRIPTS / "copyparty", *arguments]):
        yield f"http://127.0.0.1:{port}/file.bin"


def _requests_a_second(url: str) -> float:
    wait_until(lambda: _answers(url), timeout=30, interval=0.1)
    command = ["wrk", "-t2", "-c64", "-d2s", url]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in printed, printed
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    assert found, printed
    return float(found[1])


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=5).content == _CONTENT
    except requests.ConnectionError:
        return False
