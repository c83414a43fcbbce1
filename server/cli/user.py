"""`dropcap-server user`: who may use the server, and how much of it."""

import argparse

from server.accounts.model import Limits, Role, Usage, User
from server.accounts.quota import usage_of
from server.accounts.users import add_user, change_user, list_users, set_disabled
from server.cli import add_data_options
from server.cli.quantities import limit_of_count, limit_of_size, size_text
from server.cli.records import table, transaction

_LIMITS = {"quota": "quota", "max_file": "max_size", "max_drops": "max_drops"}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser("user", help="add, list, change and disable users")
    actions = parser.add_subparsers(required=True, metavar="add|list|set|disable|enable")
    adding = _action(actions, "add", "make a user", _add)
    adding.add_argument("--admin", action="store_true", help="may look after everybody's")
    _add_limits(adding)
    changing = _action(actions, "set", "change a user's limits or role", _set)
    role = changing.add_mutually_exclusive_group()
    role.add_argument("--admin", action="store_const", const="admin", dest="role")
    role.add_argument("--member", action="store_const", const="member", dest="role")
    _add_limits(changing)
    _action(actions, "disable", "shut a user out; their links go on working", _disable)
    _action(actions, "enable", "let a user in again", _enable)
    listing = actions.add_parser("list", help="all users, and what they store")
    add_data_options(listing)
    listing.set_defaults(run=_list)


def _action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
    run: object,
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=text)
    add_data_options(parser)
    parser.add_argument("name", metavar="NAME")
    parser.set_defaults(run=run)
    return parser


def _add_limits(parser: argparse.ArgumentParser) -> None:
    for option, kind, metavar, text in (
        ("--quota", limit_of_size, "SIZE", "bytes of all drops, such as 10GB; or none"),
        ("--max-file", limit_of_size, "SIZE", "bytes of one drop, such as 500MB; or none"),
        ("--max-drops", limit_of_count, "N", "how many drops; or none"),
    ):
        parser.add_argument(
            option, type=kind, metavar=metavar, help=text, default=argparse.SUPPRESS
        )


def _given_limits(options: argparse.Namespace) -> dict[str, int | None]:
    return {
        column: getattr(options, option)
        for option, column in _LIMITS.items()
        if hasattr(options, option)
    }


def _add(options: argparse.Namespace) -> int:
    role = Role.ADMIN if options.admin else Role.MEMBER
    with transaction(options) as connection:
        user = add_user(connection, options.name, role, Limits(**_given_limits(options)))
    print(f"{user.name} is a user now. A token: dropcap-server token --user … --name …")  # noqa: T201
    return 0


def _set(options: argparse.Namespace) -> int:
    values = _given_limits(options) | ({"role": options.role} if options.role else {})
    with transaction(options) as connection:
        change_user(connection, options.name, **values)
    return 0


def _disable(options: argparse.Namespace) -> int:
    with transaction(options) as connection:
        set_disabled(connection, options.name, disabled=True)
    return 0


def _enable(options: argparse.Namespace) -> int:
    with transaction(options) as connection:
        set_disabled(connection, options.name, disabled=False)
    return 0


def _list(options: argparse.Namespace) -> int:
    with transaction(options) as connection:
        found = [(user, usage_of(connection, user.id)) for user in list_users(connection)]
    head = ("NAME", "ROLE", "DROPS", "BYTES", "QUOTA", "MAX FILE", "MAX DROPS", "STATE")
    table(head, [_row(user, usage) for user, usage in found])
    return 0


def _row(user: User, usage: Usage) -> tuple[str, ...]:
    limits = user.limits
    return (
        user.name,
        user.role.value,
        str(usage.drops),
        size_text(usage.bytes),
        size_text(limits.quota),
        size_text(limits.max_size),
        str(limits.max_drops or "–"),
        "disabled" if user.disabled_at else "",
    )
