"""`dropcap-server reports`: what people say is wrong with drops, and what to do about it."""

import argparse
import asyncio

from sqlalchemy import select

from server.cli import add_data_options
from server.cli.records import plain, transaction
from server.database.engine import make_engine
from server.database.tables import drops
from server.drops.reports import Report, find_report, list_reports, resolve_report
from server.settings import Settings, load_settings
from server.storage.signing import load_keys


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser("reports", help="what people say is wrong with drops")
    add_data_options(parser)
    parser.add_argument("--all", action="store_true", help="those too that were looked at")
    parser.set_defaults(run=_list)
    actions = parser.add_subparsers(metavar="resolve|remove")
    for name, text, run in (
        ("resolve", "put a report aside: the drop stays", _resolve),
        ("remove", "take the drop away that a report is about", _remove),
    ):
        action = actions.add_parser(name, help=text)
        add_data_options(action, inner=True)
        action.add_argument("id", metavar="ID", help="as `reports` shows it")
        action.set_defaults(run=run)


def _list(options: argparse.Namespace) -> int:
    settings = load_settings(options.config, data=options.data)
    with transaction(options) as connection:
        found = list_reports(connection, resolved=options.all)
    for report in found:
        print(_described(report, settings))  # noqa: T201
    if not found:
        print("Nothing is reported.")  # noqa: T201
    return 0


def _described(report: Report, settings: Settings) -> str:
    state = " (looked at)" if report.resolved_at else ""
    lines = [
        f"{report.id}  {report.reason.value}  {settings.base_url}/{report.slug}{state}",
        f"    {report.created_at:%Y-%m-%d %H:%M} UTC  {plain(report.name)}",
    ]
    lines += [f"    {plain(line)}" for line in report.details.splitlines()]
    if report.contact:
        lines.append(f"    from {plain(report.contact)}")
    return "\n".join(lines)


def _resolve(options: argparse.Namespace) -> int:
    with transaction(options) as connection:
        resolve_report(connection, options.id)
    return 0


def _remove(options: argparse.Namespace) -> int:
    """Takes the drop out of the catalog first: from then on its link leads nowhere."""
    settings = load_settings(options.config, data=options.data)
    with transaction(options) as connection:
        report = find_report(connection, options.id)
        resolve_report(connection, options.id)
        row = connection.execute(select(drops).where(drops.c.id == report.drop_id)).one_or_none()
    if row is not None:
        asyncio.run(_take_away(settings, row.owner_id, row.id))
    print("The drop is gone.")  # noqa: T201
    return 0


async def _take_away(settings: Settings, owner_id: str, drop_id: str) -> None:
    from server.app import make_services
    from server.drops.removal import remove_content

    engine = make_engine(settings.database)
    with engine.begin() as connection:
        keys = load_keys(connection)
    engine.dispose()
    services = make_services(settings, keys)
    await services.database.open()
    try:
        drop = await services.catalog.remove(owner_id, drop_id)
        if drop is not None:
            await remove_content(drop, services)
    finally:
        await services.database.close()
