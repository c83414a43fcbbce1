"""`dropcap login`."""

import argparse
import getpass
import sys

from client.cli import output
from client.config import account
from client.config.paths import Paths
from client.core.failure import UsageError
from client.exit_codes import ExitCode

_SECONDS_FOR_THE_APP = 10.0


def run(options: argparse.Namespace) -> int:
    """Checks a token and makes its server the one in use."""
    from client.config.credentials import open_store
    from uploader.api import Api
    from uploader.model import Endpoint
    from uploader.protocol import check_address, is_private_connection

    server = check_address(options.url)
    if not is_private_connection(server) and not options.insecure:
        raise UsageError(
            f"{server} is not encrypted: everybody on the way could read your token.",
            "Use https://, or --insecure if you know the network.",
        )
    endpoint = Endpoint(server, _checked(options.token or _ask()))
    me = Api(endpoint).me()
    paths = Paths.standard()
    store = open_store(paths.tokens)
    account.log_in(paths.account, store, endpoint)
    if store.notice:
        output.tell(store.notice)
    if options.json:
        output.document({"server_url": server, "name": me.get("name")})
    else:
        output.tell(f"Logged in to {server} as {me.get('name')}.")
    tell_the_app()
    return ExitCode.DONE


def _ask() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Access token: ")
    return sys.stdin.readline()


def _checked(text: str) -> str:
    token = text.strip()
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(
            "That is no access token.", "Make one on the server: dropcap-server token."
        )
    return token


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
