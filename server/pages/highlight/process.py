"""The parent's end of the pipe: a process that may be stopped when it is late."""

import contextlib
import os
import subprocess
import sys
import threading
from typing import IO, Final

READY: Final = b"ready\n"
"""The first line that the process writes."""

_COMMAND: Final = (sys.executable, "-P", "-m", "server.pages.highlight")
_ENVIRONMENT: Final = ("LANG", "PATH", "PYTHONPATH", "SYSTEMROOT")
"""All that the process learns of ours: it works on what strangers wrote."""
_SECONDS_TO_START: Final = 20.0


class Late(Exception):
    """The process did not answer in time and was stopped."""


class Gone(Exception):
    """The process ended before it answered."""


class LineProcess:
    """A running highlighter: a line in, a line out.

    Raises:
        Late, Gone: it did not start.
    """

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Gone from error
        try:
            self._read_line(_SECONDS_TO_START)
        except (Late, Gone):
            self.close()
            raise

    def ask(self, line: bytes, seconds: float) -> bytes:
        """Sends a line and returns the answer.

        Raises:
            Late: there was no answer within `seconds`.
            Gone: the process has ended.
        """
        pipe = _open(self._process.stdin)
        try:
            pipe.write(line)
            pipe.flush()
        except OSError as error:
            raise Gone from error
        return self._read_line(seconds)

    def close(self) -> None:
        """Stops the process; safe to call twice."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not sent yet has nowhere to go
                    pipe.close()

    def _read_line(self, seconds: float) -> bytes:
        pipe = _open(self._process.stdout)
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            line = pipe.readline()
        finally:
            timer.cancel()
        if late.is_set():
            raise Late
        if not line.endswith(b"\n"):
            raise Gone
        return line


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None or pipe.closed:
        raise Gone
    return pipe
