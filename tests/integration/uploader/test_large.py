"""Large files and files that grow: parts, resumed where they were, paused, slowed down."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from support.processes import stop
from support.server import DropcapServer, dropcap_server, free_port
from support.waiting import wait_until

from uploader.model import Endpoint, Job, JobState, UploadRequest
from uploader.outbox import Outbox
from uploader.retry import RetryPolicy

MIB = 1024 * 1024
QUICK = RetryPolicy(first=0.05, longest=0.2)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """44 MiB: six parts."""
    path = tmp_path_factory.mktemp("large") / "large.bin"
    path.write_bytes(os.urandom(44 * MIB))
    return path


@pytest.fixture
def endpoint(dropcap_server: DropcapServer) -> Endpoint:
    return Endpoint(dropcap_server.url, dropcap_server.token)


@pytest.fixture
def outbox(tmp_path: Path, endpoint: Endpoint) -> Iterator[Outbox]:
    opened = Outbox(tmp_path / "outbox", lambda: endpoint, keep=tmp_path / "kept", retry=QUICK)
    yield opened
    opened.close()


def request_for(path: Path) -> UploadRequest:
    return UploadRequest(path, path.name, "application/octet-stream")


def settled(outbox: Outbox, job_id: str) -> Job:
    job = outbox.wait(job_id, lambda job: job.is_settled, 60)
    assert job.state is JobState.DONE, job.error
    return job


def digest_of_link(url: str | None) -> str:
    assert url is not None
    answer = requests.get(f"{url}/raw", timeout=30)
    answer.raise_for_status()
    return hashlib.sha256(answer.content).hexdigest()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_large_file_has_its_link_before_it_is_read(outbox: Outbox, large: Path) -> None:
    seen: list[Job] = []
    outbox.subscribe(seen.append)
    job = settled(outbox, outbox.submit(request_for(large)).id)
    assert digest_of_link(job.url) == digest(large)
    sent = [each.sent for each in seen if each.state is JobState.UPLOADING]
    assert sent == sorted(sent), "progress never goes back"
    assert sent[-1] == 44 * MIB


KILLED = """
import os, signal, sys
from pathlib import Path
from uploader.model import Endpoint, JobState, UploadRequest
from uploader.outbox import Outbox
folder, url, token, file, sent = sys.argv[1:]
outbox = Outbox(Path(folder), lambda: Endpoint(url, token), rate=40_000_000)
def die(job):
    if job.state is JobState.UPLOADING and job.sent >= int(sent):
        print(job.url, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
outbox.subscribe(die)
outbox.submit(UploadRequest(Path(file), "large.bin", "application/octet-stream"))
signal.pause()
"""


def test_a_killed_client_sends_only_what_is_missing(tmp_path: Path, large: Path) -> None:
    data = tmp_path / "data"
    with dropcap_server(data, "--access-log") as server:
        worker = subprocess.Popen(
            [
                *(sys.executable, "-c", KILLED, tmp_path / "outbox", server.url, server.token),
                *(large, str(38 * MIB)),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            promised = worker.communicate(timeout=60)[0].strip()
        finally:
            stop(worker)
        assert worker.returncode == -signal.SIGKILL
        endpoint = Endpoint(server.url, server.token)
        before = _puts(data)
        assert before >= 2
        outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)
        (job,) = outbox.jobs()
        done = settled(outbox, job.id)
        outbox.close()
        assert done.url == promised
        assert digest_of_link(done.url) == digest(large)
        assert _puts(data) == 6, "each part was taken once"


def _puts(data: Path) -> int:
    """How many parts the server took whole, by its log."""
    log = (data.parent / f"{data.name}.log").read_text()
    return len(re.findall(r"PUT /storage/\S+ 200 ", log))


def test_a_server_that_dies_in_between_is_waited_for(tmp_path: Path, large: Path) -> None:
    data, port = tmp_path / "data", free_port()
    killed = threading.Event()
    with dropcap_server(data, port=port) as server:
        endpoint = Endpoint(server.url, server.token)
        outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)

        def kill(job: Job) -> None:
            if job.sent > 20 * MIB and not killed.is_set():
                server.process.kill()
                killed.set()

        outbox.subscribe(kill)
        job = outbox.submit(request_for(large))
        assert killed.wait(30)
        promised = outbox.job(job.id).url
        server.process.wait()
    assert outbox.wait(job.id, lambda job: job.waiting, 10).waiting
    with dropcap_server(data, port=port):
        done = settled(outbox, job.id)
        outbox.close()
        assert done.url == promised
        assert digest_of_link(done.url) == digest(large)


def test_a_paused_upload_waits_and_goes_on(outbox: Outbox, large: Path) -> None:
    outbox.limit_rate(30_000_000)
    job = outbox.submit(request_for(large))
    outbox.wait(job.id, lambda job: job.sent > 4 * MIB, 20)
    outbox.pause(job.id)
    assert outbox.wait(job.id, lambda job: job.paused, 10).paused
    held = outbox.job(job.id)
    assert not held.is_settled
    outbox.limit_rate(None)
    outbox.resume(job.id)
    done = settled(outbox, job.id)
    assert (done.url, done.paused) == (held.url, False)
    assert digest_of_link(done.url) == digest(large)


def test_all_can_be_paused(outbox: Outbox, tmp_path: Path) -> None:
    outbox.pause()
    small = tmp_path / "small.txt"
    small.write_text("small")
    job = outbox.submit(request_for(small))
    assert outbox.wait(job.id, lambda job: job.paused, 10).paused
    assert outbox.is_paused
    outbox.resume()
    assert settled(outbox, job.id).url


def test_uploads_are_no_faster_than_they_may_be(outbox: Outbox, tmp_path: Path) -> None:
    file = tmp_path / "file.bin"
    file.write_bytes(os.urandom(1_000_000))
    outbox.limit_rate(1_000_000)
    started = time.monotonic()
    settled(outbox, outbox.submit(request_for(file)).id)
    assert time.monotonic() - started > 0.8


def test_a_small_file_does_not_wait_for_large_ones(outbox: Outbox, large: Path) -> None:
    outbox.limit_rate(20_000_000)
    for _ in range(5):
        outbox.submit(request_for(large))
    small = large.with_name("small.txt")
    small.write_text("small")
    done = settled(outbox, outbox.submit(request_for(small)).id)
    assert done.url
    waiting = [job for job in outbox.jobs() if not job.is_settled]
    assert len(waiting) >= 4
    for job in waiting:
        outbox.cancel(job.id)


def test_a_growing_file_is_sent_while_it_grows(outbox: Outbox) -> None:
    content = os.urandom(5 * MIB + 4711)
    path = outbox.reserve_path("recording.mp4")
    path.touch()
    growing = outbox.submit_growing(UploadRequest(path, "recording.mp4", "video/mp4", owned=True))
    outbox.wait(growing.id, lambda job: job.url is not None, 10)
    with path.open("r+b") as file:
        file.write(bytes(64) + content[64 : 3 * MIB + 5])
        file.flush()
        outbox.wait(growing.id, lambda job: job.sent >= 2 * MIB, 10)
        assert growing.job.sent == 2 * MIB, "the first part is held back"
        file.write(content[3 * MIB + 5 :])
        file.seek(0)
        file.write(content[:64])
    growing.finish(b"a small picture")
    done = settled(outbox, growing.id)
    assert digest_of_link(done.url) == hashlib.sha256(content).hexdigest()
    assert done.path.read_bytes() == content
    assert requests.get(f"{done.url}/thumbnail", timeout=10).content == b"a small picture"


def test_what_changed_after_it_was_sent_is_sent_again(outbox: Outbox) -> None:
    content = bytearray(os.urandom(4 * MIB))
    path = outbox.reserve_path("recording.mp4")
    path.write_bytes(content)
    growing = outbox.submit_growing(UploadRequest(path, "r.mp4", "video/mp4", owned=True))
    outbox.wait(growing.id, lambda job: job.sent >= 3 * MIB, 10)
    content[2 * MIB + 7] ^= 1
    path.write_bytes(content)
    growing.finish()
    done = settled(outbox, growing.id)
    assert digest_of_link(done.url) == hashlib.sha256(content).hexdigest()


def test_an_abandoned_recording_leaves_nothing(outbox: Outbox) -> None:
    path = outbox.reserve_path("recording.mp4")
    path.write_bytes(os.urandom(3 * MIB))
    growing = outbox.submit_growing(UploadRequest(path, "r.mp4", "video/mp4", owned=True))
    outbox.wait(growing.id, lambda job: job.sent >= 2 * MIB, 10)
    url = growing.job.url
    growing.abandon()
    job = outbox.wait(growing.id, lambda job: job.is_settled, 10)
    assert job.state is JobState.CANCELLED
    wait_until(lambda: not path.exists())
    assert requests.get(f"{url}/raw", timeout=10).status_code == 404


RECORDER = """
import os, signal, sys
from pathlib import Path
from uploader.model import Endpoint, UploadRequest
from uploader.outbox import Outbox
folder, url, token, file = sys.argv[1:]
outbox = Outbox(Path(folder), lambda: Endpoint(url, token))
path = outbox.reserve_path("recording.mp4")
path.write_bytes(Path(file).read_bytes())
growing = outbox.submit_growing(UploadRequest(path, "recording.mp4", "video/mp4", owned=True))
outbox.wait(growing.id, lambda job: job.sent >= 2 * 2**20)
print(growing.job.url, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_recording_whose_recorder_dies_arrives(tmp_path: Path, endpoint: Endpoint) -> None:
    content = os.urandom(3 * MIB + 17)
    file = tmp_path / "content"
    file.write_bytes(content)
    worker = subprocess.run(
        [
            *(sys.executable, "-c", RECORDER, tmp_path / "outbox"),
            *(endpoint.server_url, endpoint.token, file),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    assert worker.returncode == -signal.SIGKILL
    outbox = Outbox(tmp_path / "outbox", lambda: endpoint, keep=tmp_path / "kept", retry=QUICK)
    (job,) = outbox.jobs()
    done = settled(outbox, job.id)
    outbox.close()
    assert done.url == worker.stdout.strip()
    assert digest_of_link(done.url) == hashlib.sha256(content).hexdigest()
    assert (tmp_path / "kept/recording.mp4").read_bytes() == content
