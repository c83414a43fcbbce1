"""A backup is taken while the server runs, and what is brought back is the same to the byte."""

import os
import subprocess
from pathlib import Path

import pytest
import requests
from support.drops import Reserved, reserve, share
from support.postgres import Postgres
from support.processes import SCRIPTS
from support.s3 import S3Store
from support.server import dropcap_server


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / "dropcap-server", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("towards", ["folder", "bucket"])
def test_everything_comes_back_wherever_it_was(
    towards: str, postgres: Postgres, ceph: S3Store, tmp_path: Path
) -> None:
    """From a folder and SQLite to a bucket and PostgreSQL, and the other way round."""
    apart = {
        "DROPCAP_DATABASE_URL": postgres.new_database(),
        **ceph.environment(ceph.new_bucket()),
    }
    here: dict[str, str] = {}
    source, target = (here, apart) if towards == "bucket" else (apart, here)
    contents = [b"", b"small", os.urandom(9_000_000)]
    with dropcap_server(tmp_path / "old", environment=source) as old:
        drops: list[Reserved] = [
            share(old, content, f"{len(content)}.bin", thumbnail=b"\x89PNG") for content in contents
        ]
        arriving = reserve(old, b"later", "later.txt")
        lost = share(old, b"lost", "lost.txt")
        lost.delete()
        saved = run("backup", "--data", tmp_path / "old", tmp_path / "backup", **source)
        assert saved.returncode == 0, saved.stderr
        assert saved.stdout == f"4 drops, 6 files, {sum(map(len, contents)) + 12:,} bytes.\n"
        again = run("backup", "--data", tmp_path / "old", tmp_path / "backup", **source)
        assert again.returncode == 4
        assert "not empty" in again.stderr
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0
    back = run("restore", "--data", tmp_path / "new", tmp_path / "backup", **target)
    assert back.returncode == 0, back.stderr
    with dropcap_server(tmp_path / "new", environment=target) as new:
        for drop in drops:
            got = requests.get(f"{new.url}/{drop.slug}/raw", timeout=30)
            assert got.content == drop.content
            small = requests.get(f"{new.url}/{drop.slug}/thumbnail", timeout=10)
            assert small.content == b"\x89PNG"
        assert requests.get(f"{new.url}/{lost.slug}/raw", timeout=10).status_code == 404
        token = {"Authorization": f"Bearer {old.token}"}
        mine = requests.get(f"{new.url}/api/v1/drops", headers=token, timeout=10).json()["items"]
        assert {item["slug"] for item in mine} == {d.slug for d in (*drops, arriving)}
    once_more = run("restore", "--data", tmp_path / "new", tmp_path / "backup", **target)
    assert once_more.returncode == 4
    assert "not empty" in once_more.stderr


def test_what_is_no_backup_is_one_sentence(tmp_path: Path) -> None:
    done = run("restore", "--data", tmp_path / "data", tmp_path)
    assert done.returncode == 4
    assert "no backup" in done.stderr
    assert len(done.stderr.splitlines()) == 1
