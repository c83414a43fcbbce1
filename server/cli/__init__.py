"""The server's command line: serve, token, migrate, check."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from server.errors import OperatorError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code.

    0 done, 1 failed, 2 the command line or a setting is wrong, 3 the address cannot be listened on,
    4 the data folder cannot be used, 130 interrupted.
    """
    parsed = _parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except OperatorError as error:
        print(f"dropcap-server: {error.message}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    from server.cli import check, migrate, serve, token

    parser = argparse.ArgumentParser(
        prog="dropcap-server", description="Makes links for what Dropcap captures, and serves it."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (serve, token, migrate, check):
        module.add_to(commands)
    return parser


def add_data_options(parser: argparse.ArgumentParser) -> None:
    """The options that say where the data is."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder that holds everything")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings in TOML")
