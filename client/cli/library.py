"""`dropcap library`."""

from __future__ import annotations

import argparse

from client.config.runtime import socket_address
from client.core.failure import UsageError
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning, call


def run(_: argparse.Namespace) -> int:
    """Opens the running app's library."""
    try:
        call(socket_address(), "library", {})
    except NotRunning:
        raise UsageError("Dropcap is not running.", "Start it: dropcap") from None
    return ExitCode.DONE
