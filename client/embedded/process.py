"""The server's commands as child processes: started, heard, ended."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

_GRACE_SECONDS = 5.0
_LONGEST_LINE = 64 * 1024  # what is longer is passed on in pieces


class ServerMissing(Exception):
    """The server is not installed.

    Attributes:
        message: what is missing.
        remedy: how to get it, or do without.
    """

    def __init__(self) -> None:
        super().__init__("no server")
        self.message = "Dropcap's own server is not installed."
        self.remedy = 'Install it (pip install "dropcap[server]"), or dropcap login URL.'


def server_command() -> list[str]:
    """How the server of this installation is started.

    Raises:
        ServerMissing: it is not installed.
    """
    if find_spec("server") is None or find_spec("uvicorn") is None:
        raise ServerMissing
    # -P: a folder called "server" where the app happens to be started is none of ours.
    return [sys.executable, "-P", "-m", "server"]


class ServerProcess:
    """A run of one of the server's commands, which ends when we let go of its standard input.

    The system lets go of it for us when we die, however that comes about.

    Args:
        arguments: the command and its options.
        complaints: where its standard error goes; among its output unless said otherwise.

    Raises:
        ServerMissing: the server is not installed.
        OSError: it cannot be started.
    """

    def __init__(self, *arguments: str | Path, complaints: int = subprocess.STDOUT) -> None:
        self._process = subprocess.Popen(
            [*server_command(), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={k: v for k, v in os.environ.items() if not k.startswith("DROPCAP_")},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            # Ctrl+C in our terminal is for us; we tell the server when we are ready.
            start_new_session=True,
        )

    def lines(self) -> Iterator[str]:
        """What it says, line by line, until it ends."""
        stdout = self._process.stdout
        while stdout is not None and (line := stdout.readline(_LONGEST_LINE)):
            yield line.decode(errors="replace").rstrip()

    def outcome(self) -> tuple[str, str]:
        """Waits for its end; returns what it said, and what it complained about."""
        said, complaints = self._process.communicate()
        return said.decode(errors="replace"), (complaints or b"").decode(errors="replace")

    def wait(self) -> int:
        """Waits until it has ended; returns its exit code."""
        return self._process.wait()

    def end(self) -> None:
        """Asks it to end, and insists after a while. Safe to call twice, and in any thread."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """Ends it, and lets go of what it says; for the thread that listens to it."""
        self.end()
        if self._process.stdout is not None:
            self._process.stdout.close()
