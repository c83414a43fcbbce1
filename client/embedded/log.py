"""What the server says, in a file that cannot fill the disk."""

import contextlib
from pathlib import Path

from client.core.discreet import without_secrets

_MOST_BYTES = 1_000_000


class BoundedLog:
    """Appends lines; when the file is full it is begun anew and the old one kept as `.1`.

    Args:
        file: where they go.
        most_bytes: how large it may become.
    """

    def __init__(self, file: Path, most_bytes: int = _MOST_BYTES) -> None:
        self.file = file
        self._most_bytes = most_bytes

    def add(self, line: str) -> None:
        """Appends a line, without the secrets in it."""
        # A log that cannot be written is no reason to stop what it is about.
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self.file.exists() and self.file.stat().st_size + len(line) > self._most_bytes:
                self.file.replace(self.file.with_name(f"{self.file.name}.1"))
            with self.file.open("a", encoding="utf-8", errors="replace") as log:
                log.write(f"{without_secrets(line)}\n")
