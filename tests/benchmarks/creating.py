"""Drops made a second on PostgreSQL, with one, two and four processes."""

import hashlib
import json
import tempfile
from pathlib import Path

from benchmarks.load import load
from benchmarks.report import Report
from support.postgres import postgres
from support.server import dropcap_server


def run() -> Report:
    """wrk posts the reservation of a drop over 64 connections; each has its commit on the disk."""
    report = Report("POST /api/v1/drops on PostgreSQL")
    with tempfile.TemporaryDirectory() as scratch, postgres("fsync=on") as database:
        script = Path(scratch) / "post.lua"
        for count in (1, 2, 4):
            environment = {"DROPCAP_DATABASE_URL": database.new_database()}
            data = Path(scratch) / str(count)
            arguments = ("--processes", str(count))
            with dropcap_server(data, *arguments, environment=environment) as server:
                script.write_text(_script(server.token))
                borne = load(f"{server.url}/api/v1/drops", script=script)
            made = f"{borne.requests:,.0f} a second, p99 {borne.p99 * 1e3:.0f} ms"
            report.fact(f"{count} processes", made)
    return report


def _script(token: str) -> str:
    about = {"name": "a.png", "size": 1, "sha256": hashlib.sha256(b"a").hexdigest()}
    return (
        'wrk.method = "POST"\n'
        f"wrk.body = '{json.dumps(about)}'\n"
        'wrk.headers["Content-Type"] = "application/json"\n'
        f'wrk.headers["Authorization"] = "Bearer {token}"\n'
    )
