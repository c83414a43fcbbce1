"""A still without the running app."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from client.cli import local
from client.config.paths import Paths
from client.core import stills
from client.core.failure import add_to_remedy
from client.core.keeping import keep
from client.core.requests import ShotRequest

if TYPE_CHECKING:
    from pathlib import Path

    from capture.models import Frame
    from client.config.settings import Settings


def shoot(
    arguments: Mapping[str, Any], on_event: Callable[[Mapping[str, Any]], object]
) -> Mapping[str, Any]:
    """Takes a still first of all: what is on the screen now is gone when an error is mended."""
    paths = Paths.standard()
    request = ShotRequest.from_arguments(arguments)
    settings = local.settings(paths)
    frame = stills.take(paths, request, settings)
    if not request.upload:
        return stills.save(frame, request, settings, paths)
    from client.core import commands

    with contextlib.ExitStack() as stack:
        try:
            session = stack.enter_context(local.session(paths, local.endpoint(paths)))
        except Exception as error:
            add_to_remedy(error, f"The capture is {_keep(frame, request, settings, paths)}.")
            raise
        return commands.deliver(session, request, frame, on_event)


def _keep(frame: Frame, request: ShotRequest, settings: Settings, paths: Paths) -> Path | str:
    if request.out is not None:
        return str(stills.save(frame, request, settings, paths)["file"])
    chosen = stills.chosen_format(request, settings)
    return keep(frame, chosen, settings.quality, paths.captures)
