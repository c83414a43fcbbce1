"""`dropcap-server token`: makes an access token and prints it, and nothing else.

`token list` and `token revoke` look after those there are.
"""

import argparse

from server.accounts.model import USUAL_SCOPES, Scope, written
from server.accounts.tokens import add_token, list_tokens, revoke_token
from server.cli import add_data_options
from server.cli.quantities import duration
from server.cli.records import table, transaction
from server.errors import SettingsError


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the commands."""
    parser = commands.add_parser("token", help="make, list and revoke access tokens")
    add_data_options(parser)
    parser.add_argument("--name", help="what the token is for, such as “laptop”")
    parser.add_argument("--user", metavar="NAME", help="whose it is (the server's owner)")
    parser.add_argument(
        "--scope",
        action="append",
        choices=[scope.value for scope in Scope],
        help="what it allows; may be repeated (read, write and delete)",
    )
    parser.add_argument(
        "--expires", type=duration, metavar="TIME", help="12h, 30d, 2w, 1y (when it is revoked)"
    )
    parser.set_defaults(run=_make)
    actions = parser.add_subparsers(metavar="list|revoke")
    listing = actions.add_parser("list", help="all tokens, never the secrets themselves")
    add_data_options(listing, inner=True)
    listing.add_argument("--user", metavar="NAME", default=argparse.SUPPRESS, help="only whose")
    listing.set_defaults(run=_list)
    revoking = actions.add_parser("revoke", help="end a token at once")
    add_data_options(revoking, inner=True)
    revoking.add_argument("id", metavar="ID", help="as `token list` shows it")
    revoking.set_defaults(run=_revoke)


def _make(options: argparse.Namespace) -> int:
    if not options.name:
        raise SettingsError(["Say what the token is for: --name laptop."])
    scopes = [Scope(name) for name in options.scope] if options.scope else USUAL_SCOPES
    with transaction(options) as connection:
        token = add_token(connection, options.name, options.user, scopes, options.expires)
    print(token)  # noqa: T201
    return 0


def _list(options: argparse.Namespace) -> int:
    with transaction(options) as connection:
        found = list_tokens(connection, options.user)
    rows = [
        (
            token.id,
            token.user,
            token.name,
            written(token.scopes),
            f"{token.created_at:%Y-%m-%d}",
            f"{token.expires_at:%Y-%m-%d %H:%M}" if token.expires_at else "–",
        )
        for token in found
    ]
    table(("ID", "USER", "NAME", "SCOPES", "MADE", "EXPIRES (UTC)"), rows)
    return 0


def _revoke(options: argparse.Namespace) -> int:
    with transaction(options) as connection:
        revoke_token(connection, options.id)
    print("The token is of no use any more.")  # noqa: T201
    return 0
