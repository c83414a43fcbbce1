"""Showing a file in the system's file manager."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from client.platform import session_bus

_SERVICE = "org.freedesktop.FileManager1"


def reveal(path: Path) -> bool:
    """Opens the file's folder with the file selected; False where nobody can.

    Raises:
        OSError: the system's program cannot be started.
    """
    if sys.platform == "win32":
        subprocess.run(["explorer", f"/select,{path}"], check=False)  # noqa: S607 - it is Windows' own
        return True
    if sys.platform == "darwin":
        subprocess.run(["/usr/bin/open", "-R", str(path)], check=False)
        return True
    if session_bus.address() is None:
        return False
    try:
        with session_bus.connected() as bus:
            if not (bus.has(_SERVICE) or bus.could_start(_SERVICE)):
                return False
            bus.call(
                _SERVICE,
                "/org/freedesktop/FileManager1",
                _SERVICE,
                "ShowItems",
                "ass",
                ([f"file://{quote(str(path))}"], ""),
            )
    except session_bus.BusSilent:
        return False
    return True
