"""The options that say how something is shared, for every command that shares."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from client.core.failure import UsageError
from client.core.requests import ShareOptions, parse_duration

if TYPE_CHECKING:
    import argparse


def share_options(options: argparse.Namespace) -> ShareOptions:
    """Reads them.

    Raises:
        UsageError: they do not go together.
    """
    password = _asked_for() if options.password == "-" else options.password  # noqa: S105 - a sign
    if options.privacy is not None and (options.privacy == "private") != bool(password):
        raise UsageError("Private drops have a password, others have none.", "Give --password.")
    if options.privacy == "obscure" and options.slug:
        raise UsageError("An obscure link is a long random one.", "Leave --slug or --privacy out.")
    return ShareOptions(
        privacy=options.privacy,
        password=password or None,
        expires_in=parse_duration(options.expires) if options.expires else None,
        name=options.name,
        max_views=options.max_views,
        slug=options.slug,
        tags=tuple(options.tag or ()),
    )


def _asked_for() -> str:
    if not sys.stdin.isatty():
        raise UsageError("There is no terminal to ask for the password on.", "Write it out.")
    return getpass.getpass("Password for the link: ")
