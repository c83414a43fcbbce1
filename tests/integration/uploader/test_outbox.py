"""The outbox against the real server: whatever dies, one drop, the same bytes, the same link."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from support.server import DropcapServer, dropcap_server, free_port
from support.waiting import wait_until

from uploader.model import Endpoint, Job, JobState, Privacy, UploadRequest
from uploader.outbox import Outbox
from uploader.retry import RetryPolicy

QUICK = RetryPolicy(first=0.05, longest=0.2)


@pytest.fixture
def endpoint(dropcap_server: DropcapServer) -> Endpoint:
    return Endpoint(dropcap_server.url, dropcap_server.token)


@pytest.fixture
def outbox(tmp_path: Path, endpoint: Endpoint) -> Iterator[Outbox]:
    opened = Outbox(tmp_path / "outbox", lambda: endpoint, keep=tmp_path / "kept", retry=QUICK)
    yield opened
    opened.close()


def capture(outbox: Outbox, content: bytes = b"pixels", name: str = "a.png") -> Job:
    path = outbox.reserve_path(name)
    path.write_bytes(content)
    return outbox.submit(UploadRequest(path, name, "image/png", owned=True))


def settled(outbox: Outbox, job: Job, timeout: float = 30) -> Job:
    return outbox.wait(job.id, lambda job: job.is_settled, timeout)


def content_of(url: str | None) -> bytes:
    assert url is not None
    answer = requests.get(f"{url}/raw", timeout=15)
    answer.raise_for_status()
    return answer.content


def drops_named(endpoint: Endpoint, name: str) -> list[str]:
    answer = requests.get(
        f"{endpoint.server_url}/api/v1/drops",
        params={"q": name},
        headers={"Authorization": f"Bearer {endpoint.token}"},
        timeout=10,
    )
    return [item["url"] for item in answer.json()["items"]]


def test_a_capture_gets_its_link_first_and_is_kept(outbox: Outbox, tmp_path: Path) -> None:
    seen: list[Job] = []
    outbox.subscribe(seen.append)
    job = settled(outbox, capture(outbox))
    assert job.state is JobState.DONE
    assert content_of(job.url) == b"pixels"
    assert job.path == tmp_path / "kept/a.png"
    assert job.path.read_bytes() == b"pixels"
    states = [j.state for j in seen]
    linked = next(j.state for j in seen if j.url)
    assert linked is JobState.RESERVED
    assert states.index(JobState.RESERVED) < states.index(JobState.COMPLETING)
    wait_until(lambda: not any((tmp_path / "outbox/files").iterdir()))


def test_a_persons_own_file_is_left_alone(outbox: Outbox, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    job = settled(outbox, outbox.submit(UploadRequest(file, "mine.txt", "text/plain")))
    assert job.state is JobState.DONE
    assert job.path == file
    assert file.read_text() == "mine"


def test_captures_of_one_name_are_all_kept(outbox: Outbox, tmp_path: Path) -> None:
    jobs = [capture(outbox, bytes([n])) for n in range(4)]
    done = [settled(outbox, job) for job in jobs]
    assert {job.path.read_bytes() for job in done} == {bytes([n]) for n in range(4)}
    assert len({job.url for job in done}) == 4
    assert len(list((tmp_path / "kept").iterdir())) == 4


def test_a_file_that_is_gone_fails_with_a_sentence(outbox: Outbox, tmp_path: Path) -> None:
    job = settled(outbox, outbox.submit(UploadRequest(tmp_path / "nowhere", "x", "text/plain")))
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert (job.error.kind, job.error.retryable) == ("FileGone", False)


def test_a_refused_token_fails_and_can_be_tried_again(tmp_path: Path, endpoint: Endpoint) -> None:
    current = [Endpoint(endpoint.server_url, "dcp_wrong")]
    outbox = Outbox(tmp_path / "outbox", lambda: current[0], keep=tmp_path / "kept", retry=QUICK)
    job = settled(outbox, capture(outbox))
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert job.error.kind == "TokenRefused"
    assert job.path.read_bytes() == b"pixels"
    current[0] = endpoint
    outbox.retry(job.id)
    assert content_of(settled(outbox, job).url) == b"pixels"
    outbox.close()


def test_a_file_that_changes_on_the_way_is_not_passed_off(
    tmp_path: Path, dropcap_server: DropcapServer
) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes(b"a" * 2_000_000)
    outbox = Outbox(
        tmp_path / "outbox",
        lambda: Endpoint(dropcap_server.url, dropcap_server.token),
        retry=QUICK,
    )
    changing = threading.Event()

    def change(job: Job) -> None:
        if job.state is JobState.RESERVED and not changing.is_set():
            changing.set()
            file.write_bytes(b"b" * 2_000_000)

    outbox.subscribe(change)
    job = settled(outbox, outbox.submit(UploadRequest(file, "log.txt", "text/plain")))
    outbox.close()
    assert job.state is JobState.FAILED
    assert changing.is_set()
    answer = requests.get(f"{job.url}/raw", timeout=20, headers={"Accept": "*/*"})
    assert answer.status_code == 503, "what was announced never came, and nothing else is shown"


def test_cancelling_ends_the_link_and_keeps_the_capture(
    tmp_path: Path, dropcap_server: DropcapServer
) -> None:
    outbox = Outbox(
        tmp_path / "outbox",
        lambda: Endpoint(dropcap_server.url, dropcap_server.token),
        keep=tmp_path / "kept",
        retry=QUICK,
    )

    def cancel(job: Job) -> None:
        if job.state is JobState.UPLOADING:
            outbox.cancel(job.id)

    outbox.subscribe(cancel)
    job = settled(outbox, capture(outbox, os.urandom(5_000_000)))
    outbox.close()
    assert job.state is JobState.CANCELLED
    assert job.path.exists()
    assert job.path.parent == tmp_path / "kept"
    assert requests.get(f"{job.url}/raw", timeout=10).status_code == 404


def test_without_a_server_a_job_waits_and_goes_on_when_there_is_one(
    tmp_path: Path, endpoint: Endpoint
) -> None:
    current: list[Endpoint | None] = [None]
    outbox = Outbox(tmp_path / "outbox", lambda: current[0])
    job = capture(outbox)
    assert outbox.wait(job.id, lambda job: job.waiting, 5).waiting
    current[0] = endpoint
    outbox.wake()
    assert content_of(settled(outbox, job).url) == b"pixels"
    outbox.close()


def test_a_server_that_is_away_is_waited_for(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    with dropcap_server(data, port=port) as server:
        endpoint = Endpoint(server.url, server.token)
    outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)
    job = capture(outbox)
    waiting = outbox.wait(job.id, lambda job: job.error is not None, 10)
    assert waiting.waiting
    assert waiting.error is not None
    assert waiting.error.kind == "ServerUnreachable"
    with dropcap_server(data, port=port):
        assert content_of(settled(outbox, job).url) == b"pixels"
        outbox.close()


def test_few_attempts_end_with_a_sentence(tmp_path: Path) -> None:
    away = Endpoint(f"http://127.0.0.1:{free_port()}", "x")
    policy = RetryPolicy(attempts=2, first=0.01, longest=0.02)
    outbox = Outbox(tmp_path / "outbox", lambda: away, retry=policy)
    job = settled(outbox, capture(outbox))
    outbox.close()
    assert job.state is JobState.FAILED
    assert job.error is not None
    assert "nothing listens there" in job.error.message
    assert job.path.read_bytes() == b"pixels"


def test_a_job_for_one_server_never_goes_to_another(tmp_path: Path, endpoint: Endpoint) -> None:
    outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)
    file = tmp_path / "a.txt"
    file.touch()
    request = UploadRequest(file, "other-server.txt", "a/b", server_url="https://elsewhere.org")
    job = settled(outbox, outbox.submit(request))
    outbox.close()
    assert job.error is not None
    assert job.error.kind == "OtherServer"
    assert drops_named(endpoint, "other-server.txt") == []


def test_a_password_does_not_stay_in_the_journal(outbox: Outbox, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("secret text")
    job = outbox.submit(
        UploadRequest(file, "a.txt", "text/plain", privacy=Privacy.PRIVATE, password="pass-4711")
    )
    assert settled(outbox, job).state is JobState.DONE
    outbox.close()
    journal = b"".join(path.read_bytes() for path in (tmp_path / "outbox").glob("journal*"))
    assert b'"pass-4711"' not in journal


def test_a_living_process_keeps_its_jobs(tmp_path: Path) -> None:
    first = Outbox(tmp_path / "outbox", lambda: None)
    job = capture(first)
    second = Outbox(tmp_path / "outbox", lambda: None)
    with pytest.raises(KeyError):
        second.job(job.id)
    assert [seen.id for seen in second.jobs()] == [job.id]
    first.close()
    third = Outbox(tmp_path / "outbox", lambda: None)
    assert third.job(job.id).state is JobState.QUEUED
    for outbox in (second, third):
        outbox.close()


def test_memory_stays_flat(tmp_path: Path, endpoint: Endpoint) -> None:
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from uploader.model import Endpoint, UploadRequest\n"
        "from uploader.outbox import Outbox\n"
        "folder, url, token, file = sys.argv[1:]\n"
        "outbox = Outbox(Path(folder), lambda: Endpoint(url, token))\n"
        "job = outbox.submit(UploadRequest(Path(file), 'big', 'a/b'))\n"
        "job = outbox.wait(job.id, lambda job: job.is_settled, 100)\n"
        "print(job.state.value, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    peaks = []
    for size in (1_000, 150_000_000):
        file = tmp_path / "file"
        with file.open("wb") as sparse:
            sparse.truncate(size)
        done = subprocess.run(
            [
                *(sys.executable, "-c", code, tmp_path / f"outbox{size}"),
                *(endpoint.server_url, endpoint.token, file),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=100,
        )
        state, peak = done.stdout.split()
        assert state == "done"
        peaks.append(int(peak))
    assert peaks[1] - peaks[0] < 20_000, "kilobytes"
