"""`dropcap delete`."""

import argparse

from client.cli import output
from client.cli.app import ask_app
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning


def run(options: argparse.Namespace) -> int:
    """Deletes drops by their ids or links; those that are not there do not save the others."""
    try:
        result = ask_app("delete", {"which": options.which})
    except NotRunning:
        from client.cli import local
        from client.config.paths import Paths
        from client.core import commands

        result = commands.delete(local.endpoint(Paths.standard()), options.which)
    if options.json:
        output.document(result)
    elif result["deleted"]:
        output.tell(f"Deleted {', '.join(result['deleted'])}.")
    for name in result["missing"]:
        output.complain(f"You have no drop {name}.", "See yours with: dropcap list.")
    return ExitCode.REFUSED if result["missing"] else ExitCode.DONE
