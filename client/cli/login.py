"""`dropcap login`."""

import argparse
import getpass
import sys

from client.cli import output
from client.config.paths import Paths
from client.exit_codes import ExitCode

_SECONDS_FOR_THE_APP = 10.0


def run(options: argparse.Namespace) -> int:
    """Checks a token and makes its server the one in use."""
    from client.config.credentials import open_store
    from client.core import logins

    server = logins.checked_server(options.url, insecure=options.insecure)
    token = logins.checked_token(options.token or _ask())
    paths = Paths.standard()
    store = open_store(paths.tokens)
    name = logins.log_in(paths, store, server, token)
    if store.notice:
        output.tell(store.notice)
    if options.json:
        output.document({"server_url": server, "name": name})
    else:
        output.tell(f"Logged in to {server} as {name}.")
    tell_the_app()
    return ExitCode.DONE


def _ask() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Access token: ")
    return sys.stdin.readline()


def tell_the_app() -> None:
    """Lets a running app know that another account is in use."""
    from client.config.runtime import socket_address
    from client.ipc.connection import AppFailed, NotRunning, call
    from client.ipc.protocol import BadMessage

    try:
        call(socket_address(), "account_changed", {}, timeout=_SECONDS_FOR_THE_APP)
    except NotRunning:
        return
    except (AppFailed, BadMessage):
        output.tell("The running app could not be told: start it again.")
