"""What `dropcap note` and `dropcap shorten` have in common: something small gets a link at once."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from client.cli import output
from client.cli.app import ask_app
from client.cli.share_options import share_options
from client.config.paths import Paths
from client.core.requests import ShareOptions
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning


def write(kind: str, content: str, options: argparse.Namespace) -> int:
    """Makes a note or a link, through the running app where there is one, and prints its link."""
    share = share_options(options)
    arguments = {"kind": kind, "content": content, "options": share.as_arguments()}
    try:
        result = ask_app("write", arguments)
    except NotRunning:
        result = _by_ourselves(kind, content, share)
    (output.document if options.json else output.links)(result)
    return ExitCode.DONE


def _by_ourselves(kind: str, content: str, share: ShareOptions) -> Mapping[str, Any]:
    from client.cli import local
    from client.config import settings
    from client.core import commands, writing

    paths = Paths.standard()
    found = local.endpoint(paths)
    written = writing.written(kind, content, share, settings.load(paths.settings).settings)
    return commands.write(found, written)
