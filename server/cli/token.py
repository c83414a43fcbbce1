"""`dropcap-server token`: makes an access token and prints it, and nothing else."""

import argparse

from server.accounts import add_token
from server.cli import add_data_options
from server.database.database import database_url, make_engine
from server.database.migrate import migrate
from server.settings import load_settings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("token", help="make an access token")
    add_data_options(parser)
    parser.add_argument("--name", required=True, help="what the token is for, such as “laptop”")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Makes the token."""
    settings = load_settings(options.config, data=options.data)
    migrate(settings.data)
    engine = make_engine(database_url(settings.data))
    try:
        with engine.begin() as connection:
            token = add_token(connection, options.name)
    finally:
        engine.dispose()
    print(token)  # noqa: T201
    return 0
