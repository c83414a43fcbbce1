"""The whole product as a person meets it: real processes, a real screen, a real clipboard."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.home import Home
from support.processes import SCRIPTS
from support.server import DropcapServer

Dropcap = Callable[..., subprocess.CompletedProcess[str]]
UploadJson = Callable[..., dict[str, Any]]


@pytest.fixture
def dropcap(home: Home, dropcap_server: DropcapServer) -> Dropcap:
    """Runs `dropcap` as a process, logged in to the session's server by its environment."""

    def run(
        *arguments: str | Path | bytes, stdin: bytes | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [SCRIPTS / "dropcap", *arguments],
            env={**os.environ, **dropcap_server.environment, **environment},
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


@pytest.fixture
def upload_json(dropcap: Dropcap) -> UploadJson:
    """Runs `dropcap upload … --json` and returns the one object it printed."""

    def run(*arguments: str | Path | bytes, stdin: bytes | None = None) -> dict[str, Any]:
        done = dropcap("upload", *arguments, "--json", stdin=stdin)
        assert done.returncode == 0, done.stderr
        printed = json.loads(done.stdout)
        assert isinstance(printed, dict)
        return printed

    return run
