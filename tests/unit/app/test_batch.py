"""What is known of everything that was shared at once."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from client.app.delivery.batch import Batch
from uploader.model import Job, JobState, UploadRequest


def job(name: str, state: JobState = JobState.QUEUED, **known: object) -> Job:
    request = UploadRequest(Path("/tmp", name), name, "text/plain")
    made = Job(name, request, 100, state, datetime.now(UTC))
    return dataclasses.replace(made, **known)  # type: ignore[arg-type]


def linked(name: str, state: JobState = JobState.RESERVED, **known: object) -> Job:
    return job(name, state, url=f"http://x/{name}", **known)


def test_links_come_in_the_order_of_the_things_not_of_their_arrival() -> None:
    batch = Batch(1, 3)
    batch.put(2, linked("c"))
    batch.put(0, linked("a"))
    assert not batch.is_linked
    batch.put(1, job("b"))
    assert not batch.is_linked

    assert batch.update(linked("b"))

    assert batch.is_linked
    assert batch.links == ["http://x/a", "http://x/b", "http://x/c"]


def test_what_fails_is_not_waited_for() -> None:
    batch = Batch(1, 3)
    batch.put(0, linked("a"))
    batch.put(1, job("b", JobState.FAILED))
    assert not batch.is_linked

    batch.errors[2] = OSError("gone")

    assert batch.is_linked
    assert not batch.is_settled
    assert batch.links == ["http://x/a"]
    assert [failed.id for failed in batch.failed] == ["b"]


def test_a_cancelled_job_has_no_link_worth_pasting() -> None:
    batch = Batch(1, 1)
    batch.put(0, linked("a", JobState.CANCELLED))

    assert batch.is_settled
    assert batch.links == []


def test_news_of_somebody_elses_job_change_nothing() -> None:
    batch = Batch(1, 1)
    batch.put(0, job("a"))

    assert not batch.update(linked("z"))
    assert batch.links == []


@pytest.mark.parametrize(
    ("places", "progress"),
    [
        ([None, None], 0.0),
        ([job("a", sent=50), None], 0.25),
        ([job("a", JobState.DONE), job("b", sent=50)], 0.75),
        ([job("a", JobState.FAILED), job("b", JobState.DONE)], 1.0),
        ([job("a", size=None, sent=50)], 0.0),
        ([job("a", size=0)], 0.0),
        ([job("a", size=10, sent=50)], 1.0),
        ([], 1.0),
    ],
)
def test_progress_is_the_mean_of_all_things(places: list[Job | None], progress: float) -> None:
    batch = Batch(1, len(places))
    batch.places = list(places)

    assert batch.progress == pytest.approx(progress)


def test_one_that_waits_is_found() -> None:
    batch = Batch(1, 2)
    batch.put(0, linked("a"))
    assert batch.waiting is None

    batch.put(1, job("b", waiting=True))

    assert batch.waiting is not None
    assert batch.waiting.id == "b"
