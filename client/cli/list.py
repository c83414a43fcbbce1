"""`dropcap list`."""

import argparse
import shutil
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from client.cli import output
from client.cli.app import ask_app
from client.config.paths import Paths
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning


def run(options: argparse.Namespace) -> int:
    """Prints the latest drops, or what has not arrived yet."""
    paths = Paths.standard()
    arguments = {"limit": options.limit, "pending": options.pending}
    try:
        result = ask_app(paths, "list", arguments)
    except NotRunning:
        result = _by_ourselves(paths, **arguments)
    if options.json:
        output.document(result)
    else:
        _table(result["items"])
    return ExitCode.DONE


def _by_ourselves(paths: Paths, *, limit: int, pending: bool) -> Mapping[str, Any]:
    from client.cli import local
    from client.core import commands

    if pending:
        with local.session(paths, None) as session:
            return commands.list_pending(session)
    return commands.list_drops(local.endpoint(paths), limit)


def _table(items: list[Mapping[str, Any]]) -> None:
    if not items:
        output.tell("Nothing here.")
        return
    rows = [
        (
            str(item["url"] or "–"),
            output.bytes_text(item["size"]),
            _when(item.get("created_at")),
            str(item.get("state", "")),
            _one_line(str(item["name"])),
        )
        for item in items
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    room = max(20, shutil.get_terminal_size().columns - sum(widths) - 8)
    for url, size, when, state, name in rows:
        sys.stdout.write(
            f"{url:<{widths[0]}}  {size:>{widths[1]}}  {when:<{widths[2]}}"
            f"  {state:<{widths[3]}}  {_shortened(name, room)}\n"
        )


def _when(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}" if moment else ""


def _one_line(name: str) -> str:
    """A name without anything that a terminal would act upon."""
    return "".join(c if c.isprintable() else "�" for c in name)


def _shortened(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1]}…"
