"""Whatever a network does, and a clock, and a disk: nothing is lost and nothing is double.

`DROPCAP_FAULT_SCHEDULES` says how many random schedules are tried; each is printed when it fails,
and comes again with the same seed.
"""

import contextlib
import hashlib
import itertools
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from support.proxy import Faults, Proxy, bad_network
from support.server import DropcapServer, dropcap_server
from support.small_disk import fill, small_disk

from uploader.model import Endpoint, Job, JobState, UploadRequest
from uploader.outbox import Outbox
from uploader.retry import RetryPolicy

MIB = 1024 * 1024
QUICK = RetryPolicy(first=0.02, longest=0.1)
SCHEDULES = int(os.environ.get("DROPCAP_FAULT_SCHEDULES", "12"))
SEED = int(os.environ.get("DROPCAP_FAULT_SEED", "20261124"))
CONTENT = os.urandom(3 * MIB)

_number = itertools.count()


@dataclass(frozen=True)
class Schedule:
    """What goes wrong, and what is uploaded meanwhile.

    Attributes:
        sizes: of files that come in one piece.
        growing: the size of a recording, 0 = none.
        faults: of the network.
        reset_at: how many progress reports until the network is well again.
    """

    sizes: tuple[int, ...]
    growing: int
    faults: Faults
    reset_at: int


bytes_until = st.integers(1, 1_500_000)
answers = st.sampled_from(
    [(500, {}), (502, {}), (503, {"Retry-After": "0"}), (429, {"Retry-After": "0"}), (408, {})]
)
faults = st.builds(
    Faults,
    upward_rate=st.sampled_from([None, None, 20_000_000]),
    delay=st.sampled_from([0.0, 0.0, 0.002]),
    cut_after=st.lists(bytes_until, max_size=6),
    stall_after=st.lists(bytes_until, max_size=1),
    stalled_seconds=st.just(0.2),
    answers=st.lists(answers, max_size=6),
    refusing=st.sampled_from([False, False, False, True]),
)
schedules = st.builds(
    Schedule,
    sizes=st.lists(st.integers(0, 700_000), min_size=1, max_size=4).map(tuple),
    growing=st.sampled_from([0, 1, MIB, 2 * MIB + 17, 3 * MIB]),
    faults=faults,
    reset_at=st.integers(3, 30),
)


@pytest.fixture(scope="module")
def network() -> Iterator[Proxy]:
    with bad_network() as proxy:
        yield proxy


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, network: Proxy) -> Iterator[DropcapServer]:
    """A server that names the bad network as its address, so that bytes take that way, too."""
    data = tmp_path_factory.mktemp("faults") / "data"
    environment = {
        "DROPCAP_PUBLIC_URL": network.url,
        "DROPCAP_WAITING_SECONDS": "0",  # readers are not kept waiting
    }
    with dropcap_server(data, environment=environment) as running:
        network.forward_to(int(running.url.rpartition(":")[2]))
        yield running


def direct(server: DropcapServer, link: str | None) -> str:
    """A link for readers with a good network."""
    assert link is not None
    return f"{server.url}/{link.rpartition('/')[2]}"


def drops_named(server: DropcapServer, name: str) -> list[str]:
    answer = requests.get(
        f"{server.url}/api/v1/drops",
        params={"q": name},
        headers={"Authorization": f"Bearer {server.token}"},
        timeout=10,
    )
    return [item["url"] for item in answer.json()["items"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outboxes")


@seed(SEED)
@settings(
    max_examples=SCHEDULES,
    deadline=None,
    database=None,
    phases=(Phase.generate,),  # a failing schedule takes long: it is told as it is
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
@given(schedule=schedules)
def test_random_faults(
    server: DropcapServer, network: Proxy, folder: Path, schedule: Schedule
) -> None:
    number = next(_number)
    here = folder / str(number)
    network.faults = schedule.faults
    reports = itertools.count()
    outbox = Outbox(
        here / "outbox",
        lambda: Endpoint(network.url, server.token),
        keep=here / "kept",
        retry=QUICK,
    )

    def count(job: Job) -> None:
        if next(reports) >= schedule.reset_at or job.waiting:
            network.faults.refusing = False

    outbox.subscribe(count)
    jobs: dict[str, bytes] = {}
    for place, size in enumerate(schedule.sizes):
        path = outbox.reserve_path(f"schedule-{number}-{place}.bin")
        path.write_bytes(CONTENT[place : place + size])
        request = UploadRequest(path, path.name, "application/octet-stream", owned=True)
        jobs[outbox.submit(request).id] = CONTENT[place : place + size]
    if schedule.growing:
        jobs[_record(outbox, number, schedule.growing)] = CONTENT[: schedule.growing]
    for job_id, content in jobs.items():
        done = outbox.wait(job_id, lambda job: job.is_settled, 60)
        assert done.state is JobState.DONE, done
        got = requests.get(f"{direct(server, done.url)}/raw", timeout=30)
        assert hashlib.sha256(got.content).digest() == hashlib.sha256(content).digest()
        assert done.path.read_bytes() == content
        assert drops_named(server, done.name) == [done.url]
    outbox.close()
    assert list((here / "outbox/files").iterdir()) == []


def _record(outbox: Outbox, number: int, size: int) -> str:
    path = outbox.reserve_path(f"schedule-{number}-growing.mp4")
    growing = outbox.submit_growing(UploadRequest(path, path.name, "video/mp4", owned=True))
    with path.open("wb") as file:
        file.write(bytes(min(64, size)))
        for start in range(64, size, MIB // 2):
            file.write(CONTENT[start : min(start + MIB // 2, size)])
            file.flush()
            outbox.wait(growing.id, lambda job: job.url is not None, 0.02)
        file.seek(0)
        file.write(CONTENT[: min(64, size)])
    growing.finish()
    return growing.id


def test_a_clock_that_jumps_costs_new_addresses_and_no_more(tmp_path: Path) -> None:
    content = os.urandom(3 * MIB)
    program = (sys.executable, "-m", "support.jumping_server")
    tests = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with dropcap_server(tmp_path / "data", program=program, environment=tests) as server:
        endpoint = Endpoint(server.url, server.token)
        outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)
        growing_path = outbox.reserve_path("growing.mp4")
        growing_path.write_bytes(content)
        growing = outbox.submit_growing(
            UploadRequest(growing_path, "growing.mp4", "video/mp4", owned=True)
        )
        growing.finish()
        small = tmp_path / "small.bin"
        small.write_bytes(content[:4711])
        job = outbox.submit(UploadRequest(small, "small.bin", "application/octet-stream"))
        for job_id, wanted in ((growing.id, content), (job.id, content[:4711])):
            done = outbox.wait(job_id, lambda job: job.is_settled, 60)
            assert done.state is JobState.DONE, done.error
            assert requests.get(f"{done.url}/raw", timeout=30).content == wanted
        outbox.close()


def test_a_server_whose_disk_is_full_is_waited_for(tmp_path: Path) -> None:
    content = os.urandom(2 * MIB)
    with small_disk(tmp_path / "disk", "6m") as disk, dropcap_server(disk / "data") as server:
        endpoint = Endpoint(server.url, server.token)
        outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)
        path = tmp_path / "file.bin"
        path.write_bytes(content)
        filled: list[bool] = []

        def fill_up(job: Job) -> None:
            if job.state is JobState.RESERVED and not filled:
                filled.append(True)
                fill(disk)

        outbox.subscribe(fill_up)
        job = outbox.submit(UploadRequest(path, "file.bin", "application/octet-stream"))
        waiting = outbox.wait(job.id, lambda job: job.error is not None, 20)
        assert waiting.error is not None
        assert waiting.error.kind == "ServerFull"
        assert waiting.waiting
        with contextlib.suppress(FileNotFoundError):
            (disk / "ballast").unlink()
        done = outbox.wait(job.id, lambda job: job.is_settled, 30)
        outbox.close()
        assert requests.get(f"{done.url}/raw", timeout=30).content == content


def test_readers_get_nothing_early_and_never_anything_else(
    server: DropcapServer, network: Proxy, tmp_path: Path
) -> None:
    """While drops arrive, their links and all forms of them give either all bytes or none."""
    network.faults = Faults(upward_rate=4_000_000)
    endpoint = Endpoint(network.url, server.token)
    outbox = Outbox(tmp_path / "outbox", lambda: endpoint, retry=QUICK)
    contents = {}
    for letter in b"abc":
        path = outbox.reserve_path(f"{chr(letter)}.bin")
        path.write_bytes(bytes([letter]) * (MIB + letter))
        request = UploadRequest(path, path.name, "application/octet-stream", owned=True)
        growing = outbox.submit_growing(request)
        growing.finish()
        contents[growing.id] = path.read_bytes()
    links = {
        job_id: outbox.wait(job_id, lambda job: job.url is not None, 20).url for job_id in contents
    }
    early = 0
    while not all(outbox.job(job_id).is_settled for job_id in contents):
        for job_id, content in contents.items():
            answer = requests.get(
                f"{direct(server, links[job_id])}/raw", headers={"Range": "bytes=0-99"}, timeout=30
            )
            if answer.status_code == 206:
                assert answer.content == content[:100]
            else:
                early += 1
                assert answer.status_code == 503
                assert content[:50] not in answer.content
    outbox.close()
    assert early
    for job_id, content in contents.items():
        got = requests.get(f"{direct(server, links[job_id])}/raw", timeout=30)
        assert got.content == content
