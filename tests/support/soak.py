"""Many clients at once on several server processes, one of which is killed again and again."""

import hashlib
import os
import random
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
from support.server import DropcapServer

_TRIES = 30
_SIZES = (200, 5_000, 60_000)


@dataclass
class Outcome:
    """What happened.

    Attributes:
        shared: slugs of drops that were completed, and the digests of what was put there.
        requests: how many requests the server was asked.
        failures: how many of them had no good answer, by what came instead.
        wrong: contents that came back otherwise than they were put; there must be none.
        kills: how often a process was killed.
    """

    shared: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    kills: int = 0

    @property
    def error_rate(self) -> float:
        """Failed requests, as a share of all."""
        return self.failures.total() / max(1, self.requests)


def soak(server: DropcapServer, *, clients: int, seconds: float, kill_every: float) -> Outcome:
    """Uploads and reads for a while, killing a process now and then; clients try again."""
    outcome, lock = Outcome(), threading.Lock()
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_Client(server, outcome, lock, until, number).run)
        for number in range(clients)
    ]
    for thread in threads:
        thread.start()
    while (left := until - time.monotonic()) > kill_every:
        threading.Event().wait(min(kill_every, left))
        os.kill(random.choice(children(server.process.pid)), signal.SIGKILL)
        outcome.kills += 1
    for thread in threads:
        thread.join()
    return outcome


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def lost_or_double(server: DropcapServer, outcome: Outcome) -> tuple[list[str], list[str]]:
    """Drops that do not come back as they were, and requests that made more than one."""
    session = requests.Session()
    lost = [
        slug
        for slug, digest in outcome.shared.items()
        if hashlib.sha256(session.get(f"{server.url}/{slug}/raw", timeout=30).content).hexdigest()
        != digest
    ]
    names: Counter[str] = Counter()
    cursor: str | None = None
    while True:
        page = session.get(
            f"{server.url}/api/v1/drops",
            params={"limit": "200", **({"cursor": cursor} if cursor else {})},
            headers={"Authorization": f"Bearer {server.token}"},
            timeout=30,
        ).json()
        names.update(item["name"] for item in page["items"])
        cursor = page["next_cursor"]
        if cursor is None:
            break
    return lost, [name for name, count in names.items() if count > 1]


class _Client:
    """Somebody who shares files of their own and looks at those of others."""

    def __init__(
        self,
        server: DropcapServer,
        outcome: Outcome,
        lock: threading.Lock,
        until: float,
        number: int,
    ) -> None:
        self._server = server
        self._outcome = outcome
        self._lock = lock
        self._until = until
        self._number = number
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {server.token}"

    def run(self) -> None:
        turn = 0
        while time.monotonic() < self._until:
            self._share(f"{self._number}-{turn}", os.urandom(random.choice(_SIZES)))
            for _ in range(3):
                self._look()
            turn += 1

    def _share(self, name: str, content: bytes) -> None:
        digest = hashlib.sha256(content).hexdigest()
        about = {"size": len(content), "sha256": digest}
        made = self._ask(
            "POST", "/api/v1/drops", json={"name": name, **about}, headers={"Idempotency-Key": name}
        )
        if made is None:
            return
        drop = made.json()
        if drop["upload"] is None:
            raise AssertionError(f"{name} is ready before anything was sent")
        put = drop["upload"]
        headers = {**put["headers"], "Authorization": None}
        if self._ask("PUT", put["url"], data=content, headers=headers, fine=412) is None:
            return
        if self._ask("POST", f"/api/v1/drops/{drop['id']}/complete", json=about) is not None:
            with self._lock:
                self._outcome.shared[drop["slug"]] = digest

    def _look(self) -> None:
        with self._lock:
            there = list(self._outcome.shared.items())
        if not there:
            return
        slug, digest = random.choice(there)
        got = self._ask("GET", f"/{slug}/raw", headers={"Authorization": None})
        if got is not None and hashlib.sha256(got.content).hexdigest() != digest:
            with self._lock:
                self._outcome.wrong.append(slug)

    def _ask(self, method: str, where: str, fine: int = 0, **more: Any) -> requests.Response | None:
        """Asks until there is a good answer, as the app does."""
        url = where if where.startswith("http") else self._server.url + where
        for turn in range(_TRIES):
            answer, trouble = None, ""
            try:
                answer = self._session.request(method, url, timeout=30, **more)
            except requests.RequestException as error:
                trouble = type(error).__name__
            if answer is not None and not answer.ok and answer.status_code != fine:
                trouble = str(answer.status_code)
            with self._lock:
                self._outcome.requests += 1
                self._outcome.failures.update([trouble] if trouble else [])
            if not trouble:
                return answer
            threading.Event().wait(random.uniform(0, min(2.0, 0.05 * 2**turn)))
        return None
