"""A command's talk with an app, over a real socket."""

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from client.ipc.connection import AppFailed, NotRunning, call
from client.ipc.protocol import (
    LONGEST_LINE,
    BadMessage,
    Event,
    Failure,
    Request,
    Result,
    decode_request,
    encode_answer,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")


class App:
    """An app that takes one request and answers with the bytes it was given."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "app.sock")
        self.heard: list[Request] = []
        self.patience = threading.Event()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(self.address)
        self._listener.listen()
        self._thread: threading.Thread | None = None

    def answer(self, *lines: bytes, stay: bool = False) -> None:
        """Says these lines to the next request, and hangs up unless told to stay."""
        self._thread = threading.Thread(target=self._serve, args=(lines, stay))
        self._thread.start()

    def _serve(self, lines: tuple[bytes, ...], stay: bool) -> None:
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rwb") as stream:
            self.heard.append(decode_request(stream.readline()))
            for line in lines:
                stream.write(line)
            stream.flush()
            if stay:
                self.patience.wait(10)

    def close(self) -> None:
        self.patience.set()
        self._listener.close()
        if self._thread is not None:
            self._thread.join(10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def app(folder: Path) -> Iterator[App]:
    app = App(folder)
    yield app
    app.close()


def test_a_result_is_returned(app: App) -> None:
    app.answer(encode_answer(Result({"pid": 7})))

    assert call(app.address, "ping", {"a": "ä"}) == {"pid": 7}
    assert app.heard == [Request("ping", {"a": "ä"})]


def test_news_are_told_in_their_order_before_the_result(app: App) -> None:
    news: list[Any] = []
    app.answer(*(encode_answer(Event({"n": n})) for n in range(3)), encode_answer(Result({})))

    call(app.address, "upload", {}, news.append)

    assert news == [{"n": 0}, {"n": 1}, {"n": 2}]


def test_news_that_nobody_wants_are_skipped(app: App) -> None:
    app.answer(encode_answer(Event({})), encode_answer(Result({"done": True})))

    assert call(app.address, "upload", {}) == {"done": True}


def test_a_failure_is_raised_with_all_it_says(app: App) -> None:
    app.answer(encode_answer(Failure("It rains.", "Wait.", 7)))

    with pytest.raises(AppFailed) as error:
        call(app.address, "shot", {})

    assert (error.value.message, error.value.remedy) == ("It rains.", "Wait.")
    assert error.value.exit_code == 7


@pytest.mark.parametrize("lines", [(), (encode_answer(Event({})),)])
def test_an_app_that_ends_in_the_middle_is_told(app: App, lines: tuple[bytes, ...]) -> None:
    app.answer(*lines)

    with pytest.raises(AppFailed, match="ended before it was done"):
        call(app.address, "upload", {})


def test_another_language_is_told(app: App) -> None:
    app.answer(b"HTTP/1.1 400 Bad Request\r\n")

    with pytest.raises(BadMessage):
        call(app.address, "ping", {})


def test_a_long_answer_comes_through(app: App) -> None:
    items = ["x" * 1000] * 10_000
    app.answer(encode_answer(Result({"items": items})))

    assert call(app.address, "list", {})["items"] == items


def test_an_app_that_is_stuck_is_given_up_on(app: App) -> None:
    app.answer(stay=True)

    with pytest.raises(AppFailed, match="does not answer"):
        call(app.address, "ping", {}, timeout=0.05)


def test_a_request_that_is_too_long_is_not_sent(app: App) -> None:
    with pytest.raises(AppFailed) as error:
        call(app.address, "upload", {"paths": ["x" * LONGEST_LINE]})

    assert error.value.exit_code == 2
    assert app.heard == []


def nothing(_folder: Path) -> None:
    """No app was ever there."""


def left_behind(folder: Path) -> None:
    """The socket of an app that was killed."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "app.sock"))


def a_file(folder: Path) -> None:
    (folder / "app.sock").touch()


@pytest.mark.parametrize("prepare", [nothing, left_behind, a_file])
def test_without_an_app_nothing_is_running(folder: Path, prepare: Callable[[Path], None]) -> None:
    prepare(folder)

    with pytest.raises(NotRunning):
        call(str(folder / "app.sock"), "ping", {})


def test_a_path_that_no_socket_can_have_is_not_running(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 120)
    folder.mkdir(mode=0o700)

    with pytest.raises(NotRunning):
        call(str(folder / "app.sock"), "ping", {})


def test_a_socket_where_others_could_have_put_it_is_not_spoken_to(app: App, folder: Path) -> None:
    folder.chmod(0o777)

    with pytest.raises(NotRunning):
        call(app.address, "upload", {"password": "hunter2"})

    assert app.heard == []
