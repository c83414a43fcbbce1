"""Whoever dies, and when: afterwards there is one drop with the same bytes and the same link.

The matrix is printed at the end of the test run.
"""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from support.dying_server import KILLED, STEPS
from support.kill_matrix import MATRIX
from support.processes import stop
from support.server import DropcapServer, dropcap_server, free_port
from support.sweeping import sweep
from support.waiting import wait_until

from uploader.model import Endpoint, Job, JobState, UploadRequest
from uploader.outbox import Outbox
from uploader.retry import RetryPolicy

MIB = 1024 * 1024
QUICK = RetryPolicy(first=0.02, longest=0.1)
SIZES = {"small": 300_000, "large": 17 * MIB, "growing": 3 * MIB + 17}
STATES = ("queued", "reserved", "uploading", "half sent", "completing")
DYING = (sys.executable, "-m", "support.dying_server")
WITH_TESTS = {"PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("contents")
    for kind, size in SIZES.items():
        (folder / kind).write_bytes(os.urandom(size))
    return {kind: folder / kind for kind in SIZES}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DropcapServer]:
    with dropcap_server(tmp_path_factory.mktemp("matrix") / "data") as running:
        yield running


def drops_named(server: DropcapServer, name: str) -> list[dict[str, Any]]:
    answer = requests.get(
        f"{server.url}/api/v1/drops",
        params={"q": name},
        headers={"Authorization": f"Bearer {server.token}"},
        timeout=10,
    )
    return list(answer.json()["items"])


def check(
    server: DropcapServer, folder: Path, done: Job, content: Path, promised: set[str]
) -> None:
    """Nothing is lost, nothing is double, nothing is left."""
    assert done.state is JobState.DONE, done.error
    (drop,) = drops_named(server, done.name)
    assert {drop["url"]} >= promised
    assert drop["url"] == done.url
    got = requests.get(f"{done.url}/raw", timeout=30).content
    assert hashlib.sha256(got).digest() == hashlib.sha256(content.read_bytes()).digest()
    assert done.path.read_bytes() == got
    wait_until(lambda: not list((folder / "outbox/files").iterdir()))
    sweep(server.data)
    stored = {path.name for path in (server.data / "objects").rglob("*") if path.is_file()}
    assert len(stored) == len(all_drops(server))
    assert list((server.data / "incoming").iterdir()) == []
    assert requests.get(f"{done.url}/raw", timeout=30).status_code == 200


def all_drops(server: DropcapServer) -> list[dict[str, Any]]:
    return drops_named(server, "")


CLIENT = """
import os, shutil, signal, sys
from pathlib import Path
from uploader.model import Endpoint, JobState, UploadRequest
from uploader.outbox import Outbox
folder, url, token, content, name, when = sys.argv[1:]
size = os.path.getsize(content)
def endpoint():
    return None if when == "queued" else Endpoint(url, token)
outbox = Outbox(Path(folder), endpoint, rate=200_000_000)
def die(job):
    half = when == "half sent" and job.state is JobState.UPLOADING and job.sent >= size // 2
    if half or (job.state.value == when and (job.url or when == "queued")):
        print(job.url or "", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
outbox.subscribe(die)
path = outbox.reserve_path(name)
shutil.copyfile(content, path)
request = UploadRequest(path, name, "application/octet-stream", owned=True)
if name.startswith("growing"):
    growing = outbox.submit_growing(request)
    if when != "queued":
        outbox.wait(growing.id, lambda job: job.sent >= 2 * 2**20)
    growing.finish()
else:
    outbox.submit(request)
signal.pause()
"""


@pytest.mark.parametrize("kind", SIZES)
@pytest.mark.parametrize("when", STATES)
def test_the_client_dies(
    server: DropcapServer, contents: dict[str, Path], tmp_path: Path, when: str, kind: str
) -> None:
    with MATRIX.cell("client", when, kind):
        name = f"{kind} client {when}.bin"
        worker = subprocess.Popen(
            [
                *(sys.executable, "-c", CLIENT, tmp_path / "outbox", server.url, server.token),
                *(contents[kind], name, when),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            promised = set(worker.communicate(timeout=30)[0].split())
        finally:
            stop(worker)
        assert worker.returncode == -signal.SIGKILL
        endpoint = Endpoint(server.url, server.token)
        outbox = Outbox(tmp_path / "outbox", lambda: endpoint, keep=tmp_path / "kept", retry=QUICK)
        (job,) = outbox.jobs()
        done = outbox.wait(job.id, lambda job: job.is_settled, 30)
        outbox.close()
        check(server, tmp_path, done, contents[kind], promised)


NOT_SO = {
    # A small file has no parts; others do not come whole; and what the server does for a recording
    # it does for a large file alike, but for the end.
    "small": {step for step in STEPS if "part" in step or "upload is begun" in step},
    "large": {"file is whole, has no name", "file has its name, client does not know"},
    "growing": {step for step in STEPS if not step.startswith(("whole has", "drop is ready"))},
}
CELLS = [(step, kind) for step in STEPS for kind in SIZES if step not in NOT_SO[kind]]


@pytest.mark.parametrize(("step", "kind"), CELLS)
def test_the_server_dies(
    contents: dict[str, Path], tmp_path: Path, known: tuple[Path, str], step: str, kind: str
) -> None:
    with MATRIX.cell("server", step, kind):
        data, token = tmp_path / "data", known[1]
        subprocess.run(["cp", "-a", known[0], data], check=True)
        program = (*DYING, step)
        with dropcap_server(
            data, port=free_port(), token=token, program=program, environment=WITH_TESTS
        ) as server:
            endpoint = Endpoint(server.url, token)
            outbox = Outbox(
                tmp_path / "outbox", lambda: endpoint, keep=tmp_path / "kept", retry=QUICK
            )
            seen: list[Job] = []
            outbox.subscribe(seen.append)
            job_id = _submit(outbox, contents[kind], kind)
            done = outbox.wait(job_id, lambda job: job.is_settled, 30)
            outbox.close()
            promised = {job.url for job in seen if job.url is not None}
            check(server, tmp_path, done, contents[kind], promised)
        assert KILLED in (tmp_path / "data.log").read_text()


def _submit(outbox: Outbox, content: Path, kind: str) -> str:
    path = outbox.reserve_path(f"{kind}.bin")
    path.write_bytes(content.read_bytes())
    request = UploadRequest(path, path.name, "application/octet-stream", owned=True)
    if kind != "growing":
        return outbox.submit(request).id
    growing = outbox.submit_growing(request)
    growing.finish()
    return growing.id


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder that no server uses, and a token for it: to be copied, which is quick."""
    data = tmp_path_factory.mktemp("known") / "data"
    with dropcap_server(data) as server:
        token = server.token
    return data, token
