"""Ending in stages: each once, in order, whatever happens in one of them."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from client.app.background import Background
from client.app.shutdown import Shutdown, Stage


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    threads = Background()
    yield threads
    threads.close(5)


def test_stages_run_in_order_and_once(background: Background, qtbot: QtBot) -> None:
    ran: list[str] = []
    shutdown = Shutdown(
        [
            Stage("first", lambda: ran.append("first")),
            Stage("second", lambda: ran.append("second"), waits=True),
            Stage("third", lambda: ran.append("third")),
        ],
        background,
    )

    with qtbot.waitSignal(shutdown.finished) as finished:
        shutdown.begin(3)
        shutdown.begin(4)

    assert finished.args == [3]
    assert ran == ["first", "second", "third"]
    shutdown.begin()
    shutdown.finish_now()
    assert ran == ["first", "second", "third"]


def test_a_stage_that_waits_leaves_the_gui_thread_free(
    background: Background, qtbot: QtBot
) -> None:
    may_end = threading.Event()
    here = threading.get_ident()
    ran_on: list[int] = []

    def slow() -> None:
        ran_on.append(threading.get_ident())
        may_end.wait(5)

    shutdown = Shutdown([Stage("slow", slow, waits=True)], background)

    with qtbot.waitSignal(shutdown.finished):
        shutdown.begin()
        qtbot.waitUntil(lambda: bool(ran_on))
        background.post(may_end.set)

    assert ran_on != [here]


def test_asking_again_from_within_a_stage_changes_nothing(
    background: Background, qtbot: QtBot
) -> None:
    ran: list[str] = []
    stages: list[Stage] = []

    def again() -> None:
        ran.append("again")
        shutdown.begin(9)

    stages.extend([Stage("again", again), Stage("last", lambda: ran.append("last"))])
    shutdown = Shutdown(stages, background)

    with qtbot.waitSignal(shutdown.finished) as finished:
        shutdown.begin()

    assert finished.args == [0]
    assert ran == ["again", "last"]


def test_an_error_in_a_thread_does_not_keep_the_rest_from_ending(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []
    shutdown = Shutdown(
        [Stage("broken", lambda: 1 / 0, waits=True), Stage("last", lambda: ran.append("last"))],
        background,
    )

    with qtbot.waitSignal(shutdown.finished):
        shutdown.begin()

    assert ran == ["last"]
    assert "ZeroDivisionError" in caplog.text


def test_an_error_on_the_gui_thread_does_not_keep_the_rest_from_ending(
    background: Background, qtbot: QtBot
) -> None:
    ran: list[str] = []
    shutdown = Shutdown(
        [Stage("broken", lambda: 1 / 0), Stage("last", lambda: ran.append("last"))], background
    )

    with qtbot.captureExceptions() as errors, qtbot.waitSignal(shutdown.finished):
        shutdown.begin()

    assert ran == ["last"]
    assert [kind for kind, *_ in errors] == [ZeroDivisionError]


def test_without_an_event_loop_everything_ends_right_here(
    background: Background, qtbot: QtBot
) -> None:
    here = threading.get_ident()
    ran_on: list[int] = []
    shutdown = Shutdown(
        [
            Stage("one", lambda: ran_on.append(threading.get_ident()), waits=waits)
            for waits in (False, True)
        ],
        background,
    )

    shutdown.finish_now()

    assert ran_on == [here, here]


def test_ending_gives_up_when_a_stage_never_ends(
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("client.app.shutdown._PATIENCE_MS", 30)
    may_end = threading.Event()
    shutdown = Shutdown(
        [Stage("stuck", lambda: may_end.wait(10), waits=True), Stage("never", lambda: None)],
        background,
    )

    with qtbot.waitSignal(shutdown.finished):
        shutdown.begin()

    assert "never" in caplog.text
    may_end.set()
