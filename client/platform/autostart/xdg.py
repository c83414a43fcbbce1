"""Autostart on Linux desktops (freedesktop.org: Desktop Application Autostart Specification)."""

import os
from collections.abc import Sequence
from pathlib import Path

_NAME = "dropcap.desktop"
_QUOTED = str.maketrans({c: f"\\{c}" for c in '"`$\\'})


class DesktopEntry:
    """A file in the autostart folder of the configuration."""

    def __init__(self, config: Path | None = None) -> None:
        given = os.environ.get("XDG_CONFIG_HOME")
        base = config or (Path(given) if given else Path.home() / ".config")
        self._file = base / "autostart" / _NAME

    def is_enabled(self) -> bool:
        """Whether there is such a file and it is not switched off."""
        try:
            lines = self._file.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return False
        off = ("Hidden=true", "X-GNOME-Autostart-enabled=false")
        return not any(line.replace(" ", "") in off for line in lines)

    def enable(self, command: Sequence[str]) -> None:
        """Writes the file."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(
            "[Desktop Entry]\nType=Application\nName=Dropcap\n"
            "Comment=Press, select, paste\nIcon=dropcap\nTerminal=false\n"
            f"Exec={' '.join(map(_quoted, command))}\n",
            "utf-8",
        )

    def disable(self) -> None:
        """Removes the file."""
        self._file.unlink(missing_ok=True)


def _quoted(argument: str) -> str:
    """An argument as the Exec key wants it: quoted, `%` doubled, backslashes escaped twice."""
    escaped = argument.translate(_QUOTED).replace("\\", "\\\\").replace("%", "%%")
    return f'"{escaped}"'
