"""`dropcap list`."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from client.cli import output
from client.cli.app import ask_app
from client.config.paths import Paths
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning

Item = Mapping[str, Any]
Row = tuple[str, str, str, str, str]

_COLUMNS = 5
_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


def run(options: argparse.Namespace) -> int:
    """Prints the latest drops, or what has not arrived yet."""
    arguments = {"limit": options.limit, "pending": options.pending}
    try:
        result = ask_app("list", arguments)
    except NotRunning:
        result = _by_ourselves(Paths.standard(), **arguments)
    if options.json:
        output.document(result)
    elif not result["items"]:
        output.tell("Nothing here.")
    else:
        _table([_pending(i) if options.pending else _drop(i) for i in result["items"]])
    return ExitCode.DONE


def _by_ourselves(paths: Paths, *, limit: int, pending: bool) -> Mapping[str, Any]:
    from client.cli import local
    from client.core import commands

    if pending:
        with local.session(paths, None) as session:
            return commands.list_pending(session)
    return commands.list_drops(local.endpoint(paths), limit)


def _drop(item: Item) -> Row:
    state = "" if item["state"] == "ready" else item["state"]
    size = output.bytes_text(item["size"])
    return item["url"], size, _age(item["created_at"]), state, item["name"]


def _pending(item: Item) -> Row:
    """With the file's place, and why it is not there yet: nothing is ever lost in silence."""
    reason = f" ({item['error']['message']})" if item["error"] else ""
    size = output.bytes_text(item["size"])
    return item["state"], size, _age(item["created_at"]), "", f"{item['file']}{reason}"


def _table(rows: Sequence[Row]) -> None:
    """Columns as wide as what is in them; the last one may be cut by a terminal, not by us."""
    shown = [tuple(output.plain(cell) for cell in row) for row in rows]
    widths = [max(len(row[column]) for row in shown) for column in range(_COLUMNS)]
    for row in shown:
        cells = zip(row, widths, strict=True)
        aligned = [f"{c:>{w}}" if n == 1 else f"{c:<{w}}" for n, (c, w) in enumerate(cells) if w]
        sys.stdout.write("  ".join(aligned).rstrip() + "\n")


def _age(moment: str) -> str:
    """How long ago something was, in the largest unit that fits."""
    seconds = (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
    for name, length in _UNITS:
        if seconds >= length:
            return f"{int(seconds // length)} {name}"
    return "now"
