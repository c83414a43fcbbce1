"""The outbox's news on the GUI thread."""

import dataclasses
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from client.app.background import Background
from client.app.delivery.follower import Follower
from uploader.model import Job, JobState, UploadRequest


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    threads = Background()
    yield threads
    threads.close(5)


def job(number: int = 0) -> Job:
    request = UploadRequest(Path("/tmp/a"), "a", "text/plain")
    return Job(f"job-{number}", request, 10_000, JobState.UPLOADING, datetime.now(UTC))


def test_news_of_a_thread_arrive_here_as_the_latest(background: Background, qtbot: QtBot) -> None:
    follower = Follower(background)
    receivers: list[int] = []
    follower.changed.connect(lambda _: receivers.append(threading.get_ident()))
    old, new = job(), dataclasses.replace(job(), url="http://x/a")
    assert follower.latest(old) is old

    background.run(lambda: follower.listener()(new))

    qtbot.waitUntil(lambda: bool(receivers))
    assert receivers == [threading.get_ident()]
    assert follower.latest(old) is new
    assert follower.unfinished() == [new]


def test_progress_is_thinned_out_but_no_change_of_state_is(
    background: Background, qtbot: QtBot
) -> None:
    follower = Follower(background)
    heard: list[Job] = []
    follower.changed.connect(heard.append)
    listen = follower.listener()
    uploading = job()

    def upload() -> None:
        for sent in range(0, 10_000, 10):
            listen(dataclasses.replace(uploading, sent=sent))
        listen(dataclasses.replace(uploading, sent=10_000, state=JobState.COMPLETING))
        listen(dataclasses.replace(uploading, sent=10_000, state=JobState.DONE))

    background.run(upload)

    qtbot.waitUntil(lambda: bool(heard) and heard[-1].state is JobState.DONE)
    assert [news.state for news in heard][-2:] == [JobState.COMPLETING, JobState.DONE]
    assert len(heard) < 100
    assert follower.unfinished() == []


def test_old_ends_are_forgotten_but_nothing_unfinished(
    background: Background, qtbot: QtBot
) -> None:
    follower = Follower(background)
    listen = follower.listener()
    waiting = job(0)
    listen(waiting)
    ended = [dataclasses.replace(job(n), state=JobState.DONE) for n in range(1, 101)]
    for news in ended:
        listen(news)

    qtbot.waitUntil(lambda: follower.latest(job(100)) is ended[-1])
    assert follower.latest(job(0)) is waiting
    forgotten = job(1)
    assert follower.latest(forgotten) is forgotten
