"""`dropcap logout`."""

import argparse

from client.cli import output
from client.cli.login import tell_the_app
from client.config import account
from client.config.paths import Paths
from client.exit_codes import ExitCode


def run(options: argparse.Namespace) -> int:
    """Forgets the server in use and its token."""
    from client.config.credentials import open_store

    paths = Paths.standard()
    left = account.log_out(paths.account, open_store(paths.tokens))
    if options.json:
        output.document({"server_url": left})
    elif left is None:
        output.tell("You were not logged in.")
    else:
        output.tell(f"Logged out of {left}.")
    tell_the_app()
    return ExitCode.DONE
