"""`dropcap edit`."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec

from client.config.runtime import socket_address
from client.core.failure import UsageError
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning, call

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

_ALONE = "client.app.editing.alone"


def run(options: argparse.Namespace) -> int:
    """Opens pictures in the running app's editor, or in one of this process's own."""
    files = [os.path.abspath(file) for file in options.files]  # noqa: PTH100 - pathlib takes long to load
    try:
        call(socket_address(), "edit", {"paths": files})
    except NotRunning:
        if find_spec("PySide6") is None:
            raise UsageError(
                "The editor needs Qt, which is not installed.",
                'Install it: pip install "dropcap[desktop]".',
            ) from None
        # By its name: what commands import must not bring Qt along, and this one alone shows
        # windows.
        return int(import_module(_ALONE).run(files))
    return ExitCode.DONE
