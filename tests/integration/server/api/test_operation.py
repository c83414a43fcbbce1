"""`dropcap-server` as an operator runs it."""

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest
import requests
from support.drops import reserve, share
from support.processes import SCRIPTS
from support.server import dropcap_server, free_port


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / "dropcap-server", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def complains(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    for word in words:
        assert word in done.stderr


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--data", tmp_path / "data", "--port", port)
    complains(done, 3, port, "--port")


def test_a_data_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    complains(run("serve", "--data", file / "data", "--port", "0"), 4, str(file))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DROPCAP_PORT", "many"),
        ("DROPCAP_PORT", "70000"),
        ("DROPCAP_PUBLIC_URL", "drops.example.org"),
        ("DROPCAP_PUBLIC_URL", "https://drops.example.org/sub"),
        ("DROPCAP_MAX_SIZE", "0"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(name: str, value: str, tmp_path: Path) -> None:
    complains(run("serve", "--data", tmp_path, **{name: value}), 2, name)


def test_a_settings_file_is_read_and_its_mistakes_are_told(tmp_path: Path) -> None:
    config = tmp_path / "dropcap.toml"
    config.write_text(f'data = "{tmp_path / "data"}"\nprot = 1\n')
    complains(run("token", "--config", config, "--name", "x"), 2, "prot")
    config.write_text(f'data = "{tmp_path / "data"}"\n')
    done = run("token", "--config", config, "--name", "x")
    assert done.returncode == 0
    assert done.stdout.startswith("dcp_")
    assert len(done.stdout.splitlines()) == 1


def test_without_data_there_is_a_sentence() -> None:
    complains(run("check"), 2, "DROPCAP_DATA")


def test_check_looks_at_everything(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = run("check", "--data", data)
    assert before.returncode == 1
    assert "dropcap-server migrate" in before.stdout
    assert run("migrate", "--data", data).returncode == 0
    after = run("check", "--data", data)
    assert after.returncode == 0, after.stdout
    data.chmod(0o755)
    assert "chmod 700" in run("check", "--data", data).stdout


def test_tables_go_up_and_down_with_data_in_them(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with dropcap_server(data) as server:
        drop = share(server, b"kept", name="a.txt")
    assert "already" in run("migrate", "--data", data).stdout
    with dropcap_server(data) as server:
        assert requests.get(f"{server.url}/{drop.slug}/raw", timeout=10).content == b"kept"
    assert run("migrate", "--data", data, "--revision", "base").returncode == 0
    assert run("migrate", "--data", data).returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data") as server:
        server.process.send_signal(number)
        assert server.process.wait(10) == 0
    assert "Traceback" not in (tmp_path / "data.log").read_text()


def test_a_supervised_server_ends_with_its_supervisor(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [
            *(SCRIPTS / "dropcap-server", "serve", "--supervised"),
            *("--data", tmp_path / "data", "--port", "0"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Dropcap server on http://127.0.0.1:")
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdout.close()


def test_links_and_uploads_survive_a_restart(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    with dropcap_server(data, port=port) as server:
        ready = share(server, b"ready", name="a.txt")
        arriving = reserve(server, b"arriving", name="b.txt")
        server.process.kill()
        server.process.wait()
    with dropcap_server(data, port=port):
        assert requests.get(f"{ready.url}/raw", timeout=10).content == b"ready"
        arriving.put()
        arriving.complete()
        assert requests.get(f"{arriving.url}/raw", timeout=10).content == b"arriving"


def test_health_and_readiness(tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data") as server:
        assert requests.get(f"{server.url}/healthz", timeout=10).text == "ok\n"
        assert requests.get(f"{server.url}/readyz", timeout=10).text == "ready\n"
        (tmp_path / "data/incoming").rename(tmp_path / "data/elsewhere")
        assert requests.get(f"{server.url}/readyz", timeout=10).status_code == 503


def test_plain_http_for_others_is_warned_about(tmp_path: Path) -> None:
    with dropcap_server(tmp_path / "data", "--host", "0.0.0.0"):
        pass
    assert "TLS" in (tmp_path / "data.log").read_text()
