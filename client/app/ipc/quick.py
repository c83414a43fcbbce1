"""Command lines that the app reads itself, in place of the command that handed them over."""

import contextlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class QuickCommand:
    """What a command line asks of the app.

    Attributes:
        name: the app's command.
        arguments: what it needs.
        text_of: how its result is printed.
    """

    name: str
    arguments: Mapping[str, Any]
    text_of: Callable[[Mapping[str, Any]], str]


def quick_command(folder: str, words: list[str]) -> QuickCommand | None:
    """Reads a command line; None if it is a mistake, or for the command itself to run.

    Args:
        folder: what paths in it are relative to.
        words: as they were written.
    """
    from client.cli import output, shot
    from client.cli.parser import parse

    # A mistake is the command's to explain, on its own terminal.
    nobody = io.StringIO()
    with contextlib.redirect_stderr(nobody), contextlib.redirect_stdout(nobody):
        try:
            options = parse(words)
        except SystemExit:
            return None
    if words[0] != "shot" or not options.no_upload:
        return None
    name, arguments = shot.asked_for(options, folder)
    text_of = output.document_text if options.json else lambda result: str(result["file"])
    return QuickCommand(name, arguments, text_of)
