"""`dropcap upload`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from client.cli import output
from client.cli.app import ask_app
from client.cli.share_options import share_options
from client.config.paths import Paths
from client.core.failure import UsageError
from client.core.requests import ShareOptions
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning

if TYPE_CHECKING:
    import argparse

    from uploader.model import Endpoint

OnEvent = Callable[[Mapping[str, Any]], object]


def run(options: argparse.Namespace) -> int:
    """Shares, through the running app where there is one, and prints the links."""
    if options.resume == bool(options.files):
        raise UsageError("Name files to upload, or say --resume.", "See dropcap upload --help.")
    share = _options(options)
    progress = output.Progress()
    try:
        resumed = options.resume
        result = _resume(progress) if resumed else _upload(options.files, share, progress)
    finally:
        progress.close()
    (output.document if options.json else output.links)(result)
    if options.resume and not result.get("items", [result]):
        output.tell("Nothing was interrupted.")
    failures = [item["error"] for item in result.get("items", ()) if "error" in item]
    for failure in failures:
        output.complain(failure["message"], failure["remedy"])
    return int(failures[0]["exit_code"]) if failures else ExitCode.DONE


def _upload(files: list[str], share: ShareOptions, progress: OnEvent) -> Mapping[str, Any]:
    try:
        ask_app("ping", {})
        found = None
    except NotRunning:
        from client.cli import local

        found = local.endpoint(Paths.standard())
    # Standard input is read only now: without a server its bytes would have nowhere to go.
    paths = [_spooled(share)] if files == ["-"] else [_absolute(file) for file in files]
    if found is None:
        arguments = {"paths": paths, "options": share.as_arguments()}
        try:
            return ask_app("upload", arguments, progress)
        except KeyboardInterrupt:
            output.tell("The running app goes on with what it has begun.")
            raise
    return _by_ourselves(found, paths, share, progress)


def _resume(progress: OnEvent) -> Mapping[str, Any]:
    """Goes on with what was interrupted, in the app where it runs."""
    try:
        return ask_app("resume", {}, progress)
    except NotRunning:
        from client.cli import local
        from client.core import commands

    paths = Paths.standard()
    with local.session(paths, local.endpoint(paths)) as session:
        return commands.resume(session, progress)


def _by_ourselves(
    found: Endpoint, files: list[str], share: ShareOptions, progress: OnEvent
) -> Mapping[str, Any]:
    from client.cli import local
    from client.core import commands

    with local.session(Paths.standard(), found) as session:
        return commands.upload(session, [Path(file) for file in files], share, progress)


def _options(options: argparse.Namespace) -> ShareOptions:
    if len(options.files) > 1 and ("-" in options.files or options.name):
        raise UsageError(
            "Standard input and --name go with one file alone.", "Run the command once a file."
        )
    if len(options.files) > 1 and options.slug:
        raise UsageError("--slug is one link, for one file.", "Run the command once a file.")
    return share_options(options)


def _spooled(share: ShareOptions) -> str:
    """What comes through the pipe as a file, since only this process has the pipe."""
    from client.cli import local

    with local.session(Paths.standard(), None) as session:
        return str(session.sharing.spooled(sys.stdin.buffer, share.name))


def _absolute(file: str) -> str:
    """A path that the app, which works in another folder, understands."""
    return str(Path.cwd() / file)
