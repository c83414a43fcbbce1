"""The server that the app brings along: started, killed, hindered, stopped. Always the real one."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.server import free_port
from support.waiting import wait_until

from client.config.credentials import TokenFile
from client.embedded import process as process_module
from client.embedded.server import EmbeddedServer, ServerNews, ServerState
from uploader.api import Api
from uploader.errors import TokenRefused
from uploader.model import Endpoint

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

Start = Callable[..., "Supervised"]


class Supervised:
    """An embedded server and what it told."""

    def __init__(self, folder: Path, port: int) -> None:
        self.news: list[ServerNews] = []
        self.log = folder / "logs/server.log"
        self.data = folder / "data"
        self.store = TokenFile(folder / "tokens.toml", "no keyring in tests")
        self.server = EmbeddedServer(
            self.data, port, self.log, lambda: self.store, self.news.append
        )

    def endpoint(self, *, other_than: Endpoint | None = None) -> Endpoint:
        """Waits until it answers."""
        return wait_until(
            lambda: found if (found := self.server.endpoint()) != other_than else None,
            timeout=30,
            message=f"the news were {self.news}",
        )

    def trouble(self) -> ServerNews:
        """Waits for bad news."""
        return wait_until(
            lambda: next((n for n in self.news if n.state is ServerState.FAILING), None), timeout=30
        )


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts embedded servers in this test's folder and stops them at its end."""
    begun: list[Supervised] = []

    def start(port: int | None = None) -> Supervised:
        supervised = Supervised(tmp_path, free_port() if port is None else port)
        supervised.server.start()
        begun.append(supervised)
        return supervised

    yield start
    for supervised in begun:
        supervised.server.stop()


def servers_of(parent: int) -> list[int]:
    """The pids of a process's children that are servers."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if words[0] != "Z" and int(words[1]) == parent and b"serve\0--supervised" in command:
            found.append(int(folder.name))
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_it_answers_with_a_token_of_its_own(start: Start) -> None:
    supervised = start()

    endpoint = supervised.endpoint()

    assert Api(endpoint).me()["name"]
    assert supervised.store.get("embedded") == endpoint.token
    assert [news.state for news in supervised.news] == [ServerState.STARTING, ServerState.RUNNING]
    assert supervised.news[-1].message == ""


def test_the_token_is_made_once(start: Start) -> None:
    first = start()
    token = first.endpoint().token
    first.server.stop()

    assert start().endpoint().token == token


def test_a_token_that_the_server_does_not_know_is_replaced(start: Start) -> None:
    before = start()
    before.store.set("embedded", "of another life")

    endpoint = before.endpoint()

    assert endpoint.token != "of another life"
    assert Api(endpoint).me()["name"]
    with pytest.raises(TokenRefused):
        Api(Endpoint(endpoint.server_url, "of another life")).me()


def test_killed_it_is_back_at_the_same_address_with_the_same_token(start: Start) -> None:
    supervised = start()
    before = supervised.endpoint()
    (pid,) = servers_of(os.getpid())

    os.kill(pid, signal.SIGKILL)

    wait_until(lambda: supervised.server.endpoint() is None)
    killed = time.monotonic()
    wait_until(lambda: servers_of(os.getpid()), interval=0.002)
    assert time.monotonic() - killed < 1.0, "a first death is no reason to wait"
    assert supervised.endpoint() == before
    assert Api(before).me()["name"]
    assert servers_of(os.getpid()) != [pid]


def test_a_taken_port_is_left_to_its_owner_with_a_notice(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        supervised = start(taken)
        endpoint = supervised.endpoint()

    port = int(endpoint.server_url.rpartition(":")[2])
    assert port != taken
    notice = wait_until(lambda: next((n for n in supervised.news if n.message), None))
    assert str(taken) in notice.message
    assert str(port) in notice.message
    assert notice.state is ServerState.RUNNING
    assert notice.remedy


def test_stopped_it_leaves_nobody_behind(start: Start) -> None:
    supervised = start()
    supervised.endpoint()
    assert servers_of(os.getpid())

    supervised.server.stop()
    supervised.server.stop()

    assert servers_of(os.getpid()) == []
    assert supervised.server.endpoint() is None
    assert supervised.news[-1].state is ServerState.STOPPED


def test_it_can_be_stopped_while_it_starts(start: Start) -> None:
    supervised = start()
    wait_until(lambda: servers_of(os.getpid()), interval=0.001)

    supervised.server.stop()

    assert servers_of(os.getpid()) == []
    assert supervised.news[-1].state is ServerState.STOPPED


def test_what_keeps_it_from_starting_is_told_and_it_is_tried_again(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")

    supervised = start()

    news = supervised.trouble()
    assert str(supervised.data) in news.message
    assert "cannot be used" in news.message
    assert str(supervised.log) in news.remedy
    assert "cannot be used" in supervised.log.read_text()

    supervised.data.unlink()
    assert Api(supervised.endpoint()).me()["name"], "once the reason is gone it starts by itself"


def test_a_token_that_cannot_be_kept_is_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / "tokens.toml").write_text("= damaged")

    news = start().trouble()

    assert "tokens.toml is not valid TOML" in news.message


def test_what_an_operator_sets_for_another_server_does_not_reach_it(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DROPCAP_PORT", "1")
    monkeypatch.setenv("DROPCAP_MAX_SIZE", "nonsense")

    assert Api(start().endpoint()).me()["name"]


def test_a_folder_called_server_does_not_become_the_server(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "server").mkdir()
    (tmp_path / "server/__init__.py").touch()
    (tmp_path / "server/__main__.py").write_text("raise SystemExit('caught')")
    monkeypatch.chdir(tmp_path)

    assert Api(start().endpoint()).me()["name"]


def test_where_no_server_is_installed_it_says_so_and_rests(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "find_spec", lambda _: None)

    supervised = start()

    assert "not installed" in supervised.trouble().message
    supervised.server.stop()
    assert [news.state for news in supervised.news] == [ServerState.FAILING]


_PARENT = """
    import sys, time
    from pathlib import Path
    from client.config.credentials import TokenFile
    from client.embedded.server import EmbeddedServer
    folder = Path(sys.argv[1])
    store = TokenFile(folder / "tokens.toml", "")
    server = EmbeddedServer(
        folder / "data", int(sys.argv[2]), folder / "log", lambda: store, lambda news: None
    )
    server.start()
    while server.endpoint() is None:
        time.sleep(0.01)
    print("up", flush=True)
    time.sleep(600)
"""


def test_it_dies_with_the_app_even_when_that_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_PARENT), tmp_path, str(free_port())],
        stdout=subprocess.PIPE,
    )
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        (pid,) = servers_of(parent.pid)

        parent.kill()

    wait_until(lambda: not is_alive(pid), timeout=15)
