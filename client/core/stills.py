"""A still into a file and nowhere else: no outbox, no server, and so quickly started."""

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from capture.encode import ImageFormat, write
from capture.service import CaptureService
from client.config import settings as settings_file
from client.core import last_region
from client.core.requests import ShotRequest

if TYPE_CHECKING:
    from capture.models import Frame
    from client.config.paths import Paths
    from client.config.settings import Settings


def take(paths: "Paths", request: ShotRequest) -> dict[str, Any]:
    """Takes a still and writes it to `request.out`; returns what `--json` prints."""
    settings = settings_file.load(paths.settings)
    service = CaptureService(backend=settings.capture_backend or None)
    try:
        frame = grab(service, paths, request, settings)
    finally:
        service.close()
    return save(frame, request, settings)


def grab(
    service: CaptureService, paths: "Paths", request: ShotRequest, settings: "Settings"
) -> "Frame":
    """Takes the pixels of a request and remembers its region."""
    if request.what == "last":
        request = replace(request, which=last_region.recall(paths.state))
    cursor = settings.cursor if request.cursor is None else request.cursor
    frame = service.grab(request.target(), cursor=cursor, delay=request.delay)
    if request.what == "region":
        with contextlib.suppress(OSError):  # a convenience; the capture matters more
            last_region.remember(paths.state, request.which)
    return frame


def save(frame: "Frame", request: ShotRequest, settings: "Settings") -> dict[str, Any]:
    """Writes a still where it was asked for, if it was."""
    if request.out is not None:
        write(frame, Path(request.out), chosen_format(request, settings), quality=settings.quality)
    return {"file": request.out, "width": frame.width, "height": frame.height}


def chosen_format(request: ShotRequest, settings: "Settings") -> ImageFormat:
    """The format that was asked for, or the one that is set."""
    return ImageFormat(request.image_format or settings.image_format)
