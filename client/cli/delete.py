"""`dropcap delete`."""

import argparse

from client.cli import output
from client.cli.app import ask_app
from client.config.paths import Paths
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning


def run(options: argparse.Namespace) -> int:
    """Deletes drops by their ids or links."""
    paths = Paths.standard()
    try:
        result = ask_app(paths, "delete", {"which": options.which})
    except NotRunning:
        from client.cli import local
        from client.core import commands

        result = commands.delete(local.endpoint(paths), options.which)
    if options.json:
        output.document(result)
    else:
        output.tell(f"Deleted {', '.join(result['deleted'])}.")
    return ExitCode.DONE
