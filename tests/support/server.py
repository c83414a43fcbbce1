"""The real `dropcap-server` process."""

import contextlib
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from support.processes import SCRIPTS, stop

_BANNER = "Dropcap server on "


@dataclass(frozen=True)
class DropcapServer:
    """A server that answers, and a token for it."""

    url: str
    token: str
    data: Path
    process: subprocess.Popen[str]

    @property
    def environment(self) -> dict[str, str]:
        """What stands in for a login."""
        return {"DROPCAP_SERVER_URL": self.url, "DROPCAP_TOKEN": self.token}


def operate(data: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """Runs a command of the operator's on a data folder and returns what it printed."""
    done = subprocess.run(
        [SCRIPTS / "dropcap-server", *arguments, "--data", data],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **(environment or {})},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def make_token(data: Path, name: str = "test", *more: str) -> str:
    """A new token, made by the command an operator uses."""
    return operate(data, "token", "--name", name, *more)


def make_user(data: Path, name: str, *more: str) -> str:
    """A new user, and a token of theirs."""
    operate(data, "user", "add", name, *more)
    return make_token(data, "test", "--user", name)


@contextlib.contextmanager
def dropcap_server(
    data: Path,
    *arguments: str,
    port: int = 0,
    environment: Mapping[str, str] | None = None,
    token: str | None = None,
    program: Sequence[str | Path] = (SCRIPTS / "dropcap-server",),
) -> Iterator[DropcapServer]:
    """Runs `dropcap-server serve` on a free port until the block ends.

    `token` is one that it knows already, which saves time; `program` is run in its place."""
    log = (data.parent / f"{data.name}.log").open("ab")
    process = subprocess.Popen(
        [*program, "serve", "--data", data, "--port", str(port), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        env={**os.environ, **(environment or {})},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        if not line.startswith(_BANNER):
            raise AssertionError(f"the server said {line!r}; its log: {log.name}")
        token = token or operate(data, "token", "--name", "test", environment=environment)
        yield DropcapServer(line.removeprefix(_BANNER), token, data, process)
    finally:
        stop(process)
        log.close()


def free_port() -> int:
    """A port that nothing listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
