"""The real server on PostgreSQL: its commands, its links, and a database that goes away."""

import os
import subprocess
from pathlib import Path

import requests
from support.drops import reserve, share
from support.postgres import Postgres, postgres
from support.processes import SCRIPTS
from support.server import dropcap_server
from support.waiting import wait_until


def run(*arguments: str | Path, address: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / "dropcap-server", *arguments],
        env={**os.environ, "DROPCAP_DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_commands_and_links(postgres: Postgres, tmp_path: Path) -> None:
    address, data = postgres.new_database(), tmp_path / "data"
    assert "dropcap-server migrate" in run("check", "--data", data, address=address).stdout
    environment = {"DROPCAP_DATABASE_URL": address}
    with dropcap_server(data, environment=environment) as server:
        drop = share(server, b"on PostgreSQL", name="a.txt")
        arriving = reserve(server, b"later", name="b.txt")
        server.process.kill()
        server.process.wait()
    with dropcap_server(data, environment=environment) as server:
        assert requests.get(f"{server.url}/{drop.slug}/raw", timeout=10).content == b"on PostgreSQL"
        assert requests.get(f"{server.url}/{drop.slug}", timeout=10).status_code == 200
        assert requests.get(f"{server.url}/%00/raw", timeout=10).status_code == 404
        assert requests.get(f"{server.url}/readyz", timeout=10).text == "ready\n"
        headers = {"Authorization": f"Bearer {server.token}"}
        listed = requests.get(f"{server.url}/api/v1/drops", headers=headers, timeout=10).json()
        assert {item["slug"] for item in listed["items"]} == {drop.slug, arriving.slug}
        odd = requests.get(f"{server.url}/api/v1/drops?q=%00", headers=headers, timeout=10)
        assert odd.status_code == 200, "what PostgreSQL cannot hold is not looked for"
    assert run("check", "--data", data, address=address).returncode == 0
    assert not (data / "dropcap.sqlite").exists()


def test_a_database_that_was_away_is_found_again(tmp_path: Path) -> None:
    with postgres() as database:
        address = database.new_database()
        with dropcap_server(
            tmp_path / "data", environment={"DROPCAP_DATABASE_URL": address}
        ) as server:
            drop = share(server, b"kept", name="a.txt")
            database.stop()
            for path in (f"/{drop.slug}", f"/{drop.slug}/raw"):
                answer = requests.get(server.url + path, timeout=30)
                assert answer.status_code == 503, path
                assert answer.headers["Retry-After"]
            assert requests.get(f"{server.url}/readyz", timeout=30).status_code == 503
            headers = {"Authorization": f"Bearer {server.token}"}
            answer = requests.get(f"{server.url}/api/v1/me", headers=headers, timeout=30)
            assert answer.status_code == 503
            assert answer.json()["code"] == "busy"
            database.start()
            raw = f"{server.url}/{drop.slug}/raw"
            wait_until(lambda: requests.get(raw, timeout=30).content == b"kept")
            assert requests.get(f"{server.url}/api/v1/me", headers=headers, timeout=30).ok
            share(server, b"and more", name="b.txt")


def test_the_password_of_the_database_is_never_shown(tmp_path: Path) -> None:
    address = "postgresql://anna:sesame@127.0.0.1:1/drops"
    for command in (("serve", "--port", "0"), ("token", "--name", "x"), ("migrate",), ("check",)):
        done = run(*command, "--data", tmp_path / "data", address=address)
        assert done.returncode in (1, 4)
        assert "anna" in done.stderr + done.stdout
        assert "sesame" not in done.stderr + done.stdout
        assert "Traceback" not in done.stderr
    done = run("serve", "--data", tmp_path / "data", address="postgresql://anna:sesame@host:port/x")
    assert done.returncode == 2
    assert "DROPCAP_DATABASE_URL" in done.stderr
    assert "sesame" not in done.stderr
