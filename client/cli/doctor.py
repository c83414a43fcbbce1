"""`dropcap doctor`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from client.cli import output
from client.config.runtime import socket_address
from client.ipc.connection import AppFailed, NotRunning, call
from client.ipc.protocol import BadMessage

_SIGNS = {"ok": "✓", "warning": "!", "problem": "✗", "unknown": "?", "not-applicable": "–"}
_COLOURS = {"ok": "32", "warning": "33", "problem": "31"}
_SECONDS = 60.0
_ONLY_THE_APP_KNOWS = ("hotkeys",)


def run(options: argparse.Namespace) -> int:
    """Says how everything is; ends with the code of the first problem."""
    document = _examined()
    if options.json:
        output.document(document)
    else:
        for check in document["checks"]:
            _tell(check)
    return int(document["exit_code"])


def _examined() -> Mapping[str, Any]:
    """The running app's own findings, or ours.

    Where the environment names a server, only what the app alone can know is asked of it: it holds
    the hotkeys, so to us they would be taken.
    """
    from client.config import account
    from client.core.doctor import CHECKS

    if not account.is_in_environment():
        found = _of_app(tuple(CHECKS))
        return found if found is not None else _of_ours(tuple(CHECKS))
    theirs = _of_app(_ONLY_THE_APP_KNOWS)
    if theirs is None:
        return _of_ours(tuple(CHECKS))
    return _of_ours(tuple(CHECKS), theirs["checks"])


def _of_app(only: tuple[str, ...]) -> Mapping[str, Any] | None:
    try:
        return call(socket_address(), "doctor", {"only": only}, timeout=_SECONDS)
    except NotRunning:
        return None
    except (AppFailed, BadMessage):
        output.tell("The running app is of another version: start it again.")
        return None


def _of_ours(
    wanted: tuple[str, ...], known: list[Mapping[str, Any]] | None = None
) -> Mapping[str, Any]:
    from client.cli.explain import keep_log
    from client.config import account
    from client.config import settings as settings_file
    from client.config.credentials import open_store
    from client.config.paths import Paths
    from client.core.doctor import Context, Finding, Report, State, examine

    keep_log()
    paths = Paths.standard()
    loaded = settings_file.load(paths.settings)
    context = Context(
        paths,
        loaded.settings,
        lambda: account.current(paths.account, lambda: open_store(paths.tokens)),
        loaded.complaints,
    )
    given = {
        check["id"]: Finding(State(check["state"]), check["message"], check["fix"])
        for check in known or []
    }
    ours = dict(examine(context, [id_ for id_ in wanted if id_ not in given]).findings)
    both = {**given, **ours}
    return Report(tuple((id_, both[id_]) for id_ in wanted)).document()


def _tell(check: Mapping[str, Any]) -> None:
    sign = _SIGNS[check["state"]]
    colour = _COLOURS.get(check["state"])
    if colour and sys.stdout.isatty():
        sign = f"\x1b[{colour}m{sign}\x1b[0m"
    sys.stdout.write(f"{sign} {output.plain(check['message'])}\n")
    if check["fix"]:
        sys.stdout.write(f"    {output.plain(check['fix'])}\n")
