"""A D-Bus session bus of a test's own."""

import contextlib
import subprocess
from collections.abc import Iterator, Mapping

from support.processes import stop


@contextlib.contextmanager
def session_bus(environment: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Runs a bus for the length of a `with` block; gives the environment that leads to it.

    What the bus starts by itself gets `environment`.
    """
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        assert bus.stdout is not None
        yield {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
    finally:
        stop(bus)
