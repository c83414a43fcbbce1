"""`dropcap upload`."""

import argparse
import getpass
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from client.cli import output
from client.cli.app import ask_app
from client.config.paths import Paths
from client.core.failure import UsageError
from client.core.requests import ShareOptions, parse_duration
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning


def run(options: argparse.Namespace) -> int:
    """Shares, through the running app where there is one, and prints the links."""
    paths = Paths.standard()
    share = _options(options)
    progress = output.Progress()
    try:
        result = _by_app(paths, options.files, share, progress)
    except NotRunning:
        result = _by_ourselves(paths, options.files, share, progress)
    finally:
        progress.close()
    (output.document if options.json else output.links)(result)
    return ExitCode.DONE


def _options(options: argparse.Namespace) -> ShareOptions:
    if len(options.files) > 1 and ("-" in options.files or options.name):
        raise UsageError(
            "Standard input and --name go with one file alone.", "Run the command once a file."
        )
    password = options.password
    if password == "-":  # noqa: S105 - the sign that it is to be asked for
        password = getpass.getpass("Password for the link: ")
    if (options.privacy == "private") != bool(password) and options.privacy is not None:
        raise UsageError("Private drops have a password, others have none.", "Give --password.")
    return ShareOptions(
        privacy=options.privacy,
        password=password,
        expires_in=parse_duration(options.expires) if options.expires else None,
        name=options.name,
    )


def _by_app(
    paths: Paths, files: list[str], share: ShareOptions, progress: output.Progress
) -> Mapping[str, Any]:
    if "-" in files:
        raise NotRunning  # only this process has our pipe
    absolute = [str(Path(file).absolute()) for file in files]
    arguments = {"paths": absolute, "options": share.as_arguments()}
    return ask_app(paths, "upload", arguments, progress)


def _by_ourselves(
    paths: Paths, files: list[str], share: ShareOptions, progress: output.Progress
) -> Mapping[str, Any]:
    from client.cli import local
    from client.core import commands

    with local.session(paths, local.endpoint(paths)) as session:
        if files == ["-"]:
            job = session.sharing.spool(sys.stdin.buffer, share)
            return commands.document(commands.finished(session, job, progress))
        return commands.upload(session, [Path(file) for file in files], share, progress)
