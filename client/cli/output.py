"""What commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TextIO

_BAR = 30
_LARGE = 16 * 1024 * 1024


def prepare() -> None:
    """Lets file names out as they are, even those that are no Unicode."""
    _keep_names(sys.stdout)


def complain(message: str, remedy: str = "") -> None:
    """One sentence about what went wrong, and what to do."""
    tell(f"dropcap: {message} {remedy}".rstrip())


def tell(text: str) -> None:
    """Something a person may want to know, on standard error."""
    sys.stderr.write(f"{plain(text)}\n")


def document(result: Mapping[str, Any]) -> None:
    """One JSON object, in ASCII: it can be read whatever the terminal's encoding."""
    sys.stdout.write(document_text(result) + "\n")


def document_text(result: Mapping[str, Any]) -> str:
    """The same as a text."""
    import json

    return json.dumps(result)


def links(result: Mapping[str, Any]) -> None:
    """The links of what was shared, one a line; the file where there is no link."""
    for item in result.get("items", [result]):
        if "error" not in item:
            sys.stdout.write(f"{for_stream(sys.stdout, item.get('url') or item.get('file'))}\n")


def plain(text: str) -> str:
    """A text without anything that a terminal would act upon: servers and files choose names."""
    return "".join(character if character.isprintable() else "�" for character in text)


class Progress:
    """Shows how an upload goes, on one line of a terminal, and nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._is_open = False
        self._link = ""

    def __call__(self, event: Mapping[str, Any]) -> None:
        """Shows a piece of news."""
        match event:
            case {"kind": "waiting", "message": message}:
                self.close()
                tell(f"Waiting: {message} It is tried again; Ctrl+C ends this.")
            case {"kind": "link", "url": str(url)}:
                self._link = url
            case {"kind": "progress", "size": int(size)} if self._link and size > _LARGE:
                # Whoever waits for minutes wants to pass the link on now; it works already.
                self.close()
                tell(f"{self._link} is on its way.")
                self._link = ""
            case {"kind": "progress", "sent": int(sent), "size": int(size)} if self._shown and size:
                done = _BAR * sent // size
                bar = "█" * done + "░" * (_BAR - done)
                sys.stderr.write(f"\r{bar} {100 * sent // size:3} %  of {bytes_text(size)} ")
                sys.stderr.flush()
                self._is_open = True
            case {"kind": "recording"} if self._shown:
                self._line(_recording_line(event))
            case {"kind": "converting", "fraction": float(fraction)} if self._shown:
                self._line(f"Encoding … {100 * fraction:3.0f} %   (Ctrl+C discards it)")

    def _line(self, text: str) -> None:
        sys.stderr.write(f"\r{text:<60}")
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


def _recording_line(event: Mapping[str, Any]) -> str:
    if event["countdown"]:
        return f"Recording in {event['countdown']} …"
    minutes, seconds = divmod(int(event["seconds"]), 60)
    return f"● {minutes}:{seconds:02}  {bytes_text(event['size'])}   (Ctrl+C stops)"


def for_stream(stream: TextIO, text: object) -> str:
    """The text as it is for a program that reads it, harmless for a terminal."""
    return plain(str(text)) if stream.isatty() else str(text)


def _keep_names(stream: TextIO | Any) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="surrogateescape" if os.name == "posix" else "replace")
