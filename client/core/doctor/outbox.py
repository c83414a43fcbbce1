"""Whether captures can be kept until they have arrived."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, problem, warning
from client.exit_codes import ExitCode

_LITTLE = 1 << 30
_TOO_LITTLE = 100 << 20


def look(context: Context) -> Finding:
    """Writes a file where they go, and asks how much room there is."""
    folder = context.paths.outbox
    existing = _nearest(folder)
    if not os.access(existing, os.W_OK | os.X_OK):
        return problem(f"{existing} cannot be written to.", "Check its permissions.", ExitCode.FILE)
    try:
        with tempfile.NamedTemporaryFile(dir=existing, prefix=".doctor-") as file:
            file.write(b"x" * 4096)
            file.flush()
        free = shutil.disk_usage(existing).free
    except OSError as error:
        return problem(
            f"{existing} cannot be written to: {error.strerror}.",
            "Make room, or check the folder's permissions.",
            ExitCode.FILE,
        )
    return judge(folder, free)


def judge(folder: Path, free: int) -> Finding:
    """What so many free bytes mean."""
    room = f"{free / 1e9:.1f} GB"
    if free < _TOO_LITTLE:
        return problem(
            f"Only {room} are free for captures in {folder}.", "Make room.", ExitCode.FILE
        )
    if free < _LITTLE:
        return warning(
            f"Only {room} are free for captures in {folder}.", "Make room before you record."
        )
    return ok(f"Captures are safe in {folder}; {room} are free.")


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest of those that it would be made in."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
