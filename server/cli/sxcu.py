"""`dropcap-server sxcu`: prints the file that sets ShareX up, with a new token in it."""

import argparse
import json

from server.accounts.model import Scope
from server.accounts.tokens import add_token
from server.api.upload import sharex_document
from server.cli import add_data_options
from server.cli.records import transaction
from server.settings import load_settings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("sxcu", help="print a custom uploader for ShareX (dropcap.sxcu)")
    add_data_options(parser)
    parser.add_argument("--user", metavar="NAME", help="whose uploads they are (the owner's)")
    parser.add_argument("--name", default="ShareX", help="what the token in it is called")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Makes a token that may only upload, and prints the file."""
    settings = load_settings(options.config, data=options.data)
    with transaction(options) as connection:
        token = add_token(connection, options.name, options.user, (Scope.WRITE,))
    print(json.dumps(sharex_document(settings.base_url, token), indent=2))  # noqa: T201
    return 0
