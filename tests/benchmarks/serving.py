"""`/{slug}` and `/{slug}/raw` against a plain Starlette route, copyparty, and nginx."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import requests
from benchmarks.load import Load, load
from benchmarks.report import Report
from support.drops import share
from support.nginx import nginx
from support.postgres import postgres
from support.processes import SCRIPTS, running
from support.server import dropcap_server, free_port
from support.waiting import wait_until

_SMALL = os.urandom(10_000)
_LARGE = os.urandom(1_000_000)
_OF_PLAIN = {"SQLite": 0.5, "PostgreSQL": 1 / 3}
_OF_NGINX = 0.9
_PLAIN = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
body = open(sys.argv[2], "rb").read()
async def answer(request): return Response(body, media_type="image/png")
uvicorn.run(Starlette(routes=[Route("/{slug}/raw", answer), Route("/{slug}", answer)]),
            port=int(sys.argv[1]), http="httptools", access_log=False, log_level="critical")
"""


def run() -> Report:
    """Every server has one process; wrk asks over 64 connections, each in its turn."""
    report = Report("Serving: one process, wrk with 64 connections")
    with tempfile.TemporaryDirectory() as scratch, postgres() as database:
        folder = Path(scratch)
        folder.chmod(0o755)
        small = folder / "small.png"
        small.write_bytes(_SMALL)
        settings = {"SQLite": {}, "PostgreSQL": {"DROPCAP_DATABASE_URL": database.new_database()}}
        for name, environment in settings.items():
            with dropcap_server(folder / name, environment=environment) as server:
                drop = share(server, _SMALL, "small.png", "image/png")
                page = load(drop.url)
                raw = load(f"{drop.url}/raw")
                body = requests.get(drop.url, timeout=10).content
            (folder / "page").write_bytes(body)
            for what, ours, file in (
                ("/{slug}", page, folder / "page"),
                ("/{slug}/raw", raw, small),
            ):
                with _plain(file) as address:
                    plain = load(f"{address}/a/raw")
                report.fact(f"{what}, {name}", _said(ours))
                report.fact("  plain Starlette, same bytes", _said(plain))
                ratio = ours.requests / plain.requests
                report.at_least(f"  {what}, {name} ÷ plain", ratio, _OF_PLAIN[name])
        with _copyparty(folder) as address:
            report.fact("copyparty, the same file", _said(load(f"{address}/small.png")))
        _behind_nginx(report, folder)
    return report


def _behind_nginx(report: Report, folder: Path) -> None:
    data, port = folder / "accel", free_port()
    environment = {"DROPCAP_ACCEL_PATH": "/accel", "DROPCAP_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    with dropcap_server(data, environment=environment) as server:
        for place in (data, data / "objects"):
            place.chmod(0o755)
        with nginx(int(server.url.rpartition(":")[2]), port, data) as static:
            drop = share(server, _LARGE, "large.bin")
            drop_id = str(drop.document["id"])
            theirs = load(f"{static}/{drop_id[-2:]}/{drop_id}")
            ours = load(f"{drop.url}/raw")
    report.fact("1 MB behind nginx", f"{ours.bytes / 1e6:.0f} MB/s, p99 {ours.p99 * 1e3:.1f} ms")
    report.fact("1 MB, nginx by itself", f"{theirs.bytes / 1e6:.0f} MB/s")
    report.at_least("  behind nginx ÷ nginx by itself", ours.bytes / theirs.bytes, _OF_NGINX)


@contextlib.contextmanager
def _plain(file: Path) -> Iterator[str]:
    port = free_port()
    with running([sys.executable, "-c", _PLAIN, str(port), file]):
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: _answers(f"{address}/a/raw"))
        yield address


@contextlib.contextmanager
def _copyparty(folder: Path) -> Iterator[str]:
    port = free_port()
    command: list[str | Path] = [SCRIPTS / "copyparty", "-q", "-i", "127.0.0.1", "-p", str(port)]
    with running([*command, "-v", f"{folder}::r"], environment={**os.environ, "HOME": str(folder)}):
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: _answers(f"{address}/small.png"), timeout=30)
        yield address


def _answers(url: str) -> bool:
    with contextlib.suppress(requests.ConnectionError):
        return requests.get(url, timeout=5).ok
    return False


def _said(borne: Load) -> str:
    return f"{borne.requests:,.0f} a second, p99 {borne.p99 * 1e3:.1f} ms"
