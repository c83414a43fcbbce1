"""`dropcap-server restore`: brings a backup back, into an empty database."""

import argparse
from pathlib import Path

from server.cli import add_data_options
from server.operation.backup import restore
from server.settings import load_settings


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("restore", help="bring a backup back into an empty database")
    add_data_options(parser)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the backup")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Says how much it was."""
    settings = load_settings(options.config, data=options.data)
    kept = restore(settings, options.folder)
    print(f"{kept.drops:,} drops, {kept.files:,} files, {kept.bytes:,} bytes.")  # noqa: T201
    return 0
