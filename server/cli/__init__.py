"""The server's command line: serve, user, token, sxcu, reports, migrate, sweep, check."""

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
    from server.cli import backup, check, migrate, reports, restore, serve, sweep, sxcu, token, user

    parser = argparse.ArgumentParser(
        prog="dropcap-server", description="Makes links for what Dropcap captures, and serves it."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (
        *(serve, user, token, sxcu, reports, migrate, sweep, check),
        *(backup, restore),
    ):
        module.add_to(commands)
    return parser


def add_data_options(parser: argparse.ArgumentParser, *, inner: bool = False) -> None:
    """The options that say where the data is.

    Args:
        parser: of a command.
        inner: whether it is of an action within a command that has these options too; what was
            said in front of the action's name is not forgotten then.
    """
    default = argparse.SUPPRESS if inner else None
    for option, metavar, text in (
        ("--data", "DIR", "folder that holds everything"),
        ("--config", "FILE", "settings in TOML"),
    ):
        parser.add_argument(option, type=Path, metavar=metavar, help=text, default=default)
