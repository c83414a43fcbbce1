"""A hundred clients for a minute on four processes, one of which is killed every ten seconds."""

import tempfile
from pathlib import Path

from benchmarks.report import Report
from support.ceph import ceph
from support.postgres import postgres
from support.server import dropcap_server
from support.soak import lost_or_double, soak


def run() -> Report:
    """Nothing may be lost and nothing double, on PostgreSQL and Ceph."""
    report = Report(
        "100 clients, 4 processes on PostgreSQL and Ceph, a kill every 10 s, one minute"
    )
    with tempfile.TemporaryDirectory() as folder, postgres() as database, ceph() as store:
        environment = {
            "DROPCAP_DATABASE_URL": database.new_database(),
            **store.environment(store.new_bucket()),
        }
        arguments = ("--processes", "4")
        with dropcap_server(Path(folder) / "data", *arguments, environment=environment) as server:
            outcome = soak(server, clients=100, seconds=60, kill_every=10)
            lost, double = lost_or_double(server, outcome)
    report.fact("processes killed", str(outcome.kills))
    report.fact("drops", f"{len(outcome.shared):,}")
    report.fact("requests", f"{outcome.requests:,}")
    report.fact("had to be tried again", f"{outcome.error_rate:.3%} {dict(outcome.failures)}")
    report.at_most("came back otherwise", len(outcome.wrong), 0)
    report.at_most("lost", len(lost), 0)
    report.at_most("double", len(double), 0)
    return report
