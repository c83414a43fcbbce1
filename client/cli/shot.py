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
    arguments = _arguments(options)
    nothing_said = not (options.all or options.last or arguments["which"])
    try:
        if options.no_upload:
            ask = "region" if nothing_said else "shot"
            result = call(socket_address(), ask, arguments, progress)
        else:
            result = ask_app("region" if nothing_said else "shot", arguments, progress)
    except NotRunning:
        from client.cli.shot_alone import shoot

        result = shoot(arguments, progress)
    finally:
        progress.close()
    (output.document if options.json else output.links)(result)
    return ExitCode.DONE


def _arguments(options: argparse.Namespace) -> dict[str, Any]:
    """What `client.core.requests.ShotRequest` reads."""
    what, which = "last" if options.last else "all", ""
    for name in ("region", "screen", "window"):
        if getattr(options, name) is not None:
            what, which = name, getattr(options, name)
    return {
        "what": what,
        "which": which,
        "delay": options.delay,
        "cursor": options.cursor,
        "image_format": options.format,
        "out": _absolute(options.out, options.no_upload),
        "upload": not options.no_upload,
    }


def _absolute(out: str | None, is_needed: bool) -> str | None:
    """Where the picture goes, for an app that works in another folder; "" at the end = in there."""
    if out:
        return os.path.join(os.getcwd(), out)  # noqa: PTH109, PTH118 - pathlib takes long to load
    return os.path.join(os.getcwd(), "") if is_needed else None  # noqa: PTH109, PTH118 - as above
