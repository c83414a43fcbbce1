"""The real xdg-desktop-portal on a session bus of its own, with our stand-in behind it."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.portal_backend import NAME
from support.processes import running, stop
from support.session_bus import session_bus
from support.waiting import wait_until

_FRONTEND = "/usr/libexec/xdg-desktop-portal"
_INTERFACES = ";".join(
    f"org.freedesktop.impl.portal.{name}" for name in ("Screenshot", "Access", "GlobalShortcuts")
)
_DECLARATION = f"""[portal]
DBusName={NAME}
Interfaces={_INTERFACES}
UseIn=standin
"""


class StandIn:
    """The desktop's half, and what it was asked."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.asked: list[Any] = []
        self._until("ready")

    def tell(self, command: str) -> None:
        """Tells it what to do; returns when it does."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        self._until("done")

    def _until(self, word: str) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            if said[0] == word:
                return
            self.asked.append(said)
        raise AssertionError("the stand-in has ended")


@contextlib.contextmanager
def portals(folder: Path, picture: Path) -> Iterator[tuple[dict[str, str], StandIn]]:
    """Starts both halves; gives the environment that leads to them, and the desktop's half."""
    declarations = folder / "portals"
    declarations.mkdir()
    (declarations / "standin.portal").write_text(_DECLARATION)
    ours = {
        "XDG_CURRENT_DESKTOP": "standin",
        "XDG_DESKTOP_PORTAL_DIR": str(declarations),
    }
    with session_bus({**os.environ, **ours}) as bus:
        environment = {**os.environ, **ours, **bus}
        program = Path(__file__).with_name("portal_backend.py")
        process = subprocess.Popen(
            [sys.executable, program, picture],
            env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            stand_in = StandIn(process)
            with running([_FRONTEND, "-r"], environment=environment):
                wait_until(lambda: _answers(environment), timeout=20)
                yield {**ours, **bus}, stand_in
        finally:
            stop(process)


def _answers(environment: dict[str, str]) -> bool:
    asked = subprocess.run(
        [
            *("dbus-send", "--session", "--print-reply"),
            "--dest=org.freedesktop.DBus",
            *("/", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.portal.Desktop"),
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return "true" in asked.stdout
