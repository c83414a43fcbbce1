"""Work in threads, results on the GUI thread."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from client.app.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    threads = Background()
    yield threads
    threads.close(5)


def test_work_is_done_elsewhere_and_its_result_comes_back_here(
    background: Background, qtbot: QtBot
) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []

    background.run(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))

    qtbot.waitUntil(lambda: bool(seen))
    ((worker, receiver),) = seen
    assert worker != here
    assert receiver == here


def test_an_error_comes_back_instead_of_a_result(background: Background, qtbot: QtBot) -> None:
    results: list[object] = []
    errors: list[Exception] = []

    background.run(lambda: 1 / 0, results.append, errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)
    assert results == []


def test_an_error_nobody_asked_about_is_announced(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.failed) as announced:
        background.run(lambda: 1 / 0)

    assert announced.args is not None
    assert isinstance(announced.args[0], ZeroDivisionError)


def test_a_cancelled_task_is_not_heard_of_again(background: Background, qtbot: QtBot) -> None:
    may_end = threading.Event()
    heard: list[object] = []

    task = background.run(lambda: may_end.wait(5), heard.append, heard.append)
    task.cancel()
    may_end.set()
    background.run(lambda: "after", heard.append)

    qtbot.waitUntil(lambda: heard == ["after"])


def test_a_result_that_waits_for_delivery_can_still_be_cancelled(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[object] = []
    worked = threading.Event()

    task = background.run(worked.set, lambda _: heard.append("cancelled"))
    assert worked.wait(5)
    task.cancel()
    background.run(lambda: None, lambda _: heard.append("other"))

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["other"]


def test_waiting_work_does_not_hold_up_other_work(background: Background, qtbot: QtBot) -> None:
    may_end = threading.Event()
    for _ in range(12):
        background.run(lambda: may_end.wait(10))
    done: list[bool] = []

    background.run(lambda: True, done.append)

    qtbot.waitUntil(lambda: done == [True], timeout=2000)
    may_end.set()


def test_posts_from_a_thread_arrive_in_order(background: Background, qtbot: QtBot) -> None:
    arrived: list[int] = []

    def post_many() -> None:
        for number in range(200):
            background.post(partial(arrived.append, number))

    background.run(post_many)

    qtbot.waitUntil(lambda: len(arrived) == 200)
    assert arrived == list(range(200))


def test_closing_waits_for_what_is_running_and_delivers_nothing(qtbot: QtBot) -> None:
    background = Background()
    ended = threading.Event()
    delivered: list[object] = []
    started = threading.Event()

    def work() -> None:
        started.set()
        threading.Event().wait(0.05)
        ended.set()

    background.run(work, delivered.append)
    assert started.wait(5)

    assert background.close(5)

    assert ended.is_set()
    background.run(lambda: None, delivered.append)
    background.post(lambda: delivered.append("post"))
    qtbot.wait(1)
    assert delivered == []


def test_closing_gives_up_on_work_that_does_not_end(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    background = Background()
    may_end = threading.Event()
    background.run(lambda: may_end.wait(10))

    assert not background.close(0.05)

    assert "1 background tasks have not ended" in caplog.text
    may_end.set()
