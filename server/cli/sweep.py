"""`dropcap-server sweep`: takes away what is over. For a scheduler, or to see what there is."""

import argparse
import asyncio
from datetime import timedelta

from server.cli import add_data_options
from server.database.database import make_database
from server.database.migrate import migrate, prepare_data
from server.errors import OperatorError
from server.settings import Settings, load_settings
from server.storage.choose import make_storage
from server.storage.signing import SigningKeys
from server.sweeping.sweeper import Sweeper, Swept


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("sweep", help="take away what is over")
    add_data_options(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what there is")
    parser.add_argument(
        "--grace",
        type=float,
        default=3600.0,
        metavar="SECONDS",
        help="how long what was begun and belongs to no drop is left alone (3600)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Sweeps, and says what it took away."""
    settings = load_settings(options.config, data=options.data)
    prepare_data(settings.data)
    migrate(settings.database)
    swept = asyncio.run(_sweep(settings, timedelta(seconds=options.grace), options.dry_run))
    for name, count in (
        ("expired drops", swept.expired),
        ("drops that never arrived", swept.abandoned),
        ("uploads that belong to no drop", swept.unfinished),
        ("objects that belong to no drop", swept.orphans),
        ("drops without their objects", swept.broken),
    ):
        print(f"{count:8}  {name}")  # noqa: T201
    if swept.suspicious:
        raise OperatorError(
            "So many drops have no objects that this seems to be the wrong store. They were left"
            " alone; check the settings."
        )
    return 0


async def _sweep(settings: Settings, grace: timedelta, dry_run: bool) -> Swept:
    database = make_database(settings.database, settings.database_connections)
    await database.open()
    # Nothing is granted here, so that no key is needed.
    storage = make_storage(settings, database, SigningKeys("", {}))
    await storage.open()
    try:
        return await Sweeper(settings, database, storage, grace).sweep(dry_run=dry_run)
    finally:
        await storage.close()
        await database.close()
