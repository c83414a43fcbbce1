"""What commands print: results on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Mapping
from typing import Any

_BAR = 30


def complain(message: str, remedy: str = "") -> None:
    """One sentence about what went wrong, and what to do."""
    sys.stderr.write(f"dropcap: {message} {remedy}".rstrip() + "\n")


def tell(text: str) -> None:
    """Something a person may want to know, on standard error."""
    sys.stderr.write(f"{text}\n")


def document(result: Mapping[str, Any]) -> None:
    """One JSON object."""
    sys.stdout.write(json.dumps(result) + "\n")


def links(result: Mapping[str, Any]) -> None:
    """The links of what was shared, one a line; the file where there is no link."""
    for item in result.get("items", [result]):
        sys.stdout.write(f"{item.get('url') or item.get('file')}\n")


class Progress:
    """Shows how an upload goes, on one line of a terminal, and nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._is_open = False

    def __call__(self, event: Mapping[str, Any]) -> None:
        """Shows a piece of news."""
        match event:
            case {"kind": "waiting", "message": message}:
                self.close()
                tell(f"Waiting: {message} It is tried again; Ctrl+C ends this.")
            case {"kind": "progress", "sent": int(sent), "size": int(size)} if self._shown and size:
                done = _BAR * sent // size
                bar = "█" * done + "░" * (_BAR - done)
                sys.stderr.write(f"\r{bar} {100 * sent // size:3} %  of {bytes_text(size)} ")
                sys.stderr.flush()
                self._is_open = True

    def close(self) -> None:
        """Ends the line."""
        if self._is_open:
            sys.stderr.write("\n")
            self._is_open = False


def bytes_text(count: float | None) -> str:
    """A number of bytes for people."""
    if count is None:
        return "–"
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"
