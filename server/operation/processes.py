"""Several server processes on one socket: started, watched, started again, and ended together."""

import contextlib
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import Final

from prometheus_client.multiprocess import mark_process_dead

from server.errors import OperatorError
from server.operation.metrics import SHARED_FOLDER

_log = logging.getLogger(__name__)

_LOOK_SECONDS: Final = 0.1
_TOO_SOON_SECONDS: Final = 2.0
"""A process that ends sooner was never well; it is not started again at once."""
_PAUSE_SECONDS: Final = 1.0


class Processes:
    """Runs the same command several times.

    Args:
        command: what is run; each process gets the number of the socket's descriptor in addition.
        count: how often.
        listener: the socket that all of them take connections from.
        grace: seconds that they have to finish in the end.
    """

    def __init__(
        self, command: Sequence[str], count: int, listener: socket.socket, grace: float
    ) -> None:
        self._command = [*command, "--listener", str(listener.fileno())]
        self._count = count
        self._listener = listener
        self._grace = grace
        self._stopping = threading.Event()
        self._running: list[_Process | None] = [None] * count

    def run(self, banner: str) -> int:
        """Runs until a signal comes, or until every process has failed to start.

        Args:
            banner: what is printed when all processes answer.

        Returns:
            The exit code.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        numbers = tempfile.mkdtemp(prefix="dropcap-metrics-")
        try:
            environment = {**os.environ, SHARED_FOLDER: numbers}
            for slot in range(self._count):
                self._running[slot] = self._start(slot, environment)
            for process in self._running:
                if process is not None and not process.wait_until_ready():
                    raise OperatorError("A server process did not start; its log says why.")
            if not self._stopping.is_set():
                print(banner, flush=True)  # noqa: T201
            self._watch(environment)
        finally:
            self._end()
            shutil.rmtree(numbers, ignore_errors=True)
        return 0

    def stop(self) -> None:
        """Asks for the end."""
        self._stopping.set()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stop()

    def _watch(self, environment: Mapping[str, str]) -> None:
        """Starts anew what has died."""
        while not self._stopping.wait(_LOOK_SECONDS):
            for slot, process in enumerate(self._running):
                if process is None or process.is_alive:
                    continue
                _log.error("server process %d ended; another takes its place", process.pid)
                mark_process_dead(  # type: ignore[no-untyped-call]
                    process.pid, environment[SHARED_FOLDER]
                )
                process.close()
                if process.age < _TOO_SOON_SECONDS and self._stopping.wait(_PAUSE_SECONDS):
                    return
                self._running[slot] = self._start(slot, environment)

    def _start(self, slot: int, environment: Mapping[str, str]) -> "_Process":
        # One of them sweeps; others would do the same work again.
        more = {} if slot == 0 else {"DROPCAP_SWEEP_SECONDS": "0"}
        return _Process(self._command, {**environment, **more}, self._listener.fileno())

    def _end(self) -> None:
        alive = [process for process in self._running if process is not None]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + self._grace
        for process in alive:
            process.finish(deadline)


class _Process:
    """A run of the command. It holds one end of a pipe, and stops when we let go of the other."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], descriptor: int
    ) -> None:
        self._born = time.monotonic()
        self._process = subprocess.Popen(
            command,
            env=dict(environment),
            pass_fds=(descriptor,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A Ctrl+C in the terminal is for us to pass on, once.
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self._born

    def wait_until_ready(self) -> bool:
        """Waits until it says that it answers; False if it ends instead."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        return bool(self._process.stdout.readline())

    def terminate(self) -> None:
        """Asks it to end."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()

    def finish(self, deadline: float) -> None:
        """Waits until it has ended, and insists after the deadline."""
        try:
            self._process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.close()

    def close(self) -> None:
        """Lets go of its pipes."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def inherited_listener(descriptor: int) -> socket.socket:
    """The socket that the process above us listens on."""
    return socket.socket(fileno=descriptor)


def this_command() -> list[str]:
    """How this very command was started, for starting it again."""
    package = Path(__file__).parents[1].name
    return [sys.executable, "-P", "-m", package, *sys.argv[1:]]
