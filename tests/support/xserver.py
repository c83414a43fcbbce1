"""A real X server with a window manager and a tray, as on a person's desk."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from support.processes import running, stop
from support.waiting import wait_until


@dataclass(frozen=True)
class XServer:
    """A virtual screen that is up."""

    display: str
    process: subprocess.Popen[bytes]

    @property
    def environment(self) -> dict[str, str]:
        """This process's environment, pointed at the virtual screen."""
        ours = {k: v for k, v in os.environ.items() if k not in _NOT_FOR_X}
        return ours | {"DISPLAY": self.display}

    def run(self, *command: str, stdin: bytes | None = None) -> str:
        """Runs a tool (xdotool, xclip, xprop …) on this screen and returns what it printed."""
        done = subprocess.run(
            command, env=self.environment, input=stdin, capture_output=True, timeout=30, check=True
        )
        return done.stdout.decode()


_NOT_FOR_X = frozenset({"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY"})


@contextlib.contextmanager
def bare_x_server(geometry: str = "1920x1080x24", *arguments: str) -> Iterator[XServer]:
    """Starts Xvfb on a display number of its own choosing."""
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(write_end), "-screen", "0", geometry),
            *("-nolisten", "tcp", "-noreset", "-dpi", "96", *arguments),
        ],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as ready:
            number = ready.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        yield XServer(f":{number}", process)
    finally:
        stop(process)


@contextlib.contextmanager
def desktop(geometry: str = "1920x1080x24") -> Iterator[XServer]:
    """Starts Xvfb with openbox and trayer, and returns when both are in charge."""
    with (
        bare_x_server(geometry) as server,
        running(["openbox", "--sm-disable"], environment=server.environment),
    ):
        wait_until(lambda: "window id" in server.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        # To the left: on the right, toasts lie over what sets no space aside for itself.
        tray = ["trayer", "--edge", "bottom", "--align", "left", "--widthtype", "request"]
        with running([*tray, "--height", "32"], environment=server.environment):
            wait_until(lambda: "trayer" in _class_names(server))
            yield server


def _class_names(server: XServer) -> str:
    found = subprocess.run(
        ["xwininfo", "-root", "-tree"],
        env=server.environment,
        capture_output=True,
        check=False,
        timeout=10,
    )
    return found.stdout.decode(errors="replace")
