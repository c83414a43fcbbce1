"""A PostgreSQL server of our own: made, started, and thrown away again."""

import contextlib
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from support.server import free_port

_SUPERUSER = "test"
_FAST = ("fsync=off", "full_page_writes=off", "max_connections=200", "jit=off")
"""Nothing in it is kept, so nothing has to survive a power loss."""


@dataclass(frozen=True)
class Postgres:
    """A server that answers on loopback."""

    port: int
    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def address(self, database: str) -> str:
        """Where one of its databases is, as the settings want it."""
        return f"postgresql://{_SUPERUSER}@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template0") -> str:
        """The address of a new database: empty, or a copy of another one."""
        name = f"dropcap_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)

    def stop(self) -> None:
        """Stops the server; what it holds stays."""
        _run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-s", "-w", "stop")

    def start(self) -> None:
        """Starts the server."""
        log = self.folder / "log"
        _run("pg_ctl", "-D", self.folder / "data", "-w", "-s", "-l", log, "start")

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Runs a statement as the superuser."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextlib.contextmanager
def postgres(*options: str) -> Iterator[Postgres]:
    """Runs a server until the block ends; `options` are settings such as "shared_buffers=1GB"."""
    folder = Path(tempfile.mkdtemp(prefix="dropcap-pg-"))
    port = free_port()
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    settings = (
        f"port={port}",
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={folder}",
        *_FAST,
        *options,
    )
    try:
        _run(
            *("initdb", "-D", data, "-A", "trust", "-U", _SUPERUSER, "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        )
        (data / "postgresql.auto.conf").write_text(
            "".join(
                f"{name} = '{value}'\n" for name, _, value in (s.partition("=") for s in settings)
            )
        )
        server = Postgres(port, folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path) -> None:
    """Runs one of PostgreSQL's programs, which refuse to be run by root."""
    somebody: dict[str, Any] = {}
    if os.geteuid() == 0:
        somebody = {"user": "postgres", "group": "postgres", "extra_groups": []}
    subprocess.run(
        [_programs() / program, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        timeout=60,
        **somebody,
    )


def _programs() -> Path:
    """Debian keeps them off the path, a folder for each version; the newest is taken."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda file: float(file.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    if found is None:
        raise FileNotFoundError("PostgreSQL's server is missing: apt-get install postgresql")
    return Path(found).parent
