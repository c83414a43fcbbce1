"""`dropcap shot`."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from client.cli import output
from client.cli.app import ask_app
from client.config import account
from client.config.paths import Paths
from client.core.requests import ShotRequest
from client.exit_codes import ExitCode
from client.ipc.connection import NotRunning, call

_FORMATS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}


def run(options: argparse.Namespace) -> int:
    """Captures, through the running app where there is one, and prints what came of it."""
    paths = Paths.standard()
    progress = output.Progress()
    request = _request(options)
    try:
        result = _by_app(paths, options, request, progress)
    except NotRunning:
        result = _by_ourselves(paths, request, progress)
    finally:
        progress.close()
    (output.document if options.json else output.links)(result)
    return ExitCode.DONE


def _request(options: argparse.Namespace) -> ShotRequest:
    what, which = "all", ""
    for name in ("region", "screen", "window"):
        if getattr(options, name) is not None:
            what, which = name, getattr(options, name)
    out = Path(options.out).absolute() if options.out else None
    chosen = options.format or (_FORMATS.get(out.suffix.lower()) if out else None)
    if out is None and options.no_upload:
        from client.core.sharing import capture_name

        out = Path.cwd() / f"{capture_name()}.{(chosen or 'png').replace('jpeg', 'jpg')}"
    return ShotRequest(
        what="last" if options.last else what,
        which=which,
        delay=options.delay,
        cursor=options.cursor,
        image_format=chosen,
        out=str(out) if out else None,
        upload=not options.no_upload,
    )


def _by_app(
    paths: Paths, options: argparse.Namespace, request: ShotRequest, progress: output.Progress
) -> Mapping[str, Any]:
    nothing_said = not any((options.region, options.screen, options.window))
    choose = nothing_said and not options.all and not options.last
    name = "region" if choose else "shot"
    arguments = request.as_arguments()
    if request.upload:
        return ask_app(paths, name, arguments, progress)
    return call(paths.socket, name, arguments, progress)


def _by_ourselves(
    paths: Paths, request: ShotRequest, progress: output.Progress
) -> Mapping[str, Any]:
    if not request.upload:
        from client.core.stills import take

        return take(paths, request)
    from client.cli import local
    from client.core import commands

    try:
        found = local.endpoint(paths)
    except account.AccountError as error:
        kept = _keep(paths, request)
        error.remedy = f"{error.remedy} The capture is {kept}."
        raise
    with local.session(paths, found) as session:
        return commands.shot(session, request, progress)


def _keep(paths: Paths, request: ShotRequest) -> str:
    """Takes the picture all the same: what was captured must not be lost for want of a server."""
    from dataclasses import replace

    from client.core.sharing import capture_name
    from client.core.stills import take

    paths.captures.mkdir(parents=True, exist_ok=True)
    suffix = (request.image_format or "png").replace("jpeg", "jpg")
    out = request.out or str(paths.captures / f"{capture_name()}.{suffix}")
    return str(take(paths, replace(request, out=out, upload=False))["file"])
