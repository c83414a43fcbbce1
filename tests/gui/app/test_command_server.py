"""Commands reach the app over its socket."""

import socket
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from client.app.ipc.conversation import Conversation
from client.app.ipc.server import CannotListen, CommandServer
from client.ipc.connection import AppFailed, NotRunning, call
from client.ipc.protocol import LONGEST_LINE, Failure, Request, decode_answer


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "app.sock")


@pytest.fixture
def server(address: str, qtbot: QtBot) -> Iterator[CommandServer]:
    listening = CommandServer(address)
    listening.listen()
    yield listening
    listening.close()


@pytest.fixture
def elsewhere() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as thread:
        yield thread


def answer_with(
    server: CommandServer, answer: Callable[[Request, Conversation], object]
) -> list[Request]:
    requests: list[Request] = []

    def handle(request: Request, conversation: Conversation) -> None:
        requests.append(request)
        answer(request, conversation)

    server.asked.connect(handle)
    return requests


def outcome(qtbot: QtBot, future: "Future[Any]") -> Any:
    qtbot.waitUntil(future.done)
    return future.result()


def test_a_request_is_answered_with_news_and_a_result(
    server: CommandServer, address: str, elsewhere: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    def answer(request: Request, conversation: Conversation) -> None:
        conversation.tell({"sent": 1})
        conversation.tell({"sent": 2})
        conversation.finish({"said": request.arguments["say"]})

    requests = answer_with(server, answer)
    news: list[Any] = []

    result = outcome(
        qtbot, elsewhere.submit(call, address, "echo", {"say": "grüezi\n"}, news.append)
    )

    assert result == {"said": "grüezi\n"}
    assert news == [{"sent": 1}, {"sent": 2}]
    assert [request.command for request in requests] == ["echo"]


def test_an_error_is_a_sentence_and_an_exit_code(
    server: CommandServer, address: str, elsewhere: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    answer_with(server, lambda _, conversation: conversation.fail(CannotListen("x", "why")))

    with pytest.raises(AppFailed, match="Commands cannot reach") as error:
        outcome(qtbot, elsewhere.submit(call, address, "any", {}))

    assert error.value.remedy


def test_the_socket_is_for_its_owner_alone(server: CommandServer, address: str) -> None:
    mode = Path(address).stat().st_mode

    assert stat.S_ISSOCK(mode)
    assert stat.S_IMODE(mode) & 0o077 == 0


def test_a_socket_left_behind_by_a_killed_app_is_in_nobodys_way(
    address: str, elsewhere: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(address)
    with pytest.raises(NotRunning):
        call(address, "ping", {})

    server = CommandServer(address)
    server.listen()
    answer_with(server, lambda _, conversation: conversation.finish({}))

    assert outcome(qtbot, elsewhere.submit(call, address, "ping", {})) == {}
    server.close()


def test_after_closing_there_is_no_socket_and_nobody_waits_for_ever(
    server: CommandServer, address: str, elsewhere: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    requests = answer_with(server, lambda *_: None)
    waiting = elsewhere.submit(call, address, "never", {})
    qtbot.waitUntil(lambda: bool(requests))

    server.close()
    server.close()

    assert not Path(address).exists()
    qtbot.waitUntil(waiting.done)
    assert waiting.exception() is not None


def test_where_there_is_no_folder_there_is_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    server = CommandServer(str(tmp_path / "nowhere/app.sock"))

    with pytest.raises(CannotListen) as error:
        server.listen()

    assert "nowhere" in error.value.message


@pytest.mark.parametrize(
    "line",
    [
        b"hello\n",
        b"[]\n",
        b'{"version":99,"command":"ping"}\n',
        b'{"version":1}\n',
        b'{"version":1,"command":"ping","arguments":[]}\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        b"x" * (LONGEST_LINE + 1),
    ],
    ids=["text", "list", "version", "no command", "arguments", "not UTF-8", "deep", "endless"],
)
def test_what_is_no_request_is_refused_in_the_same_language(
    line: bytes,
    server: CommandServer,
    address: str,
    elsewhere: ThreadPoolExecutor,
    qtbot: QtBot,
) -> None:
    requests = answer_with(server, lambda _, conversation: conversation.finish({}))

    answer = decode_answer(outcome(qtbot, elsewhere.submit(_say, address, line)))

    assert isinstance(answer, Failure)
    assert answer.message
    assert requests == []


def _say(address: str, line: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        connection.sendall(line)
        with connection.makefile("rb") as stream:
            return stream.readline()


def test_who_hangs_up_is_noticed(server: CommandServer, address: str, qtbot: QtBot) -> None:
    left: list[object] = []
    answer_with(server, lambda _, conversation: conversation.left.connect(left.append))

    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        connection.sendall(b'{"version":1,"command":"region"}\n')
        qtbot.wait(1)
    qtbot.waitUntil(lambda: len(left) == 1)


def test_more_conversations_than_anybody_needs_are_refused(
    server: CommandServer, address: str, qtbot: QtBot
) -> None:
    requests = answer_with(server, lambda *_: None)
    held: list[socket.socket] = []
    while len(held) < 64:
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(address)
        connection.sendall(b'{"version":1,"command":"wait"}\n')
        held.append(connection)
        qtbot.waitUntil(lambda: len(requests) == len(held))

    with ThreadPoolExecutor(1) as elsewhere:
        refused = elsewhere.submit(_say, address, b"")
        answer = decode_answer(outcome(qtbot, refused))

    assert isinstance(answer, Failure)
    for connection in held:
        connection.close()
