"""Several server processes: they share the work, and none is missed when it dies."""

import os
import signal
import sys
from pathlib import Path

import pytest
import requests
from support.drops import share
from support.postgres import Postgres
from support.s3 import S3Store
from support.server import dropcap_server
from support.soak import children, lost_or_double, soak
from support.waiting import wait_until


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_a_process_that_dies_is_replaced_and_all_end_together(tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data", "--processes", "2", "--log-format", "json") as server:
        drop = share(server, b"shared by all", name="a.txt")
        first = children(server.process.pid)
        assert len(first) == 2
        os.kill(first[0], signal.SIGKILL)
        wait_until(lambda: len(set(children(server.process.pid)) - {first[0]}) == 2)
        second = children(server.process.pid)
        for _ in range(10):
            assert requests.get(f"{server.url}/{drop.slug}/raw", timeout=10).content == drop.content
        numbers = requests.get(f"{server.url}/metrics", timeout=10).text
        assert (
            'dropcap_requests_total{method="GET",route="/{slug}/raw",status="200"} 10.0' in numbers
        )
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(15) == 0
        assert not any(alive(pid) for pid in second)
    assert "another takes its place" in (tmp_path / "data.log").read_text()


def test_processes_end_when_the_one_above_them_is_killed(tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data", "--processes", "2") as server:
        below = children(server.process.pid)
        server.process.kill()
        server.process.wait()
        wait_until(lambda: not any(alive(pid) for pid in below), timeout=15)


def test_nothing_is_lost_or_double_while_processes_are_killed(
    postgres: Postgres, ceph: S3Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minute of it with a hundred clients is in the benchmarks: `make bench ONLY=soak`."""
    environment = {
        "DROPCAP_DATABASE_URL": postgres.new_database(),
        **ceph.environment(ceph.new_bucket()),
    }
    with dropcap_server(tmp_path / "data", "--processes", "4", environment=environment) as server:
        outcome = soak(server, clients=12, seconds=6, kill_every=1.5)
        lost, double = lost_or_double(server, outcome)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{outcome.kills} kills, {len(outcome.shared)} drops, {outcome.requests} requests,"
            f" {outcome.error_rate:.2%} had to be tried again: {dict(outcome.failures)}\n"
        )
    assert outcome.kills >= 3
    assert len(outcome.shared) > 20
    assert (outcome.wrong, lost, double) == ([], [], [])
