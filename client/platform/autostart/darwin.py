"""Autostart on macOS: a launch agent."""

import plistlib
from collections.abc import Sequence
from pathlib import Path

_LABEL = "org.dropcap.Dropcap"


class LaunchAgent:
    """A property list in the person's LaunchAgents folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or Path.home() / "Library/LaunchAgents") / f"{_LABEL}.plist"

    def is_enabled(self) -> bool:
        """Whether there is such a file."""
        return self._file.exists()

    def enable(self, command: Sequence[str]) -> None:
        """Writes the file."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        agent = {"Label": _LABEL, "ProgramArguments": list(command), "RunAtLoad": True}
        self._file.write_bytes(plistlib.dumps(agent))

    def disable(self) -> None:
        """Removes the file."""
        self._file.unlink(missing_ok=True)
