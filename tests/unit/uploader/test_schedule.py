import threading

from uploader.outbox.schedule import Schedule


def test_the_earliest_due_job_comes_first_and_only_once() -> None:
    now = 100.0
    schedule = Schedule(lambda: now)
    schedule.add("later", 5)
    schedule.add("first")
    assert schedule.next() == "first"
    now = 106.0
    assert schedule.next() == "later"


def test_a_job_that_runs_is_not_handed_out_again_until_it_is_given_back() -> None:
    schedule = Schedule(lambda: 0.0)
    schedule.add("a")
    assert schedule.next() == "a"
    schedule.add("a")
    schedule.add("b")
    assert schedule.next() == "b"
    schedule.done("a")
    assert schedule.next() == "a"


def test_a_parked_job_waits_for_hurry() -> None:
    schedule = Schedule()
    schedule.park("a")
    taken: list[str | None] = []
    thread = threading.Thread(target=lambda: taken.append(schedule.next()))
    thread.start()
    thread.join(0.05)
    assert taken == []
    schedule.hurry()
    thread.join(5)
    assert taken == ["a"]


def test_closing_sends_everybody_home() -> None:
    schedule = Schedule()
    thread = threading.Thread(target=schedule.next)
    thread.start()
    schedule.close()
    thread.join(5)
    assert not thread.is_alive()
