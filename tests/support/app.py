"""The real tray app as a process on a virtual screen."""

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from support.processes import SCRIPTS, stop
from support.waiting import wait_until
from support.xserver import XServer

OVERLAY = "^Dropcap overlay"
"""The title of the windows that the region is chosen on, for xdotool."""


@dataclass(frozen=True)
class RunningApp:
    """The app, and what it said."""

    process: subprocess.Popen[bytes]
    screen: XServer
    environment: dict[str, str]
    log: Path
    seconds_to_start: float

    def command(
        self, *arguments: str | Path, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Runs `dropcap` with the app's own environment."""
        return subprocess.run(
            [str(SCRIPTS / "dropcap"), *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
        )


@contextlib.contextmanager
def running_app(
    screen: XServer, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[RunningApp]:
    """Starts the app in this process's home and returns when its server answers.

    `environment` is added to the screen's. What the app prints goes to `log` and is shown when it
    does not start.
    """
    full = {**screen.environment, **(environment or {})}
    started = time.monotonic()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [SCRIPTS / "dropcap"],
            env=full,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    app = RunningApp(process, screen, full, log, 0.0)
    try:
        wait_until(lambda: _ready(app), timeout=60, interval=0.1, message=_said(log))
        yield RunningApp(process, screen, full, log, time.monotonic() - started)
    finally:
        stop(process, grace=15)


def _ready(app: RunningApp) -> bool:
    if app.process.poll() is not None:
        raise AssertionError(f"the app ended with {app.process.returncode}: {_said(app.log)}")
    return app.command("list", "--json").returncode == 0


def _said(log: Path) -> str:
    return log.read_text(errors="replace") or "the app said nothing"
