"""One run of `dropcap-server serve`: started, heard, stopped."""

import contextlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_BANNER = "Dropcap server on "
_LARGEST_LOG = 1024 * 1024
_GRACE_SECONDS = 5.0


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
    return [sys.executable, "-m", "server"]


class ServerProcess:
    """A server that stops when we let go of its standard input, even by dying.

    Args:
        data: its folder.
        port: where it is to listen.
        log: where its complaints go; a large log is begun anew.
    """

    def __init__(self, data: Path, port: int, log: Path) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            if log.stat().st_size > _LARGEST_LOG:
                log.unlink()
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [
                    *server_command(),
                    *("serve", "--supervised", "--data", str(data), "--port", str(port)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                # Ctrl+C in our terminal is for us; we tell the server when we are ready.
                start_new_session=True,
            )

    def wait_until_ready(self) -> str | None:
        """The address it answers on, or None when it ended instead."""
        for line in self._process.stdout or ():
            text = line.decode(errors="replace").strip()
            if text.startswith(_BANNER):
                return text.removeprefix(_BANNER)
        return None

    def wait(self) -> int:
        """Waits until it ends; returns its exit code."""
        return self._process.wait()

    def stop(self) -> None:
        """Asks it to end, and insists after a while."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        try:
            self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def make_token(data: Path) -> str:
    """A token for the server in a data folder.

    Raises:
        ServerMissing: it is not installed.
        subprocess.SubprocessError: it did not make one.
    """
    done = subprocess.run(
        [*server_command(), "token", "--data", str(data), "--name", "this computer"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return done.stdout.strip()


def _environment() -> dict[str, str]:
    """Ours, without what an operator sets for another server of theirs."""
    return {k: v for k, v in os.environ.items() if not k.startswith("DROPCAP_")}
