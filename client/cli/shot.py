"""`dropcap shot`."""

from __future__ import annotations

import os

from client.cli import output
from client.cli.app import ask_app
from client.config.runtime import socket_address
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning, call

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any


def run(options: argparse.Namespace) -> int:
    """Captures, through the running app where there is one, and prints what came of it."""
    progress = output.Progress()
    command, arguments = asked_for(options, os.getcwd())  # noqa: PTH109 - pathlib takes long to load
    try:
        if options.no_upload:
            result = call(socket_address(), command, arguments, progress)
        else:
            result = ask_app(command, arguments, progress)
    except NotRunning:
        from client.cli.shot_alone import shoot

        result = shoot(arguments, progress)
    finally:
        progress.close()
    (output.document if options.json else output.links)(result)
    return ExitCode.DONE


def asked_for(options: argparse.Namespace, folder: str) -> tuple[str, dict[str, Any]]:
    """The app's command, and what `client.core.requests.ShotRequest` reads.

    Args:
        options: the command line.
        folder: what paths in it are relative to.
    """
    what, which = "last" if options.last else "all", ""
    for name in ("region", "screen", "window"):
        if getattr(options, name) is not None:
            what, which = name, getattr(options, name)
    nothing_said = not (options.all or options.last or which)
    return "region" if nothing_said else "shot", {
        "what": what,
        "which": which,
        "delay": options.delay,
        "cursor": options.cursor,
        "image_format": options.format,
        "out": _absolute(folder, options.out, options.no_upload),
        "upload": not options.no_upload,
    }


def _absolute(folder: str, out: str | None, is_needed: bool) -> str | None:
    """Where the picture goes, for an app that works in another folder; "" at the end = in there."""
    if out:
        return os.path.join(folder, out)  # noqa: PTH118 - as above
    return os.path.join(folder, "") if is_needed else None  # noqa: PTH118 - as above
