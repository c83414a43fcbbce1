"""`dropcap note`."""

import argparse
import sys

from client.cli.write import write
from client.core.failure import UsageError


def run(options: argparse.Namespace) -> int:
    """Shares a text in Markdown as a note."""
    text = _read() if options.text == "-" else options.text
    if not text.strip():
        raise UsageError("There is nothing in it.", "Write dropcap note TEXT, or pipe it in.")
    return write("note", text, options)


def _read() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            "That is no text in UTF-8.", "Share it as a file: dropcap upload -"
        ) from None
