"""The database for commands that keep its books: a transaction, and a table on the terminal."""

import argparse
import contextlib
import sys
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from server.database.engine import make_engine
from server.database.migrate import migrate, prepare_data
from server.settings import load_settings


@contextlib.contextmanager
def transaction(options: argparse.Namespace) -> Iterator[Connection]:
    """A transaction on the database that the options name, its tables up to date.

    Raises:
        OperatorError: a setting is wrong, or the data cannot be used.
    """
    settings = load_settings(options.config, data=options.data)
    prepare_data(settings.data)
    migrate(settings.database)
    engine = make_engine(settings.database)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints rows in columns that are as wide as what is in them."""
    shown = [tuple(map(plain, row)) for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")


def plain(text: str) -> str:
    """Without anything that a terminal would act upon: people choose names."""
    return "".join(character if character.isprintable() else "�" for character in text)
