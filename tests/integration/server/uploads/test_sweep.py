"""What is over is taken away, what is not is left alone, and nothing stays behind."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from support.drops import reserve, share
from support.parts import MIB, reserve_in_parts
from support.processes import SCRIPTS
from support.server import DropcapServer, dropcap_server
from support.waiting import wait_until

CONTENT = b"some bytes"
PARTS = os.urandom(2 * MIB)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DropcapServer]:
    with dropcap_server(tmp_path / "data") as running:
        yield running


def sweep(server: DropcapServer, *arguments: str, **environment: str) -> list[int]:
    """Numbers of expired, abandoned, unfinished, orphaned and broken things."""
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", "sweep", "--data", server.data, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return [int(line.split()[0]) for line in done.stdout.splitlines()]


def files(server: DropcapServer) -> list[Path]:
    """Everything that is in the store."""
    return [
        path
        for folder in ("objects", "incoming")
        for path in (server.data / folder).rglob("*")
        if path.is_file()
    ]


def status(url: str) -> int:
    return requests.get(f"{url}/raw", timeout=20).status_code


def change(server: DropcapServer, statement: str, *values: object) -> None:
    """Changes the database behind the server's back, as time or a disaster would."""
    with sqlite3.connect(server.data / "dropcap.sqlite") as database:
        database.execute(statement, values)
    database.close()


def microseconds_ago(seconds: float) -> int:
    return int((datetime.now(UTC).timestamp() - seconds) * 1_000_000)


def test_expired_drops_go_and_others_stay(server: DropcapServer) -> None:
    kept = share(server, CONTENT, "kept.bin", expires_in=3600)
    gone = share(server, CONTENT, "gone.bin", thumbnail=b"small", expires_in=1)
    wait_until(lambda: status(gone.url) == 404)
    assert sweep(server, "--dry-run") == [1, 0, 0, 0, 0]
    assert len(files(server)) == 3
    assert sweep(server) == [1, 0, 0, 0, 0]
    assert [path.name for path in files(server)] == [kept.document["id"]]
    assert status(kept.url) == 200
    assert sweep(server) == [0, 0, 0, 0, 0]


def test_drops_that_never_arrived_go_once_nothing_comes_any_more(server: DropcapServer) -> None:
    fresh = reserve(server, CONTENT, "fresh.bin")
    alone = reserve(server, CONTENT, "alone.bin")
    alone.put()
    in_parts = reserve_in_parts(server, PARTS, growing=True)
    in_parts.send(1)
    alive = reserve_in_parts(server, PARTS, growing=True)
    alive.send(1, 2)
    for drop in (alone, in_parts, alive):
        then = microseconds_ago(8 * 24 * 3600)
        change(server, "UPDATE drops SET created_at = ? WHERE id = ?", then, drop.document["id"])
        if drop is not alive:
            statement = "UPDATE uploads SET touched_at = ? WHERE drop_id = ?"
            change(server, statement, then, drop.document["id"])
    assert sweep(server, "--grace", "0") == [0, 2, 0, 0, 0]
    assert alive.complete().status_code == 200
    assert status(alive.document["url"]) == 200
    fresh.put()
    fresh.complete()
    assert status(fresh.url) == 200
    assert status(alone.url) == 404
    assert len(files(server)) == 2


def test_what_deaths_left_behind_goes(server: DropcapServer) -> None:
    kept = share(server, CONTENT, "kept.bin")
    orphan = share(server, CONTENT, "orphan.bin", thumbnail=b"small")
    cut_short = reserve_in_parts(server, PARTS, growing=True)
    cut_short.send(1)
    ids = (orphan.document["id"], cut_short.document["id"])
    change(server, "DELETE FROM uploads WHERE drop_id = ?", ids[1])
    change(server, "DELETE FROM drops WHERE id IN (?, ?)", *ids)
    (server.data / "incoming" / os.urandom(16).hex()).write_bytes(b"half a file")
    assert sweep(server) == [0, 0, 0, 2, 0], "what was begun an hour ago may still be at work"
    assert sweep(server, "--grace", "0") == [0, 0, 2, 0, 0]
    assert [path.name for path in files(server)] == [kept.document["id"]]


def test_drops_that_lost_their_content_go(server: DropcapServer) -> None:
    kept, lost = (share(server, CONTENT, "a.bin") for _ in range(2))
    next((server.data / "objects").rglob(lost.document["id"])).unlink()
    assert sweep(server) == [0, 0, 0, 0, 1]
    assert (status(kept.url), status(lost.url)) == (200, 404)


def test_a_store_that_is_another_is_not_judged(server: DropcapServer) -> None:
    drops = [share(server, CONTENT, "a.bin") for _ in range(12)]
    (server.data / "objects").rename(server.data / "elsewhere")
    (server.data / "objects").mkdir()
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", "sweep", "--data", server.data],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "wrong store" in done.stderr
    (server.data / "objects").rmdir()
    (server.data / "elsewhere").rename(server.data / "objects")
    assert {status(drop.url) for drop in drops} == {200}


def test_the_server_sweeps_by_itself(tmp_path: Path) -> None:
    often = {"DROPCAP_SWEEP_SECONDS": "0.2"}
    with dropcap_server(tmp_path / "data", environment=often) as server:
        drop = share(server, CONTENT, "gone.bin", expires_in=1)
        started = time.monotonic()
        wait_until(lambda: not files(server))
        assert status(drop.url) == 404
        assert time.monotonic() - started < 10
