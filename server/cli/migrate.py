"""`dropcap-server migrate`: brings the tables of a data folder up to date."""

import argparse

from server.cli import add_data_options
from server.database.migrate import LATEST, migrate
from server.settings import load_settings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("migrate", help="bring the database up to date")
    add_data_options(parser)
    parser.add_argument("--to", default=LATEST, metavar="REVISION", help="an earlier revision")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Migrates and says what it did."""
    settings = load_settings(options.config, data=options.data)
    changed = migrate(settings.data, options.to)
    what = "The database is now" if changed else "The database was already"
    print(f"{what} at revision {options.to}.")  # noqa: T201
    return 0
