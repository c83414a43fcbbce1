"""`dropcap-server migrate`: brings the tables up to date, or moves all of them elsewhere."""

import argparse

from server.cli import add_data_options
from server.database.engine import parse_address
from server.database.migrate import LATEST, migrate, prepare_data
from server.database.move import move
from server.errors import SettingsError
from server.settings import load_settings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser(
        "migrate", help="bring the database up to date, or move it to another one"
    )
    add_data_options(parser)
    parser.add_argument("--revision", metavar="REVISION", help="an earlier one; base = no tables")
    parser.add_argument(
        "--from", dest="source", metavar="ADDRESS", help="move from: sqlite:///FILE"
    )
    parser.add_argument(
        "--to", dest="target", metavar="ADDRESS", help="move to: postgresql://user@host/database"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Migrates or moves, and says what it did."""
    if options.source is not None or options.target is not None:
        return _move(options)
    settings = load_settings(options.config, data=options.data)
    prepare_data(settings.data)
    revision = options.revision or LATEST
    changed = migrate(settings.database, revision)
    what = "The database is now" if changed else "The database was already"
    print(f"{what} at revision {revision}.")  # noqa: T201
    return 0


def _move(options: argparse.Namespace) -> int:
    if options.source is None or options.target is None or options.revision is not None:
        raise SettingsError(["To move a database, give --from and --to, and no --revision."])
    for name, address in (("--from", options.source), ("--to", options.target)):
        try:
            parse_address(address)
        except ValueError as error:
            raise SettingsError([f"{name}: {error}."]) from error
    for table, rows in move(options.source, options.target).items():
        print(f"{table}: {rows:,}")  # noqa: T201
    print(f"Everything is in {parse_address(options.target)} now.")  # noqa: T201
    return 0
